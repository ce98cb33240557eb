import type { Money, RecordedFact } from '#kernel';
import { ExpenseActualRecorded, ExpenseCorrected, ExpenseRecorded, ExpenseWithdrawn } from './events.js';

interface Line {
  readonly actual?: Money | undefined;
  readonly withdrawn: boolean;
}

/** What deciders need of the lines of one incident: which exist, which are withdrawn, what was paid. */
export interface ExpensesState {
  readonly lines: ReadonlyMap<string, Line>;
}

export const initial: ExpensesState = { lines: new Map() };

const withLine = (state: ExpensesState, entryId: string, line: Line): ExpensesState => ({
  lines: new Map(state.lines).set(entryId, line),
});

export function evolve(state: ExpensesState, event: RecordedFact): ExpensesState {
  if (ExpenseRecorded.is(event)) return withLine(state, event.id, { actual: event.data.actual, withdrawn: false });
  if (!ExpenseCorrected.is(event) && !ExpenseActualRecorded.is(event) && !ExpenseWithdrawn.is(event)) return state;
  const line = state.lines.get(event.data.entryId);
  if (!line) return state;
  if (ExpenseWithdrawn.is(event)) return withLine(state, event.data.entryId, { ...line, withdrawn: true });
  return withLine(state, event.data.entryId, { ...line, actual: event.data.actual });
}
