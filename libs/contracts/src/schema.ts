import { Type, type TSchema } from 'typebox';
import { isSealedClass, type Field } from './data-class.js';
import { dataClassKeyword, subjectKeyword, type EventType } from './event.js';
import type { JsonObject } from '#kernel';

export const StoredSealSchema = Type.Object(
  { key: Type.String({ format: 'uuid' }), field: Type.Optional(Type.String()), box: Type.String({ pattern: '^[A-Za-z0-9_-]+$' }) },
  { additionalProperties: false },
);

type FieldSchema = (field: Field) => TSchema;

const isOptional = (schema: TSchema): boolean => (schema as { '~optional'?: boolean })['~optional'] === true;

function objectSchema(event: EventType, schemaOfField: FieldSchema): JsonObject {
  const entries = Object.entries(event.fields);
  return {
    type: 'object',
    additionalProperties: false,
    required: entries.filter(([, field]) => !isOptional(field.schema)).map(([name]) => name),
    properties: Object.fromEntries(entries.map(([name, field]) => [name, { ...schemaOfField(field) }])),
  } as JsonObject;
}

/** What a decider may emit: values of class 2–4 in the clear, on their way to be sealed. */
export const plainSchema = (event: EventType): JsonObject => objectSchema(event, (field) => field.schema);

/** What stands in the log: values of class 2–4 sealed. */
export const storedSchema = (event: EventType): JsonObject =>
  objectSchema(event, (field) => (isSealedClass(field.dataClass) ? StoredSealSchema : field.schema));

/** The published document under `schemas/events/<type>.<version>.json`: the plain shape, with class and subject on every field. */
export function schemaDocument(event: EventType): JsonObject {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `honbu:events/${event.type}.${event.version}`,
    title: event.type,
    ...objectSchema(
      event,
      (field) =>
        ({
          ...classified(field.schema as JsonObject, field),
        }) as TSchema,
    ),
  };
}

/** Stamps the class on the field and on everything nested in it. */
function classified(schema: JsonObject, field: Field): JsonObject {
  const properties = schema['properties'] as Record<string, JsonObject> | undefined;
  const items = schema['items'] as JsonObject | undefined;
  return {
    ...schema,
    [dataClassKeyword]: field.dataClass,
    ...(field.subject && { [subjectKeyword]: field.subject }),
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, s]) => [name, classified(s, field)])) }),
    ...(items && { items: classified(items, field) }),
  };
}
