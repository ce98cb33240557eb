import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { driftOf, writeDocuments } from './drift.js';

const documents = new Map([
  ['events/incident.opened.2.json', '{\n  "title": "incident.opened"\n}\n'],
  ['graphql/schema.graphql', 'type Query {\n  incidents: [String!]!\n}\n'],
]);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-drift-'));
  writeDocuments(folder, documents);
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

test('what was just written does not differ', () => {
  expect(driftOf(folder, documents)).toEqual([]);
});

test('JSON may be laid out in another way, and may not say another thing', () => {
  write('events/incident.opened.2.json', '{"title":"incident.opened"}');
  expect(driftOf(folder, documents)).toEqual([]);
  write('events/incident.opened.2.json', '{"title":"incident.begun"}');
  expect(driftOf(folder, documents)).toMatchObject([{ path: 'events/incident.opened.2.json', kind: 'CHANGED' }]);
});

test('a missing file is missing, the schema of a type that is gone is stale, older versions and fixtures stay', () => {
  rmSync(join(folder, 'graphql/schema.graphql'));
  write('events/incident.begun.1.json', '{}');
  write('events/incident.opened.1.json', '{}');
  write('events/fixtures/incident.opened.2.json', '{}');
  expect(driftOf(folder, documents)).toEqual([
    { path: 'events/incident.begun.1.json', kind: 'STALE' },
    { path: 'graphql/schema.graphql', kind: 'MISSING' },
  ]);
  writeDocuments(folder, documents);
  expect(existsSync(join(folder, 'events/incident.begun.1.json'))).toBe(false);
  expect(existsSync(join(folder, 'events/incident.opened.1.json'))).toBe(true);
  expect(readFileSync(join(folder, 'graphql/schema.graphql'), 'utf8')).toBe(documents.get('graphql/schema.graphql'));
});
