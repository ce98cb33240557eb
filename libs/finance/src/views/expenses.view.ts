import { view, type Actor, type Instant, type RecordedFact, type Sealed, type Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import { ExpenseActualRecorded, ExpenseCorrected, ExpenseRecorded, ExpenseWithdrawn } from '../domain/expense/events.js';

export type ExpenseContent = RecordedOf<typeof ExpenseRecorded>['data'];

/** By whom and when something was recorded, and as which event. */
export interface ExpenseRecord {
  readonly eventId: Uuid;
  readonly recordedAt: Instant;
  readonly enteredAt?: Instant | undefined;
  readonly actor: Actor;
}

/** What the line said before; a correction gives its reason, an actual amount that became known needs none. */
export interface FormerExpense {
  readonly content: ExpenseContent;
  readonly recorded: ExpenseRecord;
  readonly replaced: ExpenseRecord;
  readonly reason?: Sealed<string> | undefined;
}

export interface ExpenseRow {
  readonly entryId: Uuid;
  /** What the line says now. */
  readonly content: ExpenseContent;
  readonly recorded: ExpenseRecord;
  readonly paidAt?: Instant | undefined;
  readonly reference?: Sealed<string> | undefined;
  readonly versions: readonly FormerExpense[];
  readonly withdrawn?: { readonly recorded: ExpenseRecord; readonly reason?: Sealed<string> | undefined } | undefined;
}

const recordOf = ({ id, meta }: RecordedFact): ExpenseRecord => ({
  eventId: id,
  recordedAt: meta.recordedAt,
  enteredAt: meta.enteredAt,
  actor: meta.actor,
});

function replaced(row: ExpenseRow, event: RecordedFact, content: ExpenseContent, reason?: Sealed<string>): ExpenseRow {
  const recorded = row.versions.at(-1)?.replaced ?? row.recorded;
  return { ...row, content, versions: [...row.versions, { content: row.content, recorded, replaced: recordOf(event), reason }] };
}

function folded(row: ExpenseRow, event: RecordedFact): ExpenseRow | undefined {
  if (ExpenseCorrected.is(event)) {
    const { entryId: _, reason, ...content } = event.data;
    return replaced(row, event, content, reason);
  }
  if (ExpenseActualRecorded.is(event)) {
    const { actual, paidAt, reference } = event.data;
    return { ...replaced(row, event, { ...row.content, actual }), paidAt: paidAt as Instant | undefined, reference };
  }
  if (ExpenseWithdrawn.is(event)) return { ...row, withdrawn: { recorded: recordOf(event), reason: event.data.reason } };
  return undefined;
}

/**
 * Costs, a row for each line, by entry id. Tags: `live` or `withdrawn`, `unpaid` (an estimate only), `category:`, `payer:`, `dispatch:<id>`,
 * `decision:<id>`, `person:<id>`.
 */
export const expenses = view<ExpenseRow>({
  name: 'expenses',
  version: 1,
  types: [ExpenseRecorded.type, ExpenseCorrected.type, ExpenseActualRecorded.type, ExpenseWithdrawn.type],
  keysOf: (event) => [ExpenseRecorded.is(event) ? event.id : (event.data as { readonly entryId: Uuid }).entryId],
  evolve: (row, event) =>
    ExpenseRecorded.is(event)
      ? { entryId: event.id, content: event.data, recorded: recordOf(event), versions: [] }
      : row && folded(row, event),
  tags: ({ content, withdrawn }) => [
    withdrawn ? 'withdrawn' : 'live',
    ...(withdrawn || content.actual ? [] : ['unpaid']),
    `category:${content.category}`,
    `payer:${content.payer}`,
    ...(content.dispatchId ? [`dispatch:${content.dispatchId}`] : []),
    ...(content.decisionId ? [`decision:${content.decisionId}`] : []),
    ...content.personIds.map((id) => `person:${id}`),
  ],
  sort: ({ content, recorded }) => `${content.incurredAt ?? recorded.recordedAt}#${recorded.recordedAt}`,
});
