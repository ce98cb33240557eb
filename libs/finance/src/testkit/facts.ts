import type { FactOf } from '#contracts';
import { minute, sealed } from '../../../contracts/src/testkit/history.js';
import { ExpenseRecorded, RateRecorded } from '../domain/expense/events.js';

export const lineOf = (data: Partial<FactOf<typeof ExpenseRecorded>['data']> = {}) => ({
  category: 'STAFF_DISPATCH',
  description: sealed('職員2名の航空券'),
  estimate: { amount: 480_000, currency: 'JPY' },
  payer: 'UNIVERSITY' as const,
  personIds: [],
  ...data,
});

/** A line of cost with an estimate in yen, but for what a test says itself. */
export const expenseRecorded = (data: Partial<FactOf<typeof ExpenseRecorded>['data']> = {}) => ExpenseRecorded.of(lineOf(data));

export const rateRecorded = (from: string, rate: string, at = 0) =>
  RateRecorded.of({ from, to: 'JPY', rate, source: '銀行の公示レート', at: minute(at) });
