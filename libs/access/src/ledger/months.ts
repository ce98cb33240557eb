import type { Instant } from '#kernel';

/** `2026-11`: the ledger of reads begins a new stream each month. */
export const monthOf = (instant: Instant): string => instant.slice(0, 7);

export const ledgerStream = (month: string): string => `readledger-${month}`;

/** From this month back to that one, both included. */
export function* monthsBack(from: string, to: string): Generator<string, void> {
  let [year, month] = from.split('-').map(Number) as [number, number];
  for (let name = from; name >= to; name = `${year}-${String(month).padStart(2, '0')}`) {
    yield name;
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
  }
}
