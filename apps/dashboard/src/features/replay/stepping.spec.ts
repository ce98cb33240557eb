import { describe, expect, it, test } from '@jest/globals';
import { endOfSecond, secondOf, stepped } from './stepping.js';

const first = Date.parse('2026-11-22T12:00:05.400Z');
const last = Date.parse('2026-11-22T13:00:07.800Z');
const from = (moment: string) => Date.parse(`2026-11-22T${moment}Z`);

/** The address after these keys, each from where the one before led to. */
const after = (start: string, ...keys: string[]): string =>
  keys.reduce((at, key) => endOfSecond(stepped(key, Date.parse(at), first, last)!), endOfSecond(from(start)));

describe('the keys of the replay', () => {
  test.each([
    ['ArrowLeft', '12:29:30.999'],
    ['ArrowDown', '12:29:30.999'],
    ['ArrowRight', '12:31:30.999'],
    ['ArrowUp', '12:31:30.999'],
    ['PageDown', '12:20:30.999'],
    ['PageUp', '12:40:30.999'],
  ])('%s leads from 12:30:30 to %s', (key, at) => expect(after('12:30:30.250', key)).toBe(`2026-11-22T${at}Z`));

  it('lead as far at each press', () => {
    expect(after('12:30:30.250', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')).toBe('2026-11-22T12:27:30.999Z');
    expect(after('12:30:30.250', 'ArrowLeft', 'ArrowRight')).toBe('2026-11-22T12:30:30.999Z');
  });

  it('lead no further than the first and the last entry, whose second is shown whole', () => {
    expect(after('12:00:50.000', 'ArrowLeft')).toBe('2026-11-22T12:00:05.999Z');
    expect(after('12:55:00.000', 'PageUp')).toBe('2026-11-22T13:00:07.999Z');
  });

  it('leave the others to the page', () => expect(stepped('Tab', secondOf(first), first, last)).toBeUndefined());
});
