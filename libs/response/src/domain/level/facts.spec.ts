import { describe, expect, test } from '@jest/globals';
import type { IncidentCommand, ReportFigure } from '../commands.js';
import { entityOf, eventOf, play } from '../spec/play.js';
import { said } from '../spec/scenario.js';
import { levelFactsOf } from './facts.js';

const open: IncidentCommand = { type: 'OpenIncident', title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna' };
const dead = (count: number, change: Partial<ReportFigure> = {}): ReportFigure => ({
  type: 'ReportFigure',
  measure: 'DEAD',
  count,
  population: 'SENT_ABROAD',
  source: '現地警察',
  certainty: 'CONFIRMED',
  ...change,
});
const attention = (holds: boolean, change: object = {}): IncidentCommand => ({
  type: 'RecordIncidentFact',
  fact: 'PUBLIC_ATTENTION',
  holds,
  certainty: 'CONFIRMED',
  ...change,
});

const factsAfter = (...commands: readonly IncidentCommand[]) => levelFactsOf(play(open, ...commands).state)!;
const figuresAfter = (...commands: readonly IncidentCommand[]) =>
  factsAfter(...commands).figures.map(({ confirmed, newest }) => ({ confirmed: confirmed?.value, newest: newest?.value }));

describe('figures that bear on the level', () => {
  test('of each source and measure the newest', () => {
    expect(figuresAfter(dead(2), dead(1))).toEqual([{ confirmed: 1, newest: 1 }]);
  });

  test('by when it happened, not by when it came in', () => {
    const yesterday = { occurredAt: { instant: '2026-05-01T12:00:00.000Z' } };
    expect(figuresAfter(dead(2), dead(1, yesterday))).toEqual([{ confirmed: 2, newest: 2 }]);
  });

  test('of the same time the largest', () => {
    const noon = { occurredAt: { instant: '2026-05-01T12:00:00.000Z' } };
    expect(figuresAfter(dead(2, noon), dead(3, noon), dead(1, noon))).toEqual([{ confirmed: 3, newest: 3 }]);
  });

  test('a presumed one leaves the newest confirmed one beside it', () => {
    expect(figuresAfter(dead(1), dead(4, { certainty: 'PRESUMED' }))).toEqual([{ confirmed: 1, newest: 4 }]);
  });

  test('two sources stay two', () => {
    expect(figuresAfter(dead(1), dead(3, { source: '総領事館' }))).toHaveLength(2);
  });

  test('two spellings of a source are one', () => {
    expect(figuresAfter(dead(3, { source: 'APA News' }), dead(1, { source: ' apa news' }))).toEqual([{ confirmed: 1, newest: 1 }]);
  });

  test('people we did not send do not bear on it', () => {
    const { state } = play(open, dead(5, { population: 'EVERYONE' }));
    expect(levelFactsOf(state)!.figures).toEqual([]);
    expect(state.level.inForce).toBe(0);
  });

  test('a withdrawn figure gives way to the one before it', () => {
    expect(figuresAfter(dead(2), dead(0), { type: 'WithdrawEntry', entryId: eventOf(2), reason: said('誤報') })).toEqual([
      { confirmed: 2, newest: 2 },
    ]);
  });

  test('a corrected figure keeps its place in time', () => {
    const correction: IncidentCommand = { ...dead(9), type: 'CorrectFigure', entryId: eventOf(1), reason: said('訂正') };
    expect(figuresAfter(dead(2), dead(1), correction)).toEqual([{ confirmed: 1, newest: 1 }]);
  });
});

describe('facts about the incident', () => {
  test('the newest confirmed holds', () => {
    expect(factsAfter(attention(true), attention(false)).incident.PUBLIC_ATTENTION?.worst?.value).toBe(false);
  });

  test('what is presumed since counts if it is worse', () => {
    expect(factsAfter(attention(false), attention(true, { certainty: 'PRESUMED' })).incident.PUBLIC_ATTENTION).toMatchObject({
      confirmed: { value: false },
      worst: { value: true, certainty: 'PRESUMED', basis: [eventOf(2)] },
    });
  });

  test('a withdrawn one is gone', () => {
    const withdrawal: IncidentCommand = { type: 'WithdrawEntry', entryId: eventOf(1), reason: said('誤報') };
    expect(factsAfter(attention(true), withdrawal).incident).toEqual({});
  });
});

describe('persons', () => {
  test('before the incident is open there is nothing to assess', () => {
    expect(levelFactsOf(play().state)).toBeUndefined();
  });

  test('a corrected claim keeps its place in time', () => {
    const { persons } = factsAfter(
      { type: 'AddPerson', name: said('佐藤 花') },
      { type: 'RecordPersonState', personId: entityOf(1), harm: { value: 'SERIOUS', certainty: 'CONFIRMED' } },
      { type: 'RecordPersonState', personId: entityOf(1), harm: { value: 'SLIGHT', certainty: 'CONFIRMED' } },
      {
        type: 'CorrectPersonState',
        entryId: eventOf(2),
        reason: said('訂正'),
        personId: entityOf(1),
        harm: { value: 'DEAD', certainty: 'CONFIRMED' },
      },
    );
    expect(persons[0]?.standing.condition).toBe('INJURED');
  });

  test('a claim that turns out to be about somebody else leaves the first', () => {
    const facts = factsAfter(
      { type: 'AddPerson', name: said('佐藤 花') },
      { type: 'AddPerson', name: said('鈴木 空') },
      { type: 'RecordPersonState', personId: entityOf(1), harm: { value: 'SERIOUS', certainty: 'CONFIRMED' } },
      {
        type: 'CorrectPersonState',
        entryId: eventOf(3),
        reason: said('人違い'),
        personId: entityOf(2),
        harm: { value: 'SERIOUS', certainty: 'CONFIRMED' },
      },
    );
    expect(Object.fromEntries(facts.persons.map(({ addedBy, standing }) => [addedBy, standing.condition]))).toEqual({
      [eventOf(1)]: 'UNCONFIRMED',
      [eventOf(2)]: 'INJURED',
    });
  });
});
