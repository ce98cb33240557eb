import { describe, expect, test } from '@jest/globals';
import type { Instant } from '#kernel';
import { filledIn, NotMade } from './filled-in.js';
import { madeBy } from './mutations.js';
import { roster } from './people.js';
import { script } from './script.js';
import { Minute } from './step.js';

/** When things are said to have happened; what is planned lies ahead. */
function happeningsIn(value: unknown, name = ''): Minute[] {
  if (value instanceof Minute) return name === 'instant' ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([inner, part]) =>
    inner === 'departsAt' || inner === 'arrivesAt' ? [] : happeningsIn(part, inner),
  );
}

const BEGUN = '2026-11-22T03:00:00.000Z' as Instant;

describe('the script', () => {
  test('names each step once, so that each is one command', () => {
    expect(new Set(script.map(({ key }) => key)).size).toBe(script.length);
  });

  test('runs forwards over forty minutes, with all five duties and the head', () => {
    const minutes = script.map(({ at }) => at);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    expect(minutes.at(-1)).toBe(40);
    expect(new Set(script.map(({ as }) => as))).toEqual(
      new Set(['director', 'pr', 'government', 'family', 'logistics', 'onsite', 'general']),
    );
  });

  test('names only what was made before', () => {
    const ids = new Map<string, string>(
      ['director', 'pr', 'government', 'family', 'logistics', 'onsite', 'general'].map((role) => [`member:${role}`, role]),
    );
    for (const step of script) {
      expect(() => filledIn(step.input, ids, BEGUN)).not.toThrow(NotMade);
      ids.set('incident', 'incident');
      if (madeBy(step.do)) ids.set(step.key, step.key);
    }
  });

  test('says of nothing that it happened later than it is told', () => {
    for (const { input, at } of script) for (const moment of happeningsIn(input)) expect(moment.at).toBeLessThanOrEqual(at);
  });

  test('speaks of 24 students and 2 escorts whom nobody can reach', () => {
    expect(roster).toHaveLength(26);
    expect(JSON.stringify(roster)).not.toMatch(/0[789]0-\d|@(?!example\.invalid)/);
  });
});
