import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldRows } from '#projection';
import { History, minute, sealed, testId, unsealed } from '../../../contracts/src/testkit/history.js';
import { codesOf, harms, whereabouts } from '#vocabulary';
import { EntryWithdrawn, incidentDecider, PersonCorrected, PersonStateCorrected, type Manual } from '../index.js';
import { confirmed, incidentOpened, personAdded, presumed, profileOf, stated, stateOf } from '../testkit/facts.js';
import { newestWords, standingOfPerson } from './person-standing.js';
import { persons } from './persons.view.js';

function roster(...people: number[]) {
  const history = new History();
  history.record(incidentOpened());
  const entries = people.map((n) => history.record(personAdded(n)));
  const rows = () => foldRows([persons], history.events);
  return {
    history,
    entries,
    row: (n: number) => rows().get(persons, history.incident, testId(n))!,
    condition: (n: number) => standingOfPerson(rows().get(persons, history.incident, testId(n))!).condition,
    count: (tag: string) => rows().count(persons, history.incident, tag),
  };
}

const at = (n: number) => ({ instant: minute(n), precision: 'MINUTE', zone: 'Europe/Vienna' }) as const;

describe('安否', () => {
  test('everybody is unconfirmed until something is known', () => {
    const { count } = roster(1, 2);
    expect([count('sent'), count('sent:UNCONFIRMED'), count('sent:SAFE')]).toEqual([2, 2, 0]);
  });

  test('the newest confirmed fact counts by when it happened, not by when it was recorded', () => {
    const { history, condition, count } = roster(1);
    history.record(stated(1, { care: confirmed('HOSPITALISED'), occurredAt: at(50) }), { at: 60 });
    history.record(stated(1, { care: confirmed('OUTPATIENT'), occurredAt: at(20) }), { at: 70 });
    expect([condition(1), count('condition:HOSPITALISED')]).toEqual(['HOSPITALISED', 1]);
  });

  test('what is presumed is shown beside what is confirmed', () => {
    const { history, row } = roster(1);
    history.record(stated(1, { harm: confirmed('SLIGHT'), occurredAt: at(1) }));
    history.record(stated(1, { harm: presumed('CRITICAL'), occurredAt: at(2) }));
    expect(standingOfPerson(row(1))).toMatchObject({ condition: 'INJURED', presumedCondition: 'CRITICAL' });
  });

  test('two sources of the same time that disagree show as a conflict until one is withdrawn', () => {
    const { history, count, condition } = roster(1);
    history.record(stated(1, { harm: confirmed('SLIGHT'), occurredAt: at(5) }));
    const other = history.record(stated(1, { harm: confirmed('DEAD'), occurredAt: at(5) }));
    expect([count('conflict'), condition(1)]).toEqual([1, 'DEAD']);
    history.record(EntryWithdrawn.of({ entryId: other.id, personId: testId(1), reason: sealed('人違い') }));
    expect([count('conflict'), condition(1)]).toEqual([0, 'INJURED']);
  });

  test('family members are on the list but not counted', () => {
    const { history, count } = roster(1);
    history.record(personAdded(2, { role: 'FAMILY' }));
    expect([count('live'), count('sent')]).toEqual([2, 1]);
  });

  test('the gravest come first', () => {
    const { history } = roster(1, 2, 3);
    history.record(stated(1, { whereabouts: confirmed('SAFE') }));
    history.record(stated(3, { harm: confirmed('CRITICAL') }));
    const order = foldRows([persons], history.events).list(persons, history.incident, { order: 'sort' });
    expect(order.map(({ key }) => key)).toEqual([testId(3), testId(2), testId(1)]);
  });
});

