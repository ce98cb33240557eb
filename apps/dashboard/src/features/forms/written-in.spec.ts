import { expect, it } from '@jest/globals';
import { writtenIn } from './written-in.js';

it('knows the language of an entry by its own words, whoever corrects it', () => {
  expect(writtenIn('手術開始')).toBe('JA');
  expect(writtenIn('ﾃｽﾄ 2 OK')).toBe('JA');
  expect(writtenIn('Dr. 山田 called from Lima')).toBe('JA');
  expect(writtenIn('Surgery started, 2 nurses')).toBe('EN');
  expect(writtenIn('  ')).toBe('JA');
});
