import { expenses, totalsOf, type ExpenseRow, type ExpenseTotals } from '#finance';
import type { BoardContext } from '../board.js';
import { bounded, KIB, unlessLonger, type Bounded } from '../size.js';

/** A cost as boards show it. */
export interface ExpenseLine extends Pick<ExpenseRow, 'entryId' | 'recorded' | 'paidAt'> {
  readonly category: string;
  readonly payer: ExpenseRow['content']['payer'];
  readonly description?: ExpenseRow['content']['description'] | undefined;
  readonly estimate?: ExpenseRow['content']['estimate'];
  readonly actual?: ExpenseRow['content']['actual'];
  readonly dispatchId?: string | undefined;
  readonly decisionId?: string | undefined;
}

export interface ExpensesSection {
  readonly kind: 'EXPENSES';
  readonly totals: ExpenseTotals;
  /** Lines with an estimate and no actual amount yet, the newest first. */
  readonly unpaid: Bounded<ExpenseLine>;
}

const LONGEST_TEXT = 400;

function expenseLine({ entryId, recorded, paidAt, content }: ExpenseRow): ExpenseLine {
  const { category, payer, description, estimate, actual, dispatchId, decisionId } = content;
  return {
    ...{ entryId, recorded, paidAt, category, payer, estimate, actual, dispatchId, decisionId },
    description: unlessLonger(description, LONGEST_TEXT),
  };
}

/** What it costs. `unpaidLines`: how many unpaid lines are shown beside the totals. */
export const expensesSection =
  (unpaidLines: number) =>
  ({ rows, incident }: BoardContext): ExpensesSection => {
    const room = { items: unpaidLines, bytes: 4 * KIB };
    const unpaid =
      unpaidLines > 0 ? rows.list(expenses, incident, { tag: 'unpaid', order: 'sort', direction: 'backwards', limit: unpaidLines }) : [];
    return {
      kind: 'EXPENSES',
      totals: totalsOf(rows, incident),
      unpaid: bounded(
        unpaid.map(({ row }) => expenseLine(row)),
        room,
        rows.count(expenses, incident, 'unpaid'),
      ),
    };
  };
