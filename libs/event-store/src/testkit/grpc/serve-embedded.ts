import { systemClock } from '#kernel';
import { openEventStoreDb, type OpenEventStoreDbOptions } from '../../eventstoredb/open.js';
import type { EventStoreDb } from '../../eventstoredb/event-store.js';
import type { EventStore } from '../../port.js';
import { openSqliteStore } from '../../sqlite/open.js';
import { InProcessServer, type ServerOptions } from './server.js';

/** Short waits, so that a fault costs a test milliseconds. */
export const impatient = { append: 10_000, answer: 1_000, read: 10_000, pause: 40 } as const;

export const emptyStore = (): Promise<EventStore> =>
  openSqliteStore({ path: ':memory:', mode: 'writer', create: { drill: true, clock: systemClock } });

export interface Served {
  readonly store: EventStoreDb;
  readonly server: InProcessServer;
  /** What the server keeps its events in. */
  readonly kept: EventStore;
  /** Another adapter on the same server. */
  open(options?: Partial<OpenEventStoreDbOptions>): Promise<EventStoreDb>;
  dispose(): Promise<void>;
}

/** A server in this process over an empty store, and the adapter on it. */
export async function serveEmbedded(options: Partial<ServerOptions> = {}, client: Partial<OpenEventStoreDbOptions> = {}): Promise<Served> {
  const kept = options.store ?? (await emptyStore());
  const server = await InProcessServer.start({ ...options, store: kept });
  const opened: EventStoreDb[] = [];
  const open = async (more: Partial<OpenEventStoreDbOptions> = {}) => {
    const store = await openEventStoreDb({
      connectionString: server.connectionString,
      prefix: 'kit',
      create: { drill: true, clock: systemClock },
      limits: impatient,
      ...client,
      ...more,
    });
    opened.push(store);
    return store;
  };
  const dispose = async () => {
    for (const store of opened) await store.close();
    server.stop();
    await kept.close();
  };
  return { store: await open(), server, kept, open, dispose };
}
