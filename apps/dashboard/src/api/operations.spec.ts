import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import * as live from './operations/live.js';
import * as reading from './operations/reading.js';
import * as recording from './operations/recording.js';

const { recordings, ...others } = recording;
const operations: Record<string, string> = { ...reading, ...live, ...others, ...recordings };
const published = new URL('../../../../schemas/graphql/schema.graphql', import.meta.url);

describe('every operation of the dashboard', () => {
  const schema = existsSync(published) ? buildSchema(readFileSync(published, 'utf8')) : undefined;

  it.each(Object.entries(operations))('%s is what the published schema answers', (_name, text) => {
    const document = parse(text);
    expect(schema ? validate(schema, document).map(({ message }) => message) : []).toEqual([]);
  });
});
