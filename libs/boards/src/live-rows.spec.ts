import { expect, test } from '@jest/globals';
import { canonicalJson, type RecordedFact, type View } from '#kernel';
import { foldRows } from '#projection';
import {
  BodyStoodDown,
  DispatchApproved,
  DutyAssigned,
  EntrySettled,
  EntryTakenUp,
  EntryWithdrawn,
  FigureCorrected,
  IncidentClosed,
  LevelAssessed,
  LevelChanged,
  PersonCorrected,
  PersonStateCorrected,
  ReportCorrected,
} from '#response';
import { ExpenseActualRecorded, ExpenseWithdrawn } from '#finance';
import { History, minute, sealed, testId } from '../../contracts/src/testkit/history.js';
import { expenseRecorded, rateRecorded } from '../../finance/src/testkit/facts.js';
import {
  confirmed,
  decided,
  dispatchRequested,
  figure,
  figureOf,
  incidentFact,
  incidentOpened,
  personAdded,
  profileOf,
  reported,
  reportOf,
  stated,
  stateOf,
} from '../../response/src/testkit/facts.js';
import { boards, boardViews } from './boards.js';
import type { BoardName } from './board.js';
import { bodyOpened } from '../../response/src/testkit/body-opened.js';

const reason = sealed('理由');
const policy = { id: 'manual-test', version: '1' };

/** Something of everything, corrected and withdrawn. */
function everything(): History {
  const history = new History();
  history.record(incidentOpened());
  const person = history.record(personAdded(1));
  history.record(personAdded(2));
  history.record(PersonCorrected.of({ entryId: person.id, reason, ...profileOf(1) }));
  const state = history.record(stated(1, { harm: confirmed('SERIOUS'), hospital: sealed('市立病院') }));
  const moved = { entryId: state.id, formerPersonId: testId(1), reason };
  history.record(PersonStateCorrected.of({ ...moved, ...stateOf(2, { harm: confirmed('SERIOUS') }) }));
  history.record(LevelAssessed.of({ level: 2, certainty: 'PRESUMED', clauses: [], basis: [state.id], policy }));
  history.record(LevelChanged.of({ from: 0, to: 2, certainty: 'PRESUMED', basis: [state.id], by: 'policy' }));
  const number = history.record(figure());
  history.record(FigureCorrected.of({ entryId: number.id, reason, ...figureOf({ measure: 'DEAD', count: 0 }) }));
  history.record(incidentFact());
  const report = history.record(reported({ disposition: 'HQ', personIds: [testId(1)], nextContactAt: minute(90) }));
  history.record(EntryTakenUp.of({ entryId: report.id, memberId: testId(8), duty: 'PR' }));
  history.record(ReportCorrected.of({ entryId: report.id, reason, ...reportOf({ disposition: 'HANDLER', duties: ['PR'] }) }));
  history.record(EntrySettled.of({ entryId: report.id, settlement: 'DONE', outcome: sealed('済') }));
  history.record(bodyOpened('TEAM', testId(8)));
  history.record(DutyAssigned.of({ duty: 'FAMILY', memberId: testId(8), since: minute(3) }));
  const decision = history.record(decided({ grounds: [report.id] }));
  history.record(dispatchRequested(70));
  history.record(DispatchApproved.of({ dispatchId: testId(70), at: { precision: 'UNKNOWN', zone: 'Asia/Tokyo' } }));
  const stream = `expenses-${history.incident}`;
  const cost = history.record(expenseRecorded({ dispatchId: testId(70) }), { stream });
  history.record(ExpenseActualRecorded.of({ entryId: cost.id, actual: { amount: 5, currency: 'JPY' } }), { stream });
  history.record(rateRecorded('EUR', '160.5'), { stream });
  for (const { id } of [number, decision, report]) history.record(EntryWithdrawn.of({ entryId: id, reason }));
  history.record(EntryWithdrawn.of({ entryId: state.id, personId: testId(2), reason }));
  history.record(ExpenseWithdrawn.of({ entryId: cost.id, reason }), { stream });
  history.record(BodyStoodDown.of({ body: 'TEAM', grounds: reason }));
  history.record(IncidentClosed.of({ outcome: 'RESOLVED', reason }));
  return history;
}

/** The rows as the live model makes them: through text after every event. */
function liveRows(view: View, events: readonly RecordedFact[]): Map<string, string> {
  const stored = new Map<string, string>();
  for (const event of events) {
    if (!view.types.includes(event.type)) continue;
    for (const key of view.keysOf(event)) {
      const before = stored.get(key);
      const row = view.evolve(before === undefined ? undefined : JSON.parse(before), event, key);
      if (row !== undefined) stored.set(key, canonicalJson(row));
    }
  }
  return stored;
}

test.each(boardViews.map((view) => [view.name, view] as const))(
  '%s: rows kept live equal rows folded in memory, byte for byte',
  (_name, view) => {
    const { events, incident } = everything();
    const folded = foldRows([view], events).list(view, incident);
    expect(folded.length).toBeGreaterThan(0);
    expect(new Map(folded.map(({ key, row }) => [key, canonicalJson(row)]))).toEqual(liveRows(view, events));
    for (const { row } of folded) {
      const reread: unknown = JSON.parse(canonicalJson(row));
      expect(view.tags?.(reread)).toEqual(view.tags?.(row));
      expect(view.sort?.(reread)).toEqual(view.sort?.(row));
    }
  },
);

test('boards can be drawn at every moment on the way', () => {
  const { events, incident } = everything();
  for (let n = 1; n <= events.length; n++) {
    const rows = foldRows(boardViews, events.slice(0, n));
    for (const name of Object.keys(boards) as BoardName[])
      expect(boards[name](rows, incident, minute(n), [])!.lastEventId).toBe(events[n - 1]!.id);
  }
});
