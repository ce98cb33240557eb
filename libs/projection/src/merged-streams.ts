import { numberIn, StreamNotFound, type EventStore, type Recorded } from '#event-store';

/** An event and the number of its position. */
export interface Placed {
  readonly event: Recorded;
  readonly n: bigint;
}

/** The events of several streams, each from a revision, merged by position. */
export async function* mergedStreams(store: EventStore, from: ReadonlyMap<string, bigint>): AsyncGenerator<Placed, void> {
  const readers = Array.from(from, ([stream, revision]) => eventsOf(store, stream, revision));
  const heads = await Promise.all(readers.map((reader) => reader.next()));
  try {
    for (;;) {
      let first = -1;
      for (let i = 0; i < heads.length; i++) {
        const { done, value } = heads[i]!;
        if (!done && (first < 0 || value.n < (heads[first]!.value as Placed).n)) first = i;
      }
      if (first < 0) return;
      yield heads[first]!.value as Placed;
      heads[first] = await readers[first]!.next();
    }
  } finally {
    await Promise.all(readers.map((reader) => reader.return()));
  }
}

/** A stream that was never written holds no events. */
async function* eventsOf(store: EventStore, stream: string, from: bigint): AsyncGenerator<Placed, void> {
  const { epoch } = store.identity;
  try {
    for await (const event of store.readStream(stream, { from })) yield { event, n: numberIn(epoch, event.position) };
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
}
