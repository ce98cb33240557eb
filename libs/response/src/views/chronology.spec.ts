import { describe, expect, test } from '@jest/globals';
import { foldRows } from '#projection';
import { History, minute, sealed, testId, unsealed } from '../../../contracts/src/testkit/history.js';
import {
  DecisionCorrected,
  EntrySettled,
  EntryTakenUp,
  EntryWithdrawn,
  IncidentCorrected,
  LevelAssessed,
  LevelChanged,
  PersonStateCorrected,
  ReportCorrected,
  WordingCorrected,
} from '../index.js';
import { confirmed, decided, decisionOf, incidentOpened, personAdded, reported, reportOf, stated, stateOf } from '../testkit/facts.js';
import { chronology } from './chronology.view.js';
import { bodyOpened } from '../testkit/body-opened.js';

const happened = (at: number, precision: 'MINUTE' | 'DAY' | 'ABOUT' = 'MINUTE') =>
  ({ instant: minute(at), precision, zone: 'Europe/Vienna' }) as const;

function told() {
  const history = new History();
  history.record(incidentOpened());
  const rows = () => foldRows([chronology], history.events);
  return {
    history,
    rows,
    row: (id: string) => rows().get(chronology, history.incident, id)!,
    keys: (tag: string) =>
      rows()
        .list(chronology, history.incident, { tag, order: 'sort' })
        .map(({ key }) => key),
  };
}

describe('a line', () => {
  test('has its number, its two times and its words as they were recorded', () => {
    const { history, row } = told();
    const { id } = history.record(reported({ occurredAt: happened(1), receivedAt: minute(2), text: sealed('手術開始') }), { at: 3 });
    expect(row(id)).toMatchObject({
      entryId: id,
      no: 2,
      kind: 'REPORT',
      occurredAt: { instant: minute(1) },
      receivedAt: minute(2),
      recorded: { recordedAt: minute(3) },
      late: false,
      status: 'NONE',
    });
    expect(unsealed((row(id).content as { text: unknown }).text)).toBe('手術開始');
  });

  test('stands for each kind of event that is written on the whiteboard, and for no other', () => {
    const { history, rows } = told();
    history.record(personAdded(1));
    history.record(stated(1, { harm: confirmed('SLIGHT') }));
    history.record(LevelAssessed.of({ level: 1, certainty: 'CONFIRMED', clauses: [], basis: [], policy: { id: 'm', version: '1' } }));
    history.record(LevelChanged.of({ from: 0, to: 1, certainty: 'CONFIRMED', basis: [], by: 'policy' }));
    history.record(bodyOpened('TEAM', testId(9)));
    const types = rows()
      .list(chronology, history.incident)
      .map(({ row }) => row.type);
    expect(types).toEqual(['incident.opened', 'incident.person-state-recorded', 'incident.level-changed', 'incident.body-opened']);
  });

  test('is found under its kind, its duties and the people it names', () => {
    const { history, keys } = told();
    const { id } = history.record(reported({ kind: 'REQUEST', duties: ['LOGISTICS'], disposition: 'HANDLER', personIds: [testId(7)] }));
    for (const tag of ['kind:REQUEST', 'duty:LOGISTICS', `person:${testId(7)}`, `open:person:${testId(7)}`])
      expect(keys(tag)).toEqual([id]);
  });
});

