import { emptyStore } from '../../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../../libs/event-store/src/testkit/grpc/server.js';

/** Where a service under test keeps its log. */
export interface Engine {
  /** `undefined`: in its own folder. */
  readonly eventStore: string | undefined;
  close(): Promise<void>;
}

/** The file; with HONBU_TEST_ENGINE=eventstoredb a server in this process that speaks EventStoreDB's protocol, with an empty log. */
export async function startEngine(): Promise<Engine> {
  if (process.env['HONBU_TEST_ENGINE'] !== 'eventstoredb') return { eventStore: undefined, close: async () => {} };
  const kept = await emptyStore();
  const server = await InProcessServer.start({ store: kept });
  return {
    eventStore: server.connectionString,
    close: async () => {
      server.stop();
      await kept.close();
    },
  };
}
