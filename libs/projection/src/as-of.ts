import type { EventRegistry } from '#contracts';
import { comparePositions, StreamNotFound, type EventStore, type Position, type Recorded } from '#event-store';
import { DomainError, type Instant, type Uuid, type View } from '#kernel';
import { MemoryRows } from './memory-rows.js';

/** A past moment: up to a position, up to and with an event, or before the first event recorded after an instant. */
export type Moment = { readonly position: Position } | { readonly eventId: Uuid } | { readonly recordedAt: Instant };

/**
 * The rows of an incident at a past moment, folded from only its own events by the same views.
 * Throws `DomainError MOMENT_NOT_FOUND` when the incident has no such event.
 */
export async function rowsAsOf(
  store: EventStore,
  registry: EventRegistry,
  views: readonly View[],
  streams: readonly string[],
  moment: Moment,
): Promise<MemoryRows> {
  const rows = new MemoryRows(views);
  let found = !('eventId' in moment);
  for await (const event of inOrder(store, streams)) {
    if ('position' in moment && comparePositions(event.position, moment.position) > 0) break;
    if ('recordedAt' in moment && (event.metadata['recordedAt'] as Instant) > moment.recordedAt) break;
    rows.apply(registry.decode(event));
    if ('eventId' in moment && event.id === moment.eventId) {
      found = true;
      break;
    }
  }
  if (!found) throw new DomainError('MOMENT_NOT_FOUND');
  return rows;
}

/** The events of several streams, merged by position. */
async function* inOrder(store: EventStore, streams: readonly string[]): AsyncGenerator<Recorded> {
  const readers = streams.map((stream) => eventsOf(store, stream));
  const heads = await Promise.all(readers.map((reader) => reader.next()));
  try {
    for (;;) {
      let first = -1;
      for (let i = 0; i < heads.length; i++) {
        const head = heads[i]!;
        if (head.done) continue;
        if (first < 0 || comparePositions(head.value.position, (heads[first]!.value as Recorded).position) < 0) first = i;
      }
      if (first < 0) return;
      yield heads[first]!.value as Recorded;
      heads[first] = await readers[first]!.next();
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.return(undefined)));
  }
}

/** A stream that was never written holds no events. */
async function* eventsOf(store: EventStore, stream: string): AsyncGenerator<Recorded, undefined> {
  try {
    yield* store.readStream(stream);
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  return undefined;
}
