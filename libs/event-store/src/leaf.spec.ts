import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonObject } from '#kernel';
import { leafOf, leafText } from './leaf.js';

const json = fc.dictionary(fc.string(), fc.jsonValue()) as fc.Arbitrary<JsonObject>;

test('the leaf is SHA-256 over the canonical JSON of the whole event', () => {
  fc.assert(
    fc.property(fc.nat(), fc.uuid(), fc.string({ minLength: 1, unit: 'grapheme' }), json, json, (revision, id, type, data, metadata) => {
      const whole = canonicalJson({ stream: 'incident-1', revision, id, type, data, metadata });
      expect(leafText('incident-1', revision, id, type, canonicalJson(data), canonicalJson(metadata))).toBe(whole);
      const leaf = leafOf('incident-1', revision, id, type, canonicalJson(data), canonicalJson(metadata));
      expect(leaf).toBe(createHash('sha256').update(whole, 'utf8').digest('hex'));
    }),
  );
});

test('a known leaf, for verifiers written elsewhere', () => {
  const known = ['incident-1', 0n, '0b7a9c1d-0000-4000-8000-000000000001', 'test.known', '{"a":1,"b":"日本"}', '{}'] as const;
  expect(leafText(...known)).toBe(
    '{"data":{"a":1,"b":"日本"},"id":"0b7a9c1d-0000-4000-8000-000000000001","metadata":{},' +
      '"revision":0,"stream":"incident-1","type":"test.known"}',
  );
  expect(leafOf(...known)).toBe('20aeda91207543ad21569e0e0ffb11c4af85c8a4e1153e3e6d31bc55cad761b0');
});
