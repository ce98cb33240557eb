import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CurrencyCode, DateTime, Decimal, type IncidentRows } from '#edge';
import type { RateRow } from '../views/expense-rates.view.js';
import { totalsOf as incidentTotals, type ConvertedTotals, type ExpenseTotals as Totals } from '../views/totals.js';
import { Money, moneyShown } from './types.js';

@ObjectType({ description: 'One unit of `from` is `rate` units of `to`, as somebody recorded it 「換算率」' })
export class Rate {
  @Field(() => CurrencyCode, { description: 'One unit of this 「換算元」' })
  from!: string;

  @Field(() => CurrencyCode, { description: 'is so many of this 「換算先」' })
  to!: string;

  @Field(() => Decimal, { description: 'Units of `to` for one of `from` 「換算率」' })
  rate!: string;

  @Field(() => String, { description: 'Source 「出典」' })
  source!: string;

  @Field(() => DateTime, { description: 'When 「日時」' })
  at!: string;
}

@ObjectType({ description: 'All costs in one currency, by recorded rates only 「換算合計」' })
export class ConvertedTotal {
  @Field(() => CurrencyCode, { description: 'The currency 「通貨」' })
  currency!: string;

  @Field(() => Money, { description: 'Estimated amounts 「見積額」' })
  estimate!: Money;

  @Field(() => Money, { description: 'Actual amounts 「実績額」' })
  actual!: Money;

  @Field(() => Money, { description: 'The actual amounts, and the estimates of what is not yet paid 「見込額」' })
  expected!: Money;

  @Field(() => [Rate], { description: 'The rates that were used 「換算率」' })
  rates!: Rate[];

  @Field(() => [CurrencyCode], { description: 'Left out, because no rate was recorded 「レートがなく除いた分」' })
  withoutRate!: string[];
}

@ObjectType({ description: 'What it costs; currencies are never added without a rate 「費用の合計」' })
export class ExpenseTotals {
  @Field(() => Int, { description: 'Lines that are not withdrawn 「件数」' })
  lines!: number;

  @Field(() => Int, { description: 'Lines without an actual amount 「未払」' })
  unpaid!: number;

  @Field(() => [Money], { description: 'Estimated amounts 「見積額」' })
  estimate!: Money[];

  @Field(() => [Money], { description: 'Actual amounts 「実績額」' })
  actual!: Money[];

  @Field(() => [ConvertedTotal], {
    description: 'In one currency, by recorded rates only; none where no amount could be converted 「換算合計」',
  })
  converted!: ConvertedTotal[];
}

/** Totals of an incident over its live lines. */
export const totalsOf = ({ rows, incident }: IncidentRows): ExpenseTotals => totalsShown(incidentTotals(rows, incident));

export function totalsShown({ lines, unpaid, byCurrency, converted }: Totals): ExpenseTotals {
  return {
    lines,
    unpaid,
    estimate: byCurrency.map((sum) => moneyShown({ amount: sum.estimate, currency: sum.currency })),
    actual: byCurrency.map((sum) => moneyShown({ amount: sum.actual, currency: sum.currency })),
    converted: converted ? [convertedShown(converted)] : [],
  };
}

function convertedShown({ currency, estimate, actual, expected, rates, withoutRate }: ConvertedTotals): ConvertedTotal {
  const inOne = (amount: number): Money => moneyShown({ amount, currency });
  return {
    currency,
    estimate: inOne(estimate),
    actual: inOne(actual),
    expected: inOne(expected),
    rates: rates.map(rateShown),
    withoutRate: [...withoutRate],
  };
}

export const rateShown = ({ from, to, rate, source, at }: RateRow): Rate => ({ from, to, rate, source, at });
