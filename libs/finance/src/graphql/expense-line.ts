import { given, neededSeal, within } from '#edge';
import { moneyOf, type Instant, type Money, type Uuid } from '#kernel';
import type { ExpenseLine } from '../domain/expense/commands.js';
import { reject } from '../errors.js';
import type { ExpenseLineInput, MoneyInput } from './inputs.js';

/** Minor units out of decimal text. Throws `AMOUNT_INVALID` on more decimals than the currency has. */
export function amountOf(money: MoneyInput, field: string): Money {
  try {
    return moneyOf(money.amount, money.currency);
  } catch (error) {
    if (error instanceof RangeError) return reject('AMOUNT_INVALID', { currency: money.currency }, [field, 'amount']);
    throw error;
  }
}

/** Something else of the same incident. Throws `ID_INVALID` and `EXPENSE_LINK_UNKNOWN`. */
function linked(type: 'Dispatch' | 'Decision' | 'Person', incident: Uuid, id: string, field: string): Uuid {
  const named = within(type, id, [field]);
  return named.incident === incident ? named.id : reject('EXPENSE_LINK_UNKNOWN', {}, [field]);
}

/** A line of cost, its words on their way to being sealed. */
export const expenseLineOf = (incident: Uuid, input: ExpenseLineInput): ExpenseLine & { readonly personIds: readonly Uuid[] } => ({
  category: input.category,
  description: neededSeal(input.description, 'description'),
  estimate: input.estimate ? amountOf(input.estimate, 'estimate') : undefined,
  actual: input.actual ? amountOf(input.actual, 'actual') : undefined,
  payer: input.payer,
  incurredAt: given(input.incurredAt) as Instant | undefined,
  dispatchId: input.dispatchId ? linked('Dispatch', incident, input.dispatchId, 'dispatchId') : undefined,
  decisionId: input.decisionId ? linked('Decision', incident, input.decisionId, 'decisionId') : undefined,
  personIds: (input.personIds ?? []).map((id) => linked('Person', incident, id, 'personIds')),
});
