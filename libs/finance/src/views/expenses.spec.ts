import { describe, expect, test } from '@jest/globals';
import { foldRows } from '#projection';
import { History, minute, sealed, testId, unsealed } from '../../../contracts/src/testkit/history.js';
import { ExpenseActualRecorded, ExpenseCorrected, ExpenseWithdrawn } from '../domain/expense/events.js';
import { expenseRecorded, lineOf, rateRecorded } from '../testkit/facts.js';
import { expenseRates } from './expense-rates.view.js';
import { expenses } from './expenses.view.js';
import { totals } from './totals.js';

function costs() {
  const history = new History();
  const rows = () => foldRows([expenses, expenseRates], history.events);
  return {
    history,
    rows,
    row: (id: string) => rows().get(expenses, history.incident, id)!,
    totals: (into?: string) => {
      const read = rows();
      const of = <Row>(list: { readonly row: Row }[]) => list.map(({ row }) => row);
      return totals(of(read.list(expenses, history.incident)), of(read.list(expenseRates, history.incident)), into);
    },
  };
}

describe('a line', () => {
  test('keeps the estimate beside the actual, and what it said before', () => {
    const { history, row, rows } = costs();
    const { id } = history.record(expenseRecorded({ dispatchId: testId(5) }));
    expect(rows().count(expenses, history.incident, 'unpaid')).toBe(1);
    history.record(ExpenseActualRecorded.of({ entryId: id, actual: { amount: 9, currency: 'JPY' }, reference: sealed('領収書12') }));
    expect(row(id)).toMatchObject({
      content: { estimate: { amount: 480_000 }, actual: { amount: 9 } },
      versions: [{ content: { estimate: {} } }],
    });
    expect(unsealed(row(id).reference)).toBe('領収書12');
    expect(rows().count(expenses, history.incident, 'unpaid')).toBe(0);
    expect(rows().list(expenses, history.incident, { tag: `dispatch:${testId(5)}` })).toHaveLength(1);
  });

  test('corrected and withdrawn, stays to be read with the reasons', () => {
    const { history, row, rows } = costs();
    const { id } = history.record(expenseRecorded());
    history.record(ExpenseCorrected.of({ entryId: id, reason: sealed('費目違い'), ...lineOf({ category: 'MEALS' }) }));
    history.record(ExpenseWithdrawn.of({ entryId: id, reason: sealed('二重計上') }));
    expect(row(id)).toMatchObject({ content: { category: 'MEALS' }, versions: [{ content: { category: 'STAFF_DISPATCH' } }] });
    expect([unsealed(row(id).versions[0]!.reason), unsealed(row(id).withdrawn!.reason)]).toEqual(['費目違い', '二重計上']);
    expect(rows().count(expenses, history.incident, 'live')).toBe(0);
  });
});

describe('totals', () => {
  test('add what will be paid: the actual where it is known, else the estimate', () => {
    const { history, totals } = costs();
    history.record(expenseRecorded({ estimate: { amount: 100, currency: 'JPY' }, actual: { amount: 130, currency: 'JPY' } }));
    history.record(expenseRecorded({ estimate: { amount: 50, currency: 'JPY' } }));
    expect(totals()).toMatchObject({ lines: 2, unpaid: 1, byCurrency: [{ currency: 'JPY', estimate: 150, actual: 130, expected: 180 }] });
  });

  test('never add two currencies without a recorded rate (M-179)', () => {
    const { history, totals } = costs();
    history.record(expenseRecorded({ estimate: { amount: 10_000, currency: 'JPY' } }));
    history.record(expenseRecorded({ estimate: { amount: 12_345, currency: 'EUR' } }));
    expect(totals().byCurrency.map(({ currency, expected }) => [currency, expected])).toEqual([
      ['EUR', 12_345],
      ['JPY', 10_000],
    ]);
    expect(totals().converted).toMatchObject({ currency: 'JPY', expected: 10_000, rates: [], withoutRate: ['EUR'] });
  });

  test('are converted with the newest recorded rate, and say with which', () => {
    const { history, totals } = costs();
    history.record(expenseRecorded({ estimate: { amount: 10_000, currency: 'JPY' } }));
    history.record(expenseRecorded({ estimate: { amount: 12_345, currency: 'EUR' } }));
    const newest = history.record(rateRecorded('EUR', '162.35', 30));
    history.record(rateRecorded('EUR', '150', 10));
    // 123.45 EUR × 162.35 = 20,042.1075 yen
    expect(totals().converted).toMatchObject({
      expected: 30_042,
      withoutRate: [],
      rates: [{ rateId: newest.id, rate: '162.35', at: minute(30) }],
    });
    expect(totals('EUR').converted).toMatchObject({ currency: 'EUR', expected: 12_345, withoutRate: ['JPY'] });
  });

  test('are no sum of nothing where no amount can be converted', () => {
    const { history, totals } = costs();
    expect(totals().converted).toBeUndefined();
    history.record(expenseRecorded({ estimate: { amount: 12_345, currency: 'EUR' } }));
    history.record(rateRecorded('USD', '155', 10));
    expect(totals()).toMatchObject({ byCurrency: [{ currency: 'EUR', estimate: 12_345 }], converted: undefined });
    history.record(rateRecorded('EUR', '160', 20));
    expect(totals().converted).toMatchObject({ estimate: 19_752, withoutRate: [] });
  });

  test('leave withdrawn lines out', () => {
    const { history, totals } = costs();
    const { id } = history.record(expenseRecorded());
    history.record(ExpenseWithdrawn.of({ entryId: id, reason: sealed('二重計上') }));
    expect(totals()).toMatchObject({ lines: 0, byCurrency: [] });
  });

  test('stay exact over thousands of the largest lines that a person may record', () => {
    const { history, totals } = costs();
    for (let n = 0; n < 9_000; n++) history.record(expenseRecorded({ estimate: { amount: 1_000_000_000_000, currency: 'JPY' } }));
    expect(totals().converted?.expected).toBe(9_000_000_000_000_000);
  });
});