describe('order and lateness', () => {
  test('is by when it happened, else was heard, else was recorded', () => {
    const { history, rows } = told();
    const unknown = history.record(reported(), { at: 10 });
    const heard = history.record(reported({ receivedAt: minute(5) }), { at: 11 });
    const happenedFirst = history.record(reported({ occurredAt: happened(-30) }), { at: 12 });
    const order = rows()
      .list(chronology, history.incident, { tag: 'kind:REPORT', order: 'sort' })
      .map(({ key }) => key);
    expect(order).toEqual([happenedFirst.id, heard.id, unknown.id]);
  });

  test.each([
    ['known to the minute, recorded half an hour later', happened(0), 30, false],
    ['known to the minute, recorded 31 minutes later', happened(0), 31, true],
    ['known roughly, recorded an hour later', happened(0, 'ABOUT'), 60, false],
    ['known to the day, recorded in the evening', happened(0, 'DAY'), 18 * 60, false],
    ['known to the day, recorded two days later', happened(0, 'DAY'), 48 * 60, true],
  ] as const)('%s', (_sentence, occurredAt, at, late) => {
    const { history, row } = told();
    const { id } = history.record(reported({ occurredAt }), { at });
    expect(row(id).late).toBe(late);
  });

  test('heard long before it was recorded is late, though nobody knows when it happened', () => {
    const { history, row } = told();
    const { id } = history.record(reported({ receivedAt: minute(0) }), { at: 45 });
    expect(row(id).late).toBe(true);
  });
});

describe('訂正 and 取消', () => {
  test('the newest words stand, the former ones stay with who, when and why', () => {
    const { history, row } = told();
    const { id } = history.record(reported({ text: sealed('2名負傷') }), { actor: { id: testId(1) } });
    const correction = { entryId: id, reason: sealed('聞き間違い') };
    history.record(ReportCorrected.of({ ...correction, ...reportOf({ text: sealed('3名負傷'), urgent: true }) }), {
      actor: { id: testId(2) },
    });
    history.record(ReportCorrected.of({ ...correction, ...reportOf({ text: sealed('4名負傷') }) }), { actor: { id: testId(3) } });
    const { content, versions, recorded, urgent } = row(id);
    const textOf = (of: unknown) => unsealed((of as { text: unknown }).text);
    expect(textOf(content)).toBe('4名負傷');
    expect(urgent).toBe(false);
    expect(recorded.actor.id).toBe(testId(1));
    expect(
      versions.map((former) => [textOf(former.content), former.recorded.actor.id, former.replaced.actor.id, unsealed(former.reason)]),
    ).toEqual([
      ['2名負傷', testId(1), testId(2), '聞き間違い'],
      ['3名負傷', testId(2), testId(3), '聞き間違い'],
    ]);
    expect(content).not.toHaveProperty('reason');
  });

  test('an act keeps what it did, and shows its former words struck through', () => {
    const { history, row } = told();
    const opening = history.events[0]!.id;
    const grounds = sealed('入院2名');
    const { id } = history.record(LevelChanged.of({ from: 0, to: 2, certainty: 'CONFIRMED', basis: [], by: 'person', grounds }));
    history.record(WordingCorrected.of({ entryId: id, wording: sealed('入院1名'), reason: sealed('聞き違い') }));
    history.record(IncidentCorrected.of({ entryId: opening, title: sealed('観光バス事故'), reason: sealed('誤記') }));
    const wordsOf = (of: object, field: string) => unsealed((of as Record<string, unknown>)[field]);
    expect(row(id).content).toMatchObject({ from: 0, to: 2, by: 'person' });
    expect([wordsOf(row(id).content, 'grounds'), wordsOf(row(id).versions[0]!.content, 'grounds')]).toEqual(['入院1名', '入院2名']);
    expect(row(opening).content).toMatchObject({ kind: 'TRAFFIC', place: undefined });
    expect([wordsOf(row(opening).content, 'title'), wordsOf(row(opening).versions[0]!.content, 'title')]).toEqual([
      '観光バス事故',
      'バス事故',
    ]);
    expect(row(opening).versions[0]!.content).toMatchObject({ place: 'ヴァルデン' });
  });

  test('a withdrawn entry stays to be read and leaves every inbox', () => {
    const { history, row, keys } = told();
    const { id } = history.record(reported({ disposition: 'HQ', urgent: true }));
    history.record(EntryWithdrawn.of({ entryId: id, reason: sealed('別の事案') }));
    expect(row(id)).toMatchObject({ status: 'WITHDRAWN', content: { disposition: 'HQ' } });
    for (const tag of ['open', 'open:HQ', 'open:HQ:urgent', 'open:HQ:waiting']) expect(keys(tag)).toEqual([]);
    expect(keys('withdrawn')).toEqual([id]);
  });

  test('decisions and states are corrected in their own line', () => {
    const { history, row } = told();
    const decision = history.record(decided({ chosen: 0 }));
    const state = history.record(stated(1, { harm: confirmed('SLIGHT') }));
    history.record(DecisionCorrected.of({ entryId: decision.id, reason: sealed('誤記'), ...decisionOf({ chosen: 1 }) }));
    history.record(PersonStateCorrected.of({ entryId: state.id, reason: sealed('誤記'), ...stateOf(1, { harm: confirmed('SERIOUS') }) }));
    expect(row(decision.id)).toMatchObject({ kind: 'DECISION', content: { chosen: 1 }, versions: [{ content: { chosen: 0 } }] });
    expect(row(state.id)).toMatchObject({
      kind: 'REPORT',
      content: { harm: { value: 'SERIOUS' } },
      versions: [{ content: { harm: { value: 'SLIGHT' } } }],
    });
  });
});