describe('訂正 and 取消', () => {
  test('a corrected profile keeps the former one', () => {
    const { history, entries, row } = roster(1);
    history.record(PersonCorrected.of({ entryId: entries[0]!.id, reason: sealed('誤字'), ...profileOf(1, { name: sealed('山田花子') }) }));
    expect(unsealed(row(1).profile.name)).toBe('山田花子');
    expect(row(1).versions.map(({ content }) => unsealed(content.name))).toEqual(['学生1']);
  });

  test('a state said of the wrong person moves to the right one', () => {
    const { history, condition } = roster(1, 2);
    const { id } = history.record(stated(1, { harm: confirmed('CRITICAL') }));
    const correction = { entryId: id, formerPersonId: testId(1), reason: sealed('人違い') };
    history.record(PersonStateCorrected.of({ ...correction, ...stateOf(2, { harm: confirmed('CRITICAL') }) }));
    expect([condition(1), condition(2)]).toEqual(['UNCONFIRMED', 'CRITICAL']);
  });

  test('who was added in error is counted no more', () => {
    const { history, entries, count } = roster(1);
    history.record(EntryWithdrawn.of({ entryId: entries[0]!.id, personId: testId(1), reason: sealed('無関係') }));
    expect([count('sent'), count('live'), count('withdrawn')]).toEqual([0, 0, 1]);
  });

  test('the newest words about a person survive a newer claim that has none', () => {
    const { history, row } = roster(1);
    const { id } = history.record(stated(1, { harm: confirmed('SERIOUS'), hospital: sealed('市立病院'), occurredAt: at(1) }));
    history.record(stated(1, { whereabouts: confirmed('SAFE'), occurredAt: at(9) }));
    const { hospital, position } = newestWords(row(1));
    expect([unsealed(hospital!.value), hospital!.entryId, position]).toEqual(['市立病院', id, undefined]);
  });
});

test('how a person stands does not depend on the order in which claims with known times were recorded', () => {
  const claim = fc.record({
    minute: fc.integer({ min: 0, max: 5 }),
    harm: fc.constantFrom(...codesOf(harms)),
    whereabouts: fc.constantFrom(...codesOf(whereabouts)),
    certain: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), fc.infiniteStream(fc.nat()), (claims, ranks) => {
      const standing = (order: typeof claims) => {
        const { history, row } = roster(1);
        for (const { minute: n, harm, whereabouts: place, certain } of order) {
          const say = certain ? confirmed : presumed;
          history.record(stated(1, { harm: say(harm), whereabouts: say(place), occurredAt: at(n) }));
        }
        const { condition, presumedCondition, conflict } = standingOfPerson(row(1));
        return { condition, presumedCondition, conflict };
      };
      const shuffled = claims
        .map((said) => ({ said, rank: ranks.next().value }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ said }) => said);
      expect(standing(shuffled)).toEqual(standing(claims));
    }),
    { numRuns: 60 },
  );
});

test('a withdrawal and a correction as the decider makes them reach the row of the person', () => {
  const decider = incidentDecider({ manuals: [testManual] });
  const { history, condition } = roster(1, 2);
  const first = history.record(stated(1, { harm: confirmed('SERIOUS') }));
  const env = { now: minute(60), actor: { id: testId(9) }, newId: testId, eventId: testId };
  const decide = (command: Parameters<typeof decider.decide>[0]) => {
    const state = history.events.reduce(decider.evolve, decider.initial);
    for (const event of decider.decide(command, state, env)) history.record(event);
  };
  decide({ type: 'CorrectPersonState', entryId: first.id, reason: sealed('人違い'), personId: testId(2), harm: confirmed('SERIOUS') });
  expect([condition(1), condition(2)]).toEqual(['UNCONFIRMED', 'INJURED']);
  decide({ type: 'WithdrawEntry', entryId: first.id, reason: sealed('誤報') });
  expect([condition(1), condition(2)]).toEqual(['UNCONFIRMED', 'UNCONFIRMED']);
});

const testManual = { id: 'manual-test', version: '1', issued: '2026-01-01', counts: {}, clauses: [], readings: {} } as unknown as Manual;
