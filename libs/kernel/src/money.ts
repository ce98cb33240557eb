import Big from 'big.js';

/** An ISO 4217 code. */
export type Currency = string;

/** `amount` is a safe integer of minor units (yen, cents); amounts of two currencies are never added (M-179). */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** Number of decimals of a currency (JPY 0, EUR 2), from the runtime's CLDR data. */
export function decimalsOf(currency: Currency): number {
  let decimals = decimalsKnown.get(currency);
  if (decimals === undefined) {
    decimals = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
    decimalsKnown.set(currency, decimals);
  }
  return decimals;
}

/** Asking takes longer than a whole sum; there are only so many codes of three letters. */
const decimalsKnown = new Map<Currency, number>();

export const isCurrency = (value: string): boolean => /^[A-Z]{3}$/.test(value) && Intl.supportedValuesOf('currency').includes(value);

/** `"1234.50" EUR` → 123450; throws `RangeError` on more decimals than the currency has or beyond safe integers. */
export function moneyOf(decimal: string, currency: Currency): Money {
  const minor = new Big(decimal).times(new Big(10).pow(decimalsOf(currency)));
  if (!minor.round(0).eq(minor)) throw new RangeError('more decimals than the currency has');
  const amount = minor.toNumber();
  if (!Number.isSafeInteger(amount)) throw new RangeError('amount out of range');
  return { amount, currency };
}

/** 123450 EUR → `"1234.50"`. */
export function decimalOf({ amount, currency }: Money): string {
  const decimals = decimalsOf(currency);
  return new Big(amount).div(new Big(10).pow(decimals)).toFixed(decimals);
}
