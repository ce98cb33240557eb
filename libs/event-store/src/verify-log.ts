import { LogUnusable, StreamNotFound } from './errors.js';
import type { EventStore, Position } from './port.js';
import { openSqliteStore } from './sqlite/open.js';

export interface VerifiedLog {
  readonly epoch: string;
  readonly head: Position;
  readonly events: number;
}

/**
 * Reads every event of a log: its hash, that each stream counts from 0 without a gap, and that it is found by its name. Throws `CorruptRow`, `LogUnusable`,
 * `LogNotFound`. Opens read-only, beside a running service too.
 */
export async function verifyLog(path: string): Promise<VerifiedLog> {
  const store = await openSqliteStore({ path, mode: 'reader' });
  try {
    const head = await store.head();
    const next = new Map<string, bigint>();
    let events = 0;
    for await (const { stream, revision } of store.readAll()) {
      const expected = next.get(stream) ?? 0n;
      if (revision !== expected) throw new LogUnusable(path, `stream "${stream}" has revision ${revision} where ${expected} should be`);
      next.set(stream, expected + 1n);
      events++;
    }
    for (const [stream, count] of next) await assertFound(store, path, stream, count);
    return { epoch: store.identity.epoch, head, events };
  } finally {
    await store.close();
  }
}

/** The index of the streams must lead to what the events say. */
async function assertFound(store: EventStore, path: string, stream: string, count: bigint): Promise<void> {
  try {
    for await (const { revision } of store.readStream(stream, { direction: 'backwards', maxCount: 1 })) if (revision === count - 1n) return;
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
  throw new LogUnusable(path, `stream "${stream}" is not found by its name as its ${count} events tell`);
}
