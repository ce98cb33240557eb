import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { projectRoot } from '../../../server/src/core/project-root.js';
import { checkDocuments } from './check.js';
import { graphqlPath, type SchemaDocuments } from './documents.js';
import { writeDocuments } from './drift.js';
import { publish, unannouncedChanges } from './published.js';

const today = documentsOf('type Query {\n  incidents(kind: String): [String!]!\n  members: [String!]!\n}\n');
const withoutMembers = documentsOf('type Query {\n  incidents(kind: String): [String!]!\n}\n');
const removed = 'Query.members was removed.';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-published-'));
  mkdirSync(join(folder, 'graphql'));
  publish(folder, today);
});
afterEach(() => rmSync(folder, { recursive: true }));

function documentsOf(sdl: string): SchemaDocuments {
  return new Map([[graphqlPath, sdl]]);
}
const announce = (changes: unknown): void => writeFileSync(join(folder, 'graphql/announced-changes.json'), JSON.stringify(changes));

/** What the check ends with after `honbu schema write`, which is all that makes a drift go away. */
function outcome(documents: SchemaDocuments): { code: string; said: string[] } {
  writeDocuments(folder, documents);
  const said: string[] = [];
  try {
    checkDocuments(folder, documents, { language: 'en', note: (line) => said.push(line) });
    return { code: 'OK', said };
  } catch (error) {
    return { code: (error as { code: string }).code, said };
  }
}

test('what clients were given still stands', () => {
  expect(outcome(today)).toEqual({ code: 'OK', said: [] });
});

test('a removed field fails, also once the schema is written again, until it is announced with what clients do instead', () => {
  expect(outcome(withoutMembers)).toEqual({ code: 'API_CHANGE_UNANNOUNCED', said: [`Breaking change: ${removed}`] });
  announce({ 'Query.incidents was removed.': 'gone', [removed]: ' ' });
  expect(outcome(withoutMembers).code).toBe('API_CHANGE_UNANNOUNCED');
  announce({ [removed]: 'Ask for `accounts`.' });
  expect(outcome(withoutMembers)).toEqual({ code: 'OK', said: [] });
});

test.each([
  [
    'an argument that is asked for',
    'incidents(kind: String, place: String!): [String!]!',
    'A required arg place on Query.incidents was added.',
  ],
  ['an argument that is gone', 'incidents: [String!]!', 'Query.incidents arg kind was removed.'],
  ['an answer that may be missing', 'incidents(kind: String): [String!]', 'Query.incidents changed type from [String!]! to [String!].'],
])('%s breaks clients too', (_what, incidents, change) => {
  expect(unannouncedChanges(folder, documentsOf(`type Query {\n  ${incidents}\n  members: [String!]!\n}\n`))).toEqual([change]);
});

test('what is new breaks nobody, and is promised once it is published', () => {
  const more = documentsOf(
    'type Query {\n  incidents(kind: String, after: String): [String!]!\n  members: [String!]!\n  teams: [String!]!\n}\n',
  );
  expect(outcome(more).code).toBe('OK');
  expect(outcome(today).code).toBe('OK');
  announce({ [removed]: 'Ask for `accounts`.' });
  publish(folder, more);
  expect(outcome(today)).toMatchObject({ code: 'API_CHANGE_UNANNOUNCED', said: { length: 2 } });
  expect(outcome(withoutMembers).said).toContain(`Breaking change: ${removed}`);
});

test('without the published API, or with announcements that cannot be read, nothing passes', () => {
  announce({ [removed]: true });
  expect(outcome(today).code).toBe('ANNOUNCEMENTS_UNREADABLE');
  rmSync(join(folder, 'graphql/published.graphql'));
  expect(outcome(today).code).toBe('PUBLISHED_API_MISSING');
});

test('the API that this project has given to clients has what they use', () => {
  const published = readFileSync(`${projectRoot}/schemas/graphql/published.graphql`, 'utf8');
  expect(
    unannouncedChanges(`${projectRoot}/schemas`, documentsOf(published.replaceAll(/^ {2}recordReport\(/gm, '  recordedReport('))),
  ).toEqual(['Mutation.recordReport was removed.']);
});