describe('状態 and inboxes', () => {
  test('an entry waits, is taken up, handed on and settled, and so leaves the inbox', () => {
    const { history, row, keys } = told();
    const { id } = history.record(reported({ disposition: 'HANDLER', duties: ['FAMILY', 'PR'] }));
    expect([row(id).status, keys('open:duty:FAMILY:waiting'), keys('open:duty:PR')]).toEqual(['OPEN', [id], [id]]);
    history.record(EntryTakenUp.of({ entryId: id, memberId: testId(1), duty: 'FAMILY' }));
    expect([row(id).status, keys('open:duty:FAMILY:waiting'), keys(`taken-up:${testId(1)}`)]).toEqual(['TAKEN_UP', [], [id]]);
    history.record(EntryTakenUp.of({ entryId: id, memberId: testId(2) }));
    expect([keys(`taken-up:${testId(1)}`), keys(`taken-up:${testId(2)}`)]).toEqual([[], [id]]);
    history.record(EntrySettled.of({ entryId: id, settlement: 'DONE', outcome: sealed('家族に連絡済') }));
    expect([row(id).status, keys('open'), row(id).handling.map(({ step }) => step)]).toEqual([
      'SETTLED',
      [],
      ['TAKEN_UP', 'TAKEN_UP', 'SETTLED'],
    ]);
  });

  test('a correction of the disposition moves the entry to another inbox at once', () => {
    const { history, keys } = told();
    const { id } = history.record(reported({ disposition: 'HANDLER', duties: ['PR'] }));
    history.record(ReportCorrected.of({ entryId: id, reason: sealed('担当違い'), ...reportOf({ disposition: 'HQ', urgent: true }) }));
    expect([keys('open:duty:PR'), keys('open:HQ:urgent')]).toEqual([[], [id]]);
    history.record(ReportCorrected.of({ entryId: id, reason: sealed('済んでいた'), ...reportOf() }));
    expect(keys('open')).toEqual([]);
  });

  test('contacts with a family are found by person, until withdrawn', () => {
    const { history, keys } = told();
    const { id } = history.record(reported({ counterpart: 'FAMILY', personIds: [testId(7)] }));
    expect(keys(`family-of:${testId(7)}`)).toEqual([id]);
    history.record(EntryWithdrawn.of({ entryId: id, reason: sealed('人違い') }));
    expect(keys(`family-of:${testId(7)}`)).toEqual([]);
  });
});

test('events about an entry that is not there change nothing', () => {
  const { history, rows } = told();
  history.record(EntryTakenUp.of({ entryId: testId(404), memberId: testId(1) }));
  history.record(EntryWithdrawn.of({ entryId: testId(404), reason: sealed('') }));
  expect(rows().count(chronology, history.incident)).toBe(1);
});
