import type { Uuid } from '#kernel';

/** What a line of cost names beside itself. */
export interface NamedByExpense {
  readonly dispatchId?: string | undefined;
  readonly decisionId?: string | undefined;
  readonly personIds: readonly string[];
}

/** Knows what else an incident holds. Finance does not know the other contexts: where they meet, this is answered. */
export interface ExpenseLinks {
  /** Throws a coded refusal for something that the incident does not have. */
  check(incident: Uuid, named: NamedByExpense): Promise<void>;
}

/** Injection token of `ExpenseLinks`. */
export const EXPENSE_LINKS = Symbol('honbu expense links');
