import { numberIn, type EventStore, type NewEvent } from '#event-store';
import { uuidV5, type Uuid } from '#kernel';

export const streams = ['faults-a', 'faults-b', 'faults-c', 'faults-d'];

const namespace = '0b6b0c1e-5d0f-4f6e-8a3c-6a1d9c2e7f44' as Uuid;

const planned = new Map<string, NewEvent>();

/** Event n of a stream: the same in every run, so that what stayed open can be sent again. Some fill several pages. */
export function eventAt(stream: string, n: number): NewEvent {
  const name = `${stream}:${n}`;
  const known = planned.get(name);
  if (known) return known;
  const text = '記録'.repeat(n % 11 === 7 ? 1500 : (n * 37) % 60);
  const event = { id: uuidV5(namespace, name), type: 'test.fault-survived', data: { n, text }, metadata: {} };
  planned.set(name, event);
  return event;
}

/** Batches of one to three events; which, depends on where they begin. */
const batchFrom = (stream: string, n: number): NewEvent[] => Array.from({ length: 1 + (n % 3) }, (_, i) => eventAt(stream, n + i));

const expectedAt = (n: number): bigint | 'no_stream' => (n === 0 ? 'no_stream' : BigInt(n - 1));

/** What the writer of one stream knows: events acknowledged, and the end of the batch that is under way or whose answer stayed open. */
interface Told {
  readonly acknowledged: number;
  readonly attempted: number;
}

/** What had been promised at one moment. */
export interface Testimony {
  readonly epoch: string | undefined;
  readonly told: ReadonlyMap<string, Told>;
}

/** Writes the planned events of each stream, and remembers what the store promised. */
export class Witness {
  private readonly told = new Map<string, Told>(streams.map((stream) => [stream, { acknowledged: 0, attempted: 0 }]));
  epoch: string | undefined;

  /** Sends the next batch of the stream: the same one again as long as it was not acknowledged. */
  async append(store: EventStore, stream: string): Promise<void> {
    const { acknowledged: n } = this.told.get(stream)!;
    const batch = batchFrom(stream, n);
    this.told.set(stream, { acknowledged: n, attempted: n + batch.length });
    const { revision } = await store.append(stream, batch, { expected: expectedAt(n) });
    const now = n + batch.length;
    if (revision !== BigInt(now - 1)) throw new Error(`${stream}: revision ${revision} for event ${now - 1}`);
    this.told.set(stream, { acknowledged: now, attempted: now });
  }

  /** The store said of the batch under way that nothing of it is stored. */
  refused(stream: string): void {
    const { acknowledged } = this.told.get(stream)!;
    this.told.set(stream, { acknowledged, attempted: acknowledged });
  }

  testimony(): Testimony {
    return { epoch: this.epoch, told: new Map(this.told) };
  }

  /** A witness who goes on from a testimony. */
  static from({ epoch, told }: Testimony): Witness {
    const witness = new Witness();
    witness.epoch = epoch;
    for (const [stream, so] of told) witness.told.set(stream, so);
    return witness;
  }
}

/** A promise that the store did not keep. */
export class BrokenPromise extends Error {}

const demand = (holds: boolean, promise: string): void => {
  if (!holds) throw new BrokenPromise(promise);
};

/**
 * Reads everything, both ways of reading, and holds it against the testimony: every acknowledged event is there as it was written, a
 * batch is there as a whole or not at all, nothing else is, and neither revisions nor positions have gaps (positions on a server do). Throws
 * `BrokenPromise`.
 */
export async function judge(store: EventStore, { epoch, told }: Testimony, positions: 'counted' | 'growing' = 'counted'): Promise<void> {
  demand(epoch === undefined || store.identity.epoch === epoch, 'the log is another one');
  const found = new Map<string, number>(streams.map((stream) => [stream, 0]));
  let position = 0n;
  for await (const event of store.readAll()) {
    const next = numberIn(store.identity.epoch, event.position);
    demand(positions === 'counted' ? next === position + 1n : next > position, `position ${event.position} after ${position}`);
    position = next;
    if (event.stream === 'log-identity') continue;
    const n = found.get(event.stream)!;
    const wanted = eventAt(event.stream, n);
    demand(event.revision === BigInt(n), `${event.stream}: revision ${event.revision} where ${n} should be`);
    demand(event.id === wanted.id && event.data['text'] === wanted.data['text'], `${event.stream}: event ${n} is another`);
    found.set(event.stream, n + 1);
  }
  for (const [stream, count] of found) {
    const { acknowledged, attempted } = told.get(stream)!;
    demand(count >= acknowledged, `${stream}: ${acknowledged} acknowledged, ${count} found`);
    demand(count === acknowledged || count === attempted, `${stream}: ${acknowledged} or ${attempted} events, ${count} found`);
    let revision = 0n;
    if (count > 0) for await (const event of store.readStream(stream)) demand(event.revision === revision++, `${stream}: a gap`);
    demand(revision === BigInt(count), `${stream}: two ways of reading differ`);
  }
}
