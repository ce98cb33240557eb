import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import * as live from '../../apps/dashboard/src/api/operations/live.js';
import * as reading from '../../apps/dashboard/src/api/operations/reading.js';
import * as recording from '../../apps/dashboard/src/api/operations/recording.js';
import { checkDocument } from '../../apps/server/src/limits/check-document.js';
import { parseLimits } from '../../apps/server/src/limits/document-limits.js';

const { recordings, ...others } = recording;
const operations: Record<string, string> = { ...reading, ...live, ...others, ...recordings };
const published = new URL('../../schemas/graphql/schema.graphql', import.meta.url);

describe('the limits let our own screens through', () => {
  const schema = existsSync(published) ? buildSchema(readFileSync(published, 'utf8')) : undefined;

  test.each(Object.entries(operations))('%s', (_name, text) => {
    if (schema) expect(checkDocument(schema, text, { introspection: false }).errors.map(({ message }) => message)).toEqual([]);
    // With headroom for what the screens will ask one day.
    expect(parse(text, { maxTokens: parseLimits.maxTokens * 0.8 }).definitions.length).toBeGreaterThan(0);
  });
});
