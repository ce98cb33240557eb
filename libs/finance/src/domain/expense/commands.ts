import type { FactOf } from '#contracts';
import type { Instant, Money, Sealed, Uuid } from '#kernel';
import type { ExpenseRecorded } from './events.js';

type Line = FactOf<typeof ExpenseRecorded>['data'];

/**
 * A line of cost: an estimate or an actual amount is needed, in minor units of the currency as it was given. That the dispatch or decision behind it
 * exists is checked before the command is sent.
 */
export type ExpenseLine = Omit<Line, 'personIds'> & { readonly personIds?: readonly string[] | undefined };

export type RecordExpense = ExpenseLine & { readonly type: 'RecordExpense' };

/** Replaces the line in full. */
export type CorrectExpense = ExpenseLine & { readonly type: 'CorrectExpense'; readonly entryId: Uuid; readonly reason: Sealed<string> };

/** The actual amount became known; the estimate stays beside it. */
export interface RecordActual {
  readonly type: 'RecordActual';
  readonly entryId: Uuid;
  readonly actual: Money;
  readonly paidAt?: Instant | undefined;
  readonly reference?: Sealed<string> | undefined;
}

export interface WithdrawExpense {
  readonly type: 'WithdrawExpense';
  readonly entryId: Uuid;
  /** Absent only of an erased line. */
  readonly reason?: Sealed<string> | undefined;
}

/** One unit of `from` is `rate` units of `to`, by a named source at a moment (M-179). */
export interface RecordRate {
  readonly type: 'RecordRate';
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
  readonly at: Instant;
}

export type ExpenseCommand = RecordExpense | CorrectExpense | RecordActual | WithdrawExpense | RecordRate;
