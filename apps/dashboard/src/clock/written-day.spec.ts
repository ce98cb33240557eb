import { expect, it } from '@jest/globals';
import { writtenDay } from './written-day.js';

it('writes a day of this year without it', () => {
  expect(writtenDay('2026-11-02', '2026-12-31', 'ja')).toBe('11/02');
  expect(writtenDay('2026-11-02', '2026-12-31', 'en')).toBe('2 Nov');
});

it('names the year of a day of another, before or after', () => {
  expect(writtenDay('2025-11-22', '2026-11-22', 'ja')).toBe('2025/11/22');
  expect(writtenDay('2025-11-22', '2026-11-22', 'en')).toBe('22 Nov 2025');
  expect(writtenDay('2027-01-01', '2026-12-31', 'en')).toBe('1 Jan 2027');
});
