import { checkFilter, checkRevision, checkStream } from '../checks.js';
import { InvalidArgument, PositionBeyondHead, StreamNotFound } from '../errors.js';
import type { EventStore, Recorded } from '../port.js';
import { numberIn } from '../position.js';
import { remainderOf } from './names.js';
import { firstOf } from './persistent-read.js';
import { assertReached, lastCommit } from './places.js';
import type { Query, StoredEvent } from './queries.js';
import type { ServerLog } from './server-log.js';

export type SubscribeOptions = Parameters<EventStore['subscribe']>[0];

/** Where a subscription stands when it (again) begins: the log's head, and what must be handed over before it has caught up. */
export interface Place {
  readonly head: bigint;
  readonly target: bigint;
}

/** What differs between a subscription to all and one to a stream. A cursor is a commit position or a revision; -1 before the first. */
export interface Course {
  readonly after: bigint;
  place(reached: bigint, signal: AbortSignal): Promise<Place>;
  query(reached: bigint): Query;
  /** Where to go on from when all up to the log's head was handed over. */
  onward(reached: bigint, head: bigint): bigint;
  cursorOf(event: StoredEvent): bigint;
  readonly wanted: ((event: Pick<Recorded, 'stream' | 'type'>) => boolean) | undefined;
}

const beforeAll = -1n;

/** Throws `InvalidArgument`, `PositionForeign`. */
export function courseOf(log: ServerLog, { stream, after, filter }: SubscribeOptions): Course {
  if (stream === undefined) {
    checkFilter(filter);
    if (typeof after === 'bigint') throw new InvalidArgument('after', 'a position: revisions are for one stream');
    return courseOfAll(log, after === undefined ? beforeAll : numberIn(log.identity.epoch, after), filter);
  }
  checkStream(stream);
  checkRevision('after', after);
  if (filter !== undefined) throw new InvalidArgument('filter', 'is for all streams, not for one');
  return courseOfStream(log, stream, after ?? beforeAll);
}

function courseOfAll(log: ServerLog, after: bigint, filter: SubscribeOptions['filter']): Course {
  const prefixes = log.names.prefixesOf(filter);
  const ofWholeLog = prefixes[0] === log.names.beginning;
  return {
    after,
    wanted: remainderOf(filter),
    cursorOf: ({ commit }) => commit,
    onward: (reached, head) => (head > reached ? head : reached),
    query: (reached) => ({ prefixes, start: reached <= 0n ? 'start' : reached, direction: 'forwards', count: 'subscription' }),
    async place(reached, signal) {
      const head = await lastCommit(log, undefined, signal);
      if (reached > head) await assertReached(log, reached, signal);
      // After the head, never before: what is written in between must not be taken for handed over.
      return { head, target: ofWholeLog ? head : await lastCommit(log, prefixes, signal) };
    },
  };
}

function courseOfStream(log: ServerLog, stream: string, after: bigint): Course {
  const name = log.names.onServer(stream);
  const lastRevision = async (fromLeader: boolean, signal: AbortSignal): Promise<bigint | 'no_stream' | 'truncated'> => {
    try {
      const event = await firstOf(log, { stream: name, start: 'end', direction: 'backwards', count: 1, fromLeader }, signal);
      return event?.revision ?? 'truncated';
    } catch (error) {
      if (error instanceof StreamNotFound) return 'no_stream';
      throw error;
    }
  };
  const isBehind = (last: bigint | 'no_stream' | 'truncated', reached: bigint) =>
    last === 'no_stream' ? reached > beforeAll : last !== 'truncated' && reached > last;
  return {
    after,
    wanted: undefined,
    cursorOf: ({ revision }) => revision,
    onward: (reached) => reached,
    query: (reached) => ({ stream: name, start: reached < 0n ? 'start' : reached, direction: 'forwards', count: 'subscription' }),
    async place(reached, signal) {
      const head = await lastCommit(log, undefined, signal);
      let last = await lastRevision(false, signal);
      // A follower may lag; the leader has the last word.
      if (isBehind(last, reached)) last = await lastRevision(true, signal);
      if (isBehind(last, reached) && !signal.aborted) throw new PositionBeyondHead(reached, last === 'no_stream' ? last : (last as bigint));
      return { head, target: typeof last === 'bigint' ? last : beforeAll };
    },
  };
}
