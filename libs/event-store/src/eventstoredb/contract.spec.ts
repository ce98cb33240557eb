import { jest } from '@jest/globals';
import { describeEventStoreContract } from '../testkit/contract.js';
import { serveEmbedded } from '../testkit/grpc/serve-embedded.js';

// Every append goes through HTTP/2 and back.
jest.setTimeout(60_000);

describeEventStoreContract('EventStoreDB, over a server in this process', serveEmbedded, { winsEach: 2, model: { runs: 12 } });
