import Big from 'big.js';
import { decimalsOf, type Currency, type Money, type RowReader, type Uuid } from '#kernel';
import { expenseRates, type RateRow } from './expense-rates.view.js';
import { expenses, type ExpenseRow } from './expenses.view.js';

/** Sums in one currency, minor units. */
export interface CurrencyTotals {
  readonly currency: Currency;
  readonly estimate: number;
  readonly actual: number;
  /** What it will come to: of each line the actual amount, else the estimate. */
  readonly expected: number;
}

/** The same in one currency by recorded rates; what has no rate is named and left out, never guessed (M-179). */
export interface ConvertedTotals extends CurrencyTotals {
  readonly rates: readonly RateRow[];
  readonly withoutRate: readonly Currency[];
}

export interface ExpenseTotals {
  /** Live lines counted. */
  readonly lines: number;
  readonly unpaid: number;
  readonly byCurrency: readonly CurrencyTotals[];
  /** Undefined where no amount could be converted: a sum of nothing would read as "it costs nothing". */
  readonly converted: ConvertedTotals | undefined;
}

type Sums = { estimate: number; actual: number; expected: number };

/** By the lists they were worked out of, which stay the same while nothing in them changes. */
const known = new WeakMap<readonly unknown[], { readonly rates: readonly unknown[]; readonly totals: ExpenseTotals }>();

/** Totals of an incident. */
export function totalsOf(rows: RowReader, incident: Uuid): ExpenseTotals {
  const live = rows.list(expenses, incident, { tag: 'live' });
  const rates = rows.list(expenseRates, incident);
  const before = known.get(live);
  if (before?.rates === rates) return before.totals;
  const worked = totals(
    live.map(({ row }) => row),
    rates.map(({ row }) => row),
  );
  known.set(live, { rates, totals: worked });
  return worked;
}

/** Totals of the live lines by currency, and converted into `into` by the newest recorded rate of each currency. */
export function totals(rows: Iterable<ExpenseRow>, rates: Iterable<RateRow>, into: Currency = 'JPY'): ExpenseTotals {
  const sums = new Map<Currency, Sums>();
  let lines = 0;
  let unpaid = 0;
  for (const { content, withdrawn } of rows) {
    if (withdrawn) continue;
    lines++;
    if (!content.actual) unpaid++;
    add(sums, 'estimate', content.estimate);
    add(sums, 'actual', content.actual);
    add(sums, 'expected', content.actual ?? content.estimate);
  }
  const byCurrency = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([currency, sum]) => ({ currency, ...sum }));
  return { lines, unpaid, byCurrency, converted: converted(byCurrency, newestInto(rates, into), into) };
}

function add(sums: Map<Currency, Sums>, what: keyof Sums, money: Money | undefined): void {
  if (!money) return;
  let sum = sums.get(money.currency);
  if (!sum) sums.set(money.currency, (sum = { estimate: 0, actual: 0, expected: 0 }));
  sum[what] += money.amount;
}

/** The newest rate from each currency into this one, by the moment it holds for, then by when it was recorded. */
function newestInto(rates: Iterable<RateRow>, into: Currency): ReadonlyMap<Currency, RateRow> {
  const newest = new Map<Currency, RateRow>();
  for (const rate of rates) {
    if (rate.to !== into) continue;
    const known = newest.get(rate.from);
    if (!known || known.at < rate.at || (known.at === rate.at && known.recordedAt <= rate.recordedAt)) newest.set(rate.from, rate);
  }
  return newest;
}

function converted(
  byCurrency: readonly CurrencyTotals[],
  rates: ReadonlyMap<Currency, RateRow>,
  into: Currency,
): ConvertedTotals | undefined {
  const sum: Sums = { estimate: 0, actual: 0, expected: 0 };
  const used: RateRow[] = [];
  const withoutRate: Currency[] = [];
  for (const total of byCurrency) {
    const rate = rates.get(total.currency);
    if (total.currency !== into && !rate) {
      withoutRate.push(total.currency);
      continue;
    }
    if (rate) used.push(rate);
    for (const what of ['estimate', 'actual', 'expected'] as const)
      sum[what] += rate ? inMinorUnits(total[what], total.currency, rate.rate, into) : total[what];
  }
  return withoutRate.length < byCurrency.length ? { currency: into, ...sum, rates: used, withoutRate } : undefined;
}

/** Rounded half up to the minor unit of the target currency. */
const inMinorUnits = (amount: number, from: Currency, rate: string, into: Currency): number =>
  new Big(amount)
    .times(rate)
    .times(new Big(10).pow(decimalsOf(into) - decimalsOf(from)))
    .round(0, Big.roundHalfUp)
    .toNumber();
