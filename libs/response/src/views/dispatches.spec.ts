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
  EntryWithdrawn,
} from '../index.js';
import { decided, decisionOf, dispatchRequested } from '../testkit/facts.js';
import { decisions } from './decisions.view.js';
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
