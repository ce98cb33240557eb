import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkFilter, checkMaxCount, checkRevision, checkStream } from '../checks.js';
import { CorruptRow, PositionBeyondHead, PositionForeign, StreamNotFound } from '../errors.js';
import type { EventStore, Position, Recorded } from '../port.js';
import { numberIn, positionOf } from '../position.js';
import { isDamage, readFailure } from './failures.js';
import type { SqlRow } from './database.js';
import type { Log } from './log.js';
import { AllPages, StreamPages, type Page } from './pages.js';
import { missingRow, recordedOf } from './rows.js';

type StreamRange = NonNullable<Parameters<EventStore['readStream']>[1]>;
type AllRange = NonNullable<Parameters<EventStore['readAll']>[0]>;

/** One stream up to the revision it has when reading begins. */
export async function* readStream(log: Log, stream: string, range: StreamRange): AsyncGenerator<Recorded> {
  const { direction = 'forwards', from, maxCount } = range;
  checkStream(stream);
  checkRevision('from', from);
  checkMaxCount(maxCount);
  const found = reading(log, () => findStream(log, stream, direction));
  if (!found) throw new StreamNotFound(stream);
  const { pages, last } = found;
  if (direction === 'forwards')
    yield* paged(log, Number(from ?? 0n) - 1, maxCount, (reached, count) =>
      reached >= last ? undefined : pages.after(reached, Math.min(count, last - reached)),
    );
  else
    yield* paged(log, Math.min(Number(from ?? last), last) + 1, maxCount, (reached, count) =>
      reached <= 0 ? undefined : pages.after(reached, count),
    );
}

/** `$all` up to the head when reading begins. */
export async function* readAll(log: Log, range: AllRange): AsyncGenerator<Recorded> {
  const { direction = 'forwards', from, filter, maxCount } = range;
  checkFilter(filter);
  checkMaxCount(maxCount);
  const head = reading(log, () => log.head());
  const start = from === undefined ? undefined : placeIn(log, from, head);
  const pages = reading(log, () => new AllPages(log.database, direction, filter));
  if (direction === 'forwards')
    yield* paged(log, (start ?? 0) - 1, maxCount, (reached, count) => (reached >= head ? undefined : pages.after(reached, head, count)));
  else yield* paged(log, start ?? head + 1, maxCount, (reached, count) => (reached <= 1 ? undefined : pages.after(reached, 1, count)));
}

/** The number of a position that this log has reached. Throws `PositionForeign`, `PositionBeyondHead`. */
export function placeIn(log: Log, position: Position, head: number): number {
  const { epoch } = log.identity;
  const n = numberIn(epoch, position);
  if (n > head) throw new PositionBeyondHead(position, positionOf(epoch, head));
  return Number(n);
}

/** The pages of a stream and its last revision; undefined if it was never written. */
export function findStream(
  log: Log,
  stream: string,
  direction: 'forwards' | 'backwards',
): { pages: StreamPages; last: number } | undefined {
  const { row, last } = log.headOf(stream);
  if (row === undefined) return undefined;
  const pages = new StreamPages(log.database, direction, row);
  return { pages, last: pages.last(last) };
}

/** A look at the open log, its failures told as the port tells them. */
export function reading<T>(log: Log, look: () => T): T {
  log.assertOpen();
  try {
    return look();
  } catch (error) {
    throw noticed(log, readFailure(error));
  }
}

/** The error as it was; damage is remembered, because whoever asks for the next event may be served from sound pages. */
export function noticed(log: Log, error: unknown): unknown {
  if (isDamage(error)) log.damage ??= error;
  return error;
}

/** Page by page; between two pages the event loop serves others. */
async function* paged(
  log: Log,
  start: number,
  maxCount = Infinity,
  next: (reached: number, count: number) => Page | undefined,
): AsyncGenerator<Recorded> {
  const { epoch } = log.identity;
  let left = maxCount;
  for (let reached = start; left > 0;) {
    const page = reading(log, () => next(reached, left));
    if (!page) return;
    if (page.reached === reached) throw noticed(log, new CorruptRow(missingRow));
    for (const row of page.rows) yield eventOf(log, row, epoch);
    left -= page.rows.length;
    reached = page.reached;
    await nextTurn();
    assertSameEpoch(log, epoch, reached);
  }
}

function eventOf(log: Log, row: SqlRow, epoch: string): Recorded {
  try {
    return recordedOf(row, epoch);
  } catch (error) {
    throw noticed(log, error);
  }
}

/** A log that was given a new epoch meanwhile must not go on under positions of the old one. */
export function assertSameEpoch(log: Log, epoch: string, reached: number): void {
  if (log.identity.epoch !== epoch) throw new PositionForeign(positionOf(epoch, reached), log.identity.epoch);
}
