import type { FactOf } from '#contracts';
import { epochMilliseconds, isCurrency, type Decider, type Instant, type Money } from '#kernel';
import { reject } from '../../errors.js';
import { categoryOf, type CostCategories } from '../../policies/cost-categories.js';
import type { CorrectExpense, ExpenseCommand, ExpenseLine, RecordActual, RecordExpense, RecordRate, WithdrawExpense } from './commands.js';
import { ExpenseActualRecorded, ExpenseCorrected, expenseEvents, ExpenseRecorded, ExpenseWithdrawn, RateRecorded } from './events.js';
import { evolve, initial, type ExpensesState } from './state.js';

export type ExpenseEvent = FactOf<(typeof expenseEvents)[number]>;

/** A client's clock may run ahead by this much, in milliseconds. */
const CLOCK_TOLERANCE = 2 * 60_000;

/** Largest amount of one line in minor units: thousands of such lines still add up to a safe integer. */
export const MOST_OF_ONE_LINE = 1_000_000_000_000;

const isFuture = (at: Instant, now: Instant): boolean => epochMilliseconds(at) > epochMilliseconds(now) + CLOCK_TOLERANCE;

function checkMoney(field: string, money: Money | undefined): void {
  if (!money) return;
  if (!isCurrency(money.currency)) reject('CURRENCY_UNKNOWN', { currency: money.currency.slice(0, 3) }, [field, 'currency']);
  if (!Number.isSafeInteger(money.amount) || money.amount < 0 || money.amount > MOST_OF_ONE_LINE)
    reject('AMOUNT_OUT_OF_RANGE', { most: MOST_OF_ONE_LINE }, [field, 'amount']);
}

/** The line as an event carries it, once it was found right. */
function checkedLine(line: ExpenseLine, policy: CostCategories): FactOf<typeof ExpenseRecorded>['data'] {
  // M-089: a closed list in the file, open through its category "other".
  if (!categoryOf(policy, line.category)) reject('COST_CATEGORY_UNKNOWN', { category: line.category.slice(0, 60) }, ['category']);
  if (!line.estimate && !line.actual) reject('AMOUNT_MISSING', {}, ['estimate']);
  checkMoney('estimate', line.estimate);
  checkMoney('actual', line.actual);
  const { category, description, estimate, actual, payer, incurredAt, dispatchId, decisionId, personIds = [] } = line;
  return { category, description, estimate, actual, payer, incurredAt, dispatchId, decisionId, personIds: [...personIds] };
}

const recordExpense = (command: RecordExpense, policy: CostCategories): ExpenseEvent[] => [
  ExpenseRecorded.of(checkedLine(command, policy)),
];

/** The live line of this id. */
function liveLine(state: ExpensesState, entryId: string) {
  const line = state.lines.get(entryId) ?? reject('EXPENSE_NOT_FOUND', {}, ['entryId']);
  return line.withdrawn ? reject('EXPENSE_WITHDRAWN', {}, ['entryId']) : line;
}

function correctExpense(command: CorrectExpense, state: ExpensesState, policy: CostCategories): ExpenseEvent[] {
  liveLine(state, command.entryId);
  const { entryId, reason } = command;
  return [ExpenseCorrected.of({ entryId, reason, ...checkedLine(command, policy) })];
}

function recordActual({ entryId, actual, paidAt, reference }: RecordActual, state: ExpensesState, now: Instant): ExpenseEvent[] {
  const line = liveLine(state, entryId);
  checkMoney('actual', actual);
  if (paidAt && isFuture(paidAt, now)) reject('PAID_IN_FUTURE', {}, ['paidAt']);
  if (line.actual?.amount === actual.amount && line.actual.currency === actual.currency && !paidAt && !reference) return [];
  return [ExpenseActualRecorded.of({ entryId, actual, paidAt, reference })];
}

function withdrawExpense({ entryId, reason }: WithdrawExpense, state: ExpensesState): ExpenseEvent[] {
  const line = state.lines.get(entryId) ?? reject('EXPENSE_NOT_FOUND', {}, ['entryId']);
  return line.withdrawn ? [] : [ExpenseWithdrawn.of({ entryId, reason })];
}

/** M-179: amounts of two currencies meet only through a recorded rate. */
function recordRate({ from, to, rate, source, at }: RecordRate, now: Instant): ExpenseEvent[] {
  for (const [field, currency] of Object.entries({ from, to }))
    if (!isCurrency(currency)) reject('CURRENCY_UNKNOWN', { currency: currency.slice(0, 3) }, [field]);
  if (from === to) reject('RATE_OF_SAME_CURRENCY', {}, ['to']);
  if (!/^\d{1,9}(\.\d{1,12})?$/.test(rate) || !/[1-9]/.test(rate)) reject('RATE_NOT_POSITIVE', {}, ['rate']);
  if (isFuture(at, now)) reject('RATE_IN_FUTURE', {}, ['at']);
  return [RateRecorded.of({ from, to, rate, source, at })];
}

/** The stream of one incident's costs. */
export const expensesStream = (incidentId: string): string => `expenses-${incidentId}`;

/** Costs of one incident, by a version of the cost categories. */
export const expensesDecider = (policy: CostCategories): Decider<ExpenseCommand, ExpenseEvent, ExpensesState> => ({
  initial,
  evolve,
  decide(command, state, { now }) {
    switch (command.type) {
      case 'RecordExpense':
        return recordExpense(command, policy);
      case 'CorrectExpense':
        return correctExpense(command, state, policy);
      case 'RecordActual':
        return recordActual(command, state, now);
      case 'WithdrawExpense':
        return withdrawExpense(command, state);
      case 'RecordRate':
        return recordRate(command, now);
    }
  },
});
