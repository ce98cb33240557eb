import { schemaDocument } from '#contracts';
import { accessTableSchema } from '#access';
import { manualSchemaDocument } from '#response';
import { honbuEvents } from '../../../server/src/core/registry.js';
import { printedServiceSchema } from './service-schema.js';

/** What stands under `schemas/`, by path: generated from the program, never written by hand. */
export type SchemaDocuments = ReadonlyMap<string, string>;

export const graphqlPath = 'graphql/schema.graphql';

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

/** Every generated document of this program. */
export async function schemaDocuments(): Promise<SchemaDocuments> {
  return new Map([
    ...honbuEvents.map((event) => [`events/${event.type}.${event.version}.json`, json(schemaDocument(event))] as const),
    [graphqlPath, await printedServiceSchema()] as const,
    ['policies/access.schema.json', json(accessTableSchema())] as const,
    ['policies/manual.schema.json', json(manualSchemaDocument)] as const,
  ]);
}
