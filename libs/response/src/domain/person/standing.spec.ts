import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Instant } from '#kernel';
import { conditions } from '#vocabulary';
import { given } from '../spec/scenario.js';
import { conditionOf } from './condition.js';
import { severity, type Certainty, type Condition, type FactValues } from './facts.js';
import { standingOf, type AssertedFacts, type StateClaim } from './standing.js';

const at = (hour: number) => `2026-05-02T${String(hour).padStart(2, '0')}:00:00.000Z` as Instant;

/** A claim that became known an hour after it happened. */
const claim = (n: number, hour: number, facts: AssertedFacts, change: Partial<StateClaim> = {}): StateClaim => ({
  entryId: given(n),
  occurredAt: { instant: at(hour), precision: 'MINUTE', zone: 'Europe/Vienna' },
  recordedAt: at(hour + 1),
  ...facts,
  ...change,
});
const harm = (value: FactValues['harm'], certainty: Certainty = 'CONFIRMED'): AssertedFacts => ({ harm: { value, certainty } });
const unknownTime = { occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' } } as const;

describe('what holds of a person', () => {
  test('the newest confirmed claim holds, in whatever order the claims came in', () => {
    const claims = [claim(1, 8, harm('CRITICAL')), claim(2, 10, harm('SERIOUS')), claim(3, 9, harm('SLIGHT'))];
    for (const order of [claims, claims.toReversed()])
      expect(standingOf(order).facts.harm).toEqual({
        confirmed: { value: 'SERIOUS', certainty: 'CONFIRMED', basis: [given(2)] },
        worst: { value: 'SERIOUS', certainty: 'CONFIRMED', basis: [given(2)] },
        conflict: false,
      });
  });

  test('a late entry about an earlier hour does not overturn what is newer', () => {
    const standing = standingOf([claim(1, 10, harm('SLIGHT')), claim(2, 8, harm('DEAD'), { recordedAt: at(20) })]);
    expect(standing.facts.harm.worst?.value).toBe('SLIGHT');
  });

  test('without a time of happening the time we heard counts, without that the time it was recorded', () => {
    const heard = claim(1, 8, harm('SERIOUS'), { ...unknownTime, receivedAt: at(12), recordedAt: at(15) });
    expect(standingOf([heard, claim(2, 11, harm('SLIGHT'))]).facts.harm.confirmed?.value).toBe('SERIOUS');
    expect(standingOf([heard, claim(2, 13, harm('SLIGHT'))]).facts.harm.confirmed?.value).toBe('SLIGHT');
    const unheard = claim(1, 8, harm('SERIOUS'), { ...unknownTime, recordedAt: at(15) });
    expect(standingOf([unheard, claim(2, 14, harm('SLIGHT'))]).facts.harm.confirmed?.value).toBe('SERIOUS');
  });

  test('confirmed claims of the same time that disagree count as the worst and are shown as a conflict', () => {
    const standing = standingOf([claim(1, 8, harm('SLIGHT')), claim(2, 8, harm('CRITICAL'))]);
    expect(standing.facts.harm).toMatchObject({ confirmed: { value: 'CRITICAL', basis: [given(2)] }, conflict: true });
    expect(standing.conflict).toBe(true);
  });

  test('claims of the same time that agree are no conflict and both stand as basis', () => {
    const standing = standingOf([claim(1, 8, harm('SLIGHT')), claim(2, 8, harm('SLIGHT'))]);
    expect(standing.facts.harm).toMatchObject({ confirmed: { basis: [given(1), given(2)] }, conflict: false });
  });

  test('an older disagreement is settled by something newer', () => {
    const standing = standingOf([claim(1, 8, harm('SLIGHT')), claim(2, 8, harm('CRITICAL')), claim(3, 9, harm('SLIGHT'))]);
    expect(standing.conflict).toBe(false);
  });

  test('what is presumed later and worse counts beside what is confirmed (M-058)', () => {
    const standing = standingOf([
      claim(1, 8, harm('SLIGHT')),
      claim(2, 9, harm('CRITICAL', 'PRESUMED')),
      claim(3, 10, harm('SERIOUS', 'PRESUMED')),
    ]);
    expect(standing.facts.harm).toMatchObject({
      confirmed: { value: 'SLIGHT', certainty: 'CONFIRMED' },
      worst: { value: 'CRITICAL', certainty: 'PRESUMED', basis: [given(2)] },
    });
    expect(standing).toMatchObject({ condition: 'INJURED', presumedCondition: 'CRITICAL' });
  });

  test.each([8, 7])('what was presumed at or before a confirmed hour (%i:00) is answered by it', (hour) => {
    const standing = standingOf([claim(1, 8, harm('SLIGHT')), claim(2, hour, harm('DEAD', 'PRESUMED'))]);
    expect(standing.facts.harm.worst?.value).toBe('SLIGHT');
  });

  test('what is presumed milder does not soften what is confirmed', () => {
    const standing = standingOf([claim(1, 8, harm('SERIOUS')), claim(2, 9, harm('NONE', 'PRESUMED'))]);
    expect(standing.facts.harm.worst).toMatchObject({ value: 'SERIOUS', certainty: 'CONFIRMED' });
  });

  test('facts stand apart: news of the hospital leaves the injury as it was', () => {
    const standing = standingOf([claim(1, 8, harm('SERIOUS')), claim(2, 9, { care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' } })]);
    expect(standing.facts.harm.confirmed?.value).toBe('SERIOUS');
    expect(standing.condition).toBe('HOSPITALISED');
  });

  test('nothing said is 未確認', () => {
    expect(standingOf([])).toMatchObject({ condition: 'UNCONFIRMED', conflict: false });
    expect(standingOf([]).presumedCondition).toBeUndefined();
  });

  test('the order in which claims came in never matters', () => {
    const claims = fc.array(
      fc.record({
        hour: fc.integer({ min: 0, max: 4 }),
        harm: fc.constantFrom(...severity.harm),
        whereabouts: fc.constantFrom(...severity.whereabouts),
        certainty: fc.constantFrom<Certainty[]>('CONFIRMED', 'PRESUMED'),
      }),
      { maxLength: 8 },
    );
    const stated = (
      drawn: { hour: number; harm: FactValues['harm']; whereabouts: FactValues['whereabouts']; certainty: Certainty },
      n: number,
    ) =>
      claim(n, drawn.hour, {
        harm: { value: drawn.harm, certainty: drawn.certainty },
        whereabouts: { value: drawn.whereabouts, certainty: drawn.certainty },
      });
    const told = (list: readonly StateClaim[]) => {
      const { facts, condition, presumedCondition, conflict } = standingOf(list);
      return { harm: facts.harm.worst?.value, whereabouts: facts.whereabouts.worst?.value, condition, presumedCondition, conflict };
    };
    fc.assert(
      fc.property(claims, (drawn) => {
        const list = drawn.map(stated);
        expect(told(list.toReversed())).toEqual(told(list));
      }),
    );
  });
});

describe('the seven words', () => {
  test.each<[Partial<FactValues>, Condition]>([
    [{}, 'UNCONFIRMED'],
    [{ whereabouts: 'UNKNOWN' }, 'UNCONFIRMED'],
    [{ whereabouts: 'UNKNOWN', harm: 'NONE' }, 'UNCONFIRMED'],
    [{ whereabouts: 'SAFE' }, 'SAFE'],
    [{ harm: 'NONE' }, 'SAFE'],
    [{ whereabouts: 'SAFE', harm: 'NONE', care: 'NONE' }, 'SAFE'],
    [{ care: 'NONE' }, 'UNCONFIRMED'],
    [{ harm: 'SLIGHT' }, 'INJURED'],
    [{ whereabouts: 'SAFE', harm: 'SERIOUS' }, 'INJURED'],
    [{ care: 'OUTPATIENT' }, 'INJURED'],
    [{ harm: 'SLIGHT', care: 'HOSPITALISED' }, 'HOSPITALISED'],
    [{ care: 'HOSPITALISED' }, 'HOSPITALISED'],
    [{ harm: 'CRITICAL', care: 'HOSPITALISED' }, 'CRITICAL'],
    [{ whereabouts: 'MISSING', harm: 'CRITICAL' }, 'MISSING'],
    [{ whereabouts: 'DISTRESSED' }, 'MISSING'],
    [{ whereabouts: 'MISSING', harm: 'DEAD' }, 'DEAD'],
  ])('%j is %s', (facts, word) => expect(conditionOf(facts)).toBe(word));

  test('each of the seven can be reached', () => {
    const reached = severity.whereabouts.flatMap((whereabouts) =>
      severity.harm.flatMap((harmOf) => severity.care.map((care) => conditionOf({ whereabouts, harm: harmOf, care }))),
    );
    expect([...new Set(reached)].sort()).toEqual(Object.keys(conditions).sort());
  });
});
