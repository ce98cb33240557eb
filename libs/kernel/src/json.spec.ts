import { expect, test } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './json.js';

class Input {
  get shown(): string {
    return 'of the class, not of the value';
  }
}

test('every JSON value is written as the reference implementation of RFC 8785 writes it', () => {
  const value = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' });
  fc.assert(
    fc.property(value, (json) => expect(canonicalJson(json)).toBe(canonicalize(json))),
    { numRuns: 2000 },
  );
});

test.each([
  ['keys in the order of UTF-16 code units', { b: 1, a: 2, '10': 3, '9': 4, é: 5, '😀': 6, ﬁ: 7 }],
  ['a key named __proto__', JSON.parse('{"z":1,"__proto__":{"a":1},"a":2}')],
  ['numbers', { a: -0, b: 1e21, c: 1e-7, d: 0.1 + 0.2, e: 333333333.3333333 }],
  ['characters to be escaped', { a: '\u0000\b\t\n\f\r"\\/\u2028\u007f', b: '\\ud800' }],
  ['members left undefined', { a: undefined, b: { c: undefined } }],
  ['values with a JSON form of their own', { at: new Date(0), n: Object(1) }],
  ['instances of a class', Object.assign(new Input(), { b: Object.assign(new Input(), { d: 1, c: [new Input()] }), a: new Map([[1, 2]]) })],
])('%s', (_, value) => {
  expect(canonicalJson(value)).toBe(canonicalize(value));
});

test.each([[NaN], [Infinity], ['\ud800'], [{ '\udc00': 1 }], [undefined]])('%p is not JSON', (value) => {
  expect(() => canonicalJson(value)).toThrow();
});
