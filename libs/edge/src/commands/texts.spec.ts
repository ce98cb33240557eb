import { expect, test } from '@jest/globals';
import { pendingValue } from '#contracts';
import { neededSeal, sealed, written, writtenFields } from './texts.js';

test.each([undefined, null, '', '  ', '　'])('%j is no text at all', (text) => {
  expect(written(text)).toBeUndefined();
  expect(sealed(text)).toBeUndefined();
});

test('text is kept without the blanks around it', () => {
  expect(pendingValue(sealed(' 本部 '))).toBe('本部');
});

test('text that must be there is refused by name when it is blank', () => {
  expect(() => neededSeal('　', 'reason')).toThrow(expect.objectContaining({ code: 'INPUT_INVALID', field: ['reason'] }));
});

test('of texts that belong together only those with something in them are kept', () => {
  expect(writtenFields({ where: ' Lyon ', what: ' ', how: null })).toEqual({ where: 'Lyon' });
  expect(writtenFields({ where: '' })).toBeUndefined();
});
