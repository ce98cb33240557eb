import { checkFilter, checkMaxCount, checkRevision, checkStream } from '../checks.js';
import type { EventStore, Recorded } from '../port.js';
import { numberIn } from '../position.js';
import { remainderOf } from './names.js';
import { persistentRead } from './persistent-read.js';
import { assertReached, reachedPlace } from './places.js';
import type { StoredEvent } from './queries.js';
import type { ServerLog } from './server-log.js';

type StreamRange = NonNullable<Parameters<EventStore['readStream']>[1]>;
type AllRange = NonNullable<Parameters<EventStore['readAll']>[0]>;

export async function* readStream(log: ServerLog, stream: string, range: StreamRange): AsyncGenerator<Recorded> {
  const { direction = 'forwards', from, maxCount = Infinity } = range;
  checkStream(stream);
  checkRevision('from', from);
  checkMaxCount(range.maxCount);
  const { epoch } = log.identity;
  const start = from ?? (direction === 'forwards' ? 'start' : 'end');
  for await (const events of persistentRead(log, { stream: log.names.onServer(stream), start, direction, count: maxCount })) {
    log.assertEpoch(epoch, events[0]!.commit);
    for (const event of events) yield recordedOf(log, event);
  }
}

/** A caller's expression or types are applied here, to what the server sends by prefix. */
export async function* readAll(log: ServerLog, range: AllRange): AsyncGenerator<Recorded> {
  const { direction = 'forwards', from, filter, maxCount = Infinity } = range;
  checkFilter(filter);
  checkMaxCount(range.maxCount);
  const { epoch } = log.identity;
  const forwards = direction === 'forwards';
  const place = from === undefined ? undefined : forwards ? numberIn(epoch, from) : await reachedPlace(log, from);
  if (place === 0n && !forwards) return;
  const start = place === undefined ? (forwards ? 'start' : 'end') : place === 0n ? 'start' : place;
  const wanted = remainderOf(filter);
  const query = { prefixes: log.names.prefixesOf(filter), start, direction, count: wanted ? Infinity : maxCount } as const;
  let left = maxCount;
  let nothing = true;
  for await (const events of persistentRead(log, query)) {
    nothing = false;
    log.assertEpoch(epoch, events[0]!.commit);
    for (const event of events) {
      const recorded = recordedOf(log, event);
      if (wanted && !wanted(recorded)) continue;
      yield recorded;
      if (--left === 0) return;
    }
  }
  // A server answers a place that it never reached with silence.
  if (nothing && place !== undefined) await assertReached(log, place);
}

export const recordedOf = (log: ServerLog, event: StoredEvent): Recorded => ({
  id: event.id,
  stream: log.names.ofPort(event.stream),
  revision: event.revision,
  position: log.position(event.commit),
  type: event.type,
  data: event.data(),
  metadata: event.metadata(),
});
