import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges, parse, print, visit } from 'graphql';
import { reject } from '../errors.js';
import { graphqlPath, type SchemaDocuments } from './documents.js';

/** The API as clients were last given it, without its words: what breaks them is measured against this, however often `schema.graphql` is written since. */
const publishedPath = 'graphql/published.graphql';
/** Breaking changes since, each in the words of `unannouncedChanges`, with what clients do instead. */
const announcedPath = 'graphql/announced-changes.json';

/**
 * What clients of the published API would stumble over, and was told to nobody. Throws `PUBLISHED_API_MISSING` and
 * `ANNOUNCEMENTS_UNREADABLE`.
 */
export function unannouncedChanges(folder: string, documents: SchemaDocuments): string[] {
  const published = join(folder, publishedPath);
  if (!existsSync(published)) reject('PUBLISHED_API_MISSING');
  const announced = announcementsIn(folder);
  return findBreakingChanges(buildSchema(readFileSync(published, 'utf8')), buildSchema(documents.get(graphqlPath)!))
    .map(({ description }) => description)
    .filter((change) => !announced[change]?.trim());
}

/** From now on clients have the API of this program; what was announced has come. */
export function publish(folder: string, documents: SchemaDocuments): void {
  writeFileSync(join(folder, publishedPath), withoutWords(documents.get(graphqlPath)!));
  writeFileSync(join(folder, announcedPath), '{}\n');
}

/** Words break nobody, and stand in `schema.graphql`. */
const withoutWords = (sdl: string): string =>
  `${print(visit(parse(sdl), { enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined) }))}\n`;

function announcementsIn(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, announcedPath);
  if (!existsSync(file)) return {};
  try {
    return textsIn(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return reject('ANNOUNCEMENTS_UNREADABLE');
  }
}

function textsIn(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null || Object.values(value).some((text) => typeof text !== 'string')) throw new TypeError();
  return value as Record<string, string>;
}
