import { LogUnusable } from './errors.js';
import type { Position } from './port.js';
import { openSqliteStore } from './sqlite/open.js';

export interface VerifiedLog {
  readonly epoch: string;
  readonly head: Position;
  readonly events: number;
}

/**
 * Reads every event of a log: its hash, and that each stream counts from 0 without a gap. Throws `CorruptRow`, `LogUnusable`,
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
    return { epoch: store.identity.epoch, head, events };
  } finally {
    await store.close();
  }
}
