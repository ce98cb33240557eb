import { EventStoreDBClient } from '@eventstore/db-client';
import { openEventStoreDb, type EventStoreDb } from '#event-store';
import { randomUuid, systemClock } from '#kernel';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';

/** The adapter and the bare client library on one server: a real one where HONBU_TEST_EVENTSTORE_URL is set, else one in this process. */
export interface BothOnServer {
  readonly store: EventStoreDb;
  readonly bare: EventStoreDBClient;
  readonly plainPath: { readonly credentials: { readonly username: string; readonly password: string } };
  /** How the server calls a stream of the store's. */
  onServer(stream: string): string;
  readonly server: string;
}

export async function onEventStore<T>(use: (both: BothOnServer) => Promise<T>): Promise<T> {
  const url = process.env['HONBU_TEST_EVENTSTORE_URL'];
  const kept = url === undefined ? await emptyStore() : undefined;
  const inProcess = kept && (await InProcessServer.start({ store: kept }));
  const connectionString = url ?? inProcess!.connectionString;
  const prefix = `honbu-bench-${randomUuid().slice(0, 8)}`;
  const store = await openEventStoreDb({ connectionString, prefix, create: { drill: true, clock: systemClock } });
  const bare = EventStoreDBClient.connectionString(connectionString);
  try {
    return await use({
      store,
      bare,
      plainPath: plainPathOf(connectionString),
      onServer: (stream) => `${prefix}:${stream}`,
      server: url === undefined ? 'in this process' : `EventStoreDB ${await store.serverVersion()}`,
    });
  } finally {
    await store.close();
    await bare.dispose();
    inProcess?.stop();
    await kept?.close();
  }
}

/** Credentials of the call make the library take the plain append path, as the adapter does, not the batch one; without TLS none are sent. */
function plainPathOf(connectionString: string): BothOnServer['plainPath'] {
  const [, username = 'nobody', password = 'nothing'] = /^[^:]+:\/\/([^:@/]+):([^@/]+)@/.exec(connectionString) ?? [];
  return { credentials: { username: decodeURIComponent(username), password: decodeURIComponent(password) } };
}
