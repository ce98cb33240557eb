import { CallFailure, portErrorOf } from './failures.js';
import type { Query, StoredEvent } from './queries.js';
import type { ServerLog } from './server-log.js';
import { Tries } from './tries.js';

/**
 * The events of a finite query, in batches. A call that breaks off is made again from the last event handed over, as long as some progress
 * is made within `patience`. Throws the port's errors; ends early when `signal` aborts.
 */
export async function* persistentRead(
  log: ServerLog,
  query: Query,
  signal?: AbortSignal,
  patience = log.limits.read,
): AsyncGenerator<readonly StoredEvent[]> {
  const tries = new Tries(patience, log.limits.pause);
  let rest: Query | undefined = query;
  let last: StoredEvent | undefined;
  let handedOver = 0;
  let told: CallFailure | undefined;
  while (rest && signal?.aborted !== true) {
    log.assertOpen();
    const silence = tries.within(log.limits.answer);
    try {
      for await (const batch of log.connection.read(rest, { first: silence, next: silence }, signal)) {
        log.assertOpen();
        const events = newEvents(batch, query, last);
        if (events.length === 0) continue;
        last = events.at(-1)!;
        handedOver += events.length;
        told = undefined;
        tries.progressed();
        yield events;
      }
      return;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      // The last try has the least time: that it was cut off tells less than what went wrong before.
      if (error.kind !== 'late') told = error;
      const stream = 'stream' in query ? log.names.ofPort(query.stream) : '$all';
      if (!error.passing || !(await tries.again(signal))) throw portErrorOf(told ?? error, stream, patience);
      rest = last ? continuing(query, last, handedOver) : query;
    }
  }
}

/** The first event of a query, if there is one. */
export async function firstOf(log: ServerLog, query: Query, signal?: AbortSignal, patience?: number): Promise<StoredEvent | undefined> {
  for await (const [event] of persistentRead(log, query, signal, patience)) return event;
  return undefined;
}

type Batch = Awaited<ReturnType<ReturnType<ServerLog['connection']['read']>['next']>>['value'];

function newEvents(batch: NonNullable<Batch>, query: Query, last: StoredEvent | undefined): StoredEvent[] {
  const events: StoredEvent[] = [];
  for (const message of batch) {
    if (message.kind !== 'event') continue;
    const { event } = message;
    const seen = last && (query.direction === 'forwards' ? event.commit <= last.commit : event.commit >= last.commit);
    if (!seen) events.push(event);
  }
  return events;
}

/** What is left of a query after `last`; undefined if nothing can be. Reading all forwards, the last one comes once more. */
function continuing(query: Query, last: StoredEvent, handedOver: number): Query | undefined {
  const forwards = query.direction === 'forwards';
  const again = !('stream' in query) && forwards ? 1 : 0;
  const left = query.count === 'subscription' ? query.count : query.count - handedOver;
  if (left === 0) return undefined;
  const count = left === 'subscription' ? left : left + again;
  if (!('stream' in query)) return { ...query, start: last.commit, count };
  if (!forwards && last.revision === 0n) return undefined;
  return { ...query, start: last.revision + (forwards ? 1n : -1n), count };
}
