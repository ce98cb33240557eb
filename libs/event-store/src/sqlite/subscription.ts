import { setImmediate as nextTurn } from 'node:timers/promises';
import { checkFilter, checkRevision, checkStream } from '../checks.js';
import { CorruptRow, InvalidArgument, PositionBeyondHead } from '../errors.js';
import type { EventStore, SubscriptionMessage } from '../port.js';
import { positionOf } from '../position.js';
import type { Log } from './log.js';
import { AllPages } from './pages.js';
import { assertSameEpoch, findStream, placeIn, reading } from './reading.js';
import { missingRow, recordedOf } from './rows.js';

type Options = Parameters<EventStore['subscribe']>[0];

export const subscribe = (log: Log, options: Options): AsyncGenerator<SubscriptionMessage> =>
  options.stream === undefined ? subscribeToAll(log, options) : subscribeToStream(log, options.stream, options);

async function* subscribeToAll(log: Log, { after, filter, signal }: Options): AsyncGenerator<SubscriptionMessage> {
  checkFilter(filter);
  if (typeof after === 'bigint') throw new InvalidArgument('after', 'a position: revisions are for one stream');
  const { epoch } = log.identity;
  const headAtStart = reading(log, () => log.head());
  let reached = after === undefined ? 0 : placeIn(log, after, headAtStart);
  const pages = reading(log, () => new AllPages(log.database, 'forwards', filter));
  let behind = true;

  while (!signal.aborted) {
    if (behind && reached >= headAtStart) {
      behind = false;
      yield { kind: 'caughtUp', position: positionOf(epoch, headAtStart) };
      continue;
    }
    const head = reading(log, () => log.head());
    assertSameEpoch(log, epoch, reached);
    if (reached >= head) {
      await log.changed(undefined, signal);
      continue;
    }
    // History ends exactly at the head of the start, so that `caughtUp` stands at its place.
    const page = reading(log, () => pages.after(reached, behind ? headAtStart : head, Infinity));
    let handedOver = 0;
    for (const row of page.rows) {
      const event = recordedOf(row, epoch);
      handedOver = row[0] as number;
      yield { kind: 'event', event };
      if (signal.aborted) return;
    }
    reached = page.reached;
    if (handedOver < reached) yield { kind: 'checkpoint', position: positionOf(epoch, reached) };
    await nextTurn();
  }
}

async function* subscribeToStream(log: Log, stream: string, { after, filter, signal }: Options): AsyncGenerator<SubscriptionMessage> {
  checkStream(stream);
  checkRevision('after', after);
  if (filter !== undefined) throw new InvalidArgument('filter', 'is for all streams, not for one');
  const { epoch } = log.identity;
  const headAtStart = reading(log, () => log.head());
  let reached = after === undefined ? -1 : Number(after);
  const find = () => reading(log, () => findStream(log, stream, 'forwards'));
  const found = find();
  let pages = found?.pages;
  const last = found?.last ?? -1;
  if (reached > last) throw new PositionBeyondHead(after!, last < 0 ? 'no_stream' : BigInt(last));
  let behind = true;

  while (!signal.aborted) {
    if (behind && reached >= last) {
      behind = false;
      yield { kind: 'caughtUp', position: positionOf(epoch, headAtStart) };
      continue;
    }
    pages ??= find()?.pages;
    const page = pages && reading(log, () => pages!.after(reached, behind ? last - reached : Infinity));
    assertSameEpoch(log, epoch, headAtStart);
    if (behind && page?.reached === reached) throw new CorruptRow(missingRow);
    if (!page || page.rows.length === 0) {
      await log.changed(stream, signal);
      continue;
    }
    for (const row of page.rows) {
      yield { kind: 'event', event: recordedOf(row, epoch) };
      if (signal.aborted) return;
    }
    reached = page.reached;
    await nextTurn();
  }
}
