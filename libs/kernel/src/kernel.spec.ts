import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomainError, decimalOf, instantOf, isInstant, isUuid, laterOf, moneyOf, uuid, uuidV5, wordingOf } from './index.js';

describe('money', () => {
  test.each([
    ['1234.50', 'EUR', 123_450],
    ['500000', 'JPY', 500_000],
    ['0.001', 'KWD', 1],
  ])('%s %s is %i minor units, and back', (decimal, currency, amount) => {
    expect(moneyOf(decimal, currency)).toEqual({ amount, currency });
    expect(Number(decimalOf({ amount, currency }))).toBe(Number(decimal));
  });

  test('more decimals than the currency has, or more than can be counted exactly, is refused', () => {
    expect(() => moneyOf('1.5', 'JPY')).toThrow(RangeError);
    expect(() => moneyOf('99999999999999999', 'JPY')).toThrow(RangeError);
  });

  test('any whole number of minor units survives the way to text and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), fc.constantFrom('JPY', 'EUR', 'USD', 'KWD'), (amount, currency) => {
        expect(moneyOf(decimalOf({ amount, currency }), currency)).toEqual({ amount, currency });
      }),
    );
  });
});

describe('ids', () => {
  test('follow RFC 9562, version 5', () => {
    // The example of the RFC: www.example.com in the DNS namespace.
    expect(uuidV5(uuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8'), 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  test.each(['', 'x', '6ba7b8109dad11d180b400c04fd430c8', '6ba7b810-9dad-91d1-80b4-00c04fd430c8'])('%p is none', (text) => {
    expect(isUuid(text)).toBe(false);
    expect(() => uuid(text)).toThrow(TypeError);
  });
});

describe('instants', () => {
  test.each(['2026-11-22T03:00:00Z', '2026-11-22', '2026-02-30T00:00:00.000Z', '2026-11-22T03:00:00.000+09:00'])('%s is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  test('sort as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (a, b) => {
        expect(laterOf(instantOf(a), instantOf(b))).toBe(instantOf(Math.max(a, b)));
      }),
    );
  });
});

test('a refusal is worded in both languages, with its details and nothing else', () => {
  const catalogue = {
    SLOW: { ja: 'あと{seconds}秒', en: '{seconds} s left, {unknown}' },
    WRONG: { ja: '{rule}にする', en: 'make it {rule}' },
  };
  const error = new DomainError('SLOW', { seconds: 3 });
  expect(wordingOf(catalogue, error, 'ja')).toBe('あと3秒');
  expect(wordingOf(catalogue, error, 'en')).toBe('3 s left, {unknown}');
  const worded = new DomainError('WRONG', { rule: { ja: '数', en: 'a number' } });
  expect([wordingOf(catalogue, worded, 'ja'), wordingOf(catalogue, worded, 'en')]).toEqual(['数にする', 'make it a number']);
});
