import { view, type Instant, type Uuid } from '#kernel';
import { RateRecorded } from '../domain/expense/events.js';

/** One unit of `from` is `rate` units of `to`, as `source` said at `at`. */
export interface RateRow {
  readonly rateId: Uuid;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
  readonly at: Instant;
  readonly recordedAt: Instant;
}

/** Recorded rates by event id, ordered by the moment they hold for. Tags: `<from>/<to>`. */
export const expenseRates = view<RateRow>({
  name: 'expense-rates',
  version: 1,
  types: [RateRecorded.type],
  keysOf: (event) => [event.id],
  evolve: (row, event) =>
    RateRecorded.is(event) ? { rateId: event.id, ...event.data, at: event.data.at as Instant, recordedAt: event.meta.recordedAt } : row,
  tags: ({ from, to }) => [`${from}/${to}`],
  sort: ({ at, recordedAt }) => `${at}#${recordedAt}`,
});
