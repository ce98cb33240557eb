import { expect, test } from '@jest/globals';
import { foldRows } from '#projection';
import { History, minute, sealed, testId, unsealed } from '../../../contracts/src/testkit/history.js';
import {
  DecisionCorrected,
  DispatchApproved,
  DispatchArranged,
  DispatchCancelled,
  DispatchCorrected,
  DispatchDeparted,
  DispatchStepCorrected,
  EntryWithdrawn,
} from '../index.js';
import { decided, decisionOf, dispatchRequested } from '../testkit/facts.js';
import { decisions } from './decisions.view.js';
import { chronology } from './chronology.view.js';
import { dispatches } from './dispatches.view.js';

const at = (n: number) => ({ instant: minute(n), precision: 'MINUTE', zone: 'Europe/Vienna' }) as const;
const planned = (n: number) => ({ instant: minute(n), zone: 'Europe/Vienna' });

test('a dispatch goes step by step, keeps what was arranged through a correction, and ends', () => {
  const history = new History();
  const rows = () => foldRows([dispatches], history.events);
  const row = () => rows().get(dispatches, history.incident, testId(5))!;
  const dispatchId = testId(5);
  const { id } = history.record(dispatchRequested(5, { forPersonIds: [testId(1)], causedBy: [testId(2)], departsAt: planned(100) }));
  history.record(DispatchApproved.of({ dispatchId, at: at(1) }));
  history.record(
    DispatchArranged.of({ dispatchId, at: at(2), reference: sealed('ABC123'), departsAt: planned(120), arrivesAt: planned(900) }),
  );
  expect(row()).toMatchObject({ status: 'ARRANGED', departsAt: planned(120), arrivesAt: planned(900) });
  expect(unsealed(row().reference)).toBe('ABC123');
  const { data } = dispatchRequested(5, { count: 3 });
  history.record(DispatchCorrected.of({ entryId: id, reason: sealed('1名追加'), ...data }));
  expect(row()).toMatchObject({
    details: { count: 3 },
    status: 'ARRANGED',
    departsAt: planned(120),
    versions: [{ content: { count: 2 } }],
  });
  history.record(DispatchDeparted.of({ dispatchId, at: at(121) }));
  expect(rows().count(dispatches, history.incident, 'open')).toBe(1);
  history.record(DispatchCancelled.of({ dispatchId, at: at(130), note: sealed('欠航') }));
  expect(row().steps.map(({ status }) => status)).toEqual(['APPROVED', 'ARRANGED', 'DEPARTED', 'CANCELLED']);
  expect(rows().count(dispatches, history.incident, 'open')).toBe(0);
});

test('a step told anew is so on the dispatch, and its line keeps how it was booked and what was told before', () => {
  const history = new History();
  const dispatchId = testId(5);
  history.record(dispatchRequested(5));
  history.record(DispatchApproved.of({ dispatchId, at: at(1) }));
  const { id } = history.record(DispatchArranged.of({ dispatchId, at: at(90), reference: sealed('ABC123'), note: sealed('電話で') }));
  const { id: departure } = history.record(DispatchDeparted.of({ dispatchId, at: at(121) }));
  history.record(DispatchStepCorrected.of({ entryId: id, reason: sealed('押し忘れ'), dispatchId, at: at(60) }));
  const rows = foldRows([dispatches, chronology], history.events);
  const row = rows.get(dispatches, history.incident, testId(5))!;
  expect(row.status).toBe('DEPARTED');
  expect(row.steps.map((step) => step.at.instant)).toEqual([minute(1), minute(60), minute(121)]);
  expect(row.steps[1]!.note).toBeUndefined();
  expect(unsealed(row.reference)).toBe('ABC123');
  const line = rows.get(chronology, history.incident, id)!;
  expect(line).toMatchObject({ kind: 'CONFIRMATION', occurredAt: at(60), versions: [{ content: { at: at(90) } }] });
  expect(unsealed((line.content as { reference: unknown }).reference)).toBe('ABC123');
  expect((line.content as { note?: unknown }).note).toBeUndefined();
  expect(rows.get(chronology, history.incident, departure)!.versions).toEqual([]);
  expect(rows.list(chronology, history.incident, { tag: 'corrected', order: 'sort' }).map(({ key }) => key)).toEqual([id]);
});

test('a decision keeps what it rested on, its former wording, and that it was withdrawn', () => {
  const history = new History();
  const rows = () => foldRows([decisions], history.events);
  const { id } = history.record(decided({ basedOn: testId(7), grounds: [testId(8)], clauses: ['M-057'] }));
  history.record(DecisionCorrected.of({ entryId: id, reason: sealed('誤記'), ...decisionOf({ chosen: 1, basedOn: testId(7) }) }));
  const row = () => rows().get(decisions, history.incident, id)!;
  expect(row()).toMatchObject({ content: { chosen: 1, basedOn: testId(7) }, versions: [{ content: { chosen: 0, clauses: ['M-057'] } }] });
  history.record(EntryWithdrawn.of({ entryId: id, reason: sealed('再検討') }));
  expect([rows().count(decisions, history.incident, 'live'), rows().count(decisions, history.incident, 'withdrawn')]).toEqual([0, 1]);
});
