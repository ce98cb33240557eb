import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskValue, type MaskKind } from './mask.js';

describe('masked values', () => {
  it.each<[MaskKind, string, string]>([
    ['phone', '090-5555-1234', '090-****-1234'],
    ['phone', '０９０５５５５１２３４', '090-****-1234'],
    ['phone', '+81 90 5555 1234', '+81-****-1234'],
    ['phone', '0120-12', '****'],
    ['name', '佐藤 花子', '佐*'],
    ['name', 'Hanako Sato', 'H*'],
    ['name', '𠮷田 架空', '𠮷*'],
    ['name', '林', '＊＊＊＊'],
    ['name', '', '＊＊＊＊'],
    ['email', 'hanako@example.ac.jp', 'h***@…'],
    ['email', 'h@example.ac.jp', '＊＊＊＊'],
    ['email', 'not an address', '＊＊＊＊'],
    ['number', 'TK1234567', '****67'],
    ['number', '12345', '****'],
    ['text', '右大腿骨を骨折', '＊＊＊＊'],
  ])('%s "%s" is shown as "%s"', (kind, value, masked) => {
    expect(maskValue(kind, value)).toBe(masked);
  });

  it('tell nothing of the length of a text', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => maskValue('text', a) === maskValue('text', b)));
  });

  it('never are the value itself', () => {
    const kinds = fc.constantFrom<MaskKind>('name', 'phone', 'email', 'number', 'text');
    fc.assert(
      fc.property(kinds, fc.string({ unit: 'grapheme', minLength: 1 }), (kind, value) => {
        fc.pre(!/[*＊]/.test(value));
        expect(maskValue(kind, value)).not.toContain(value.length > 1 ? value : `${value}${value}`);
      }),
    );
  });
});
