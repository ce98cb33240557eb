import { EventStoreDBClient } from '@eventstore/db-client';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { ServiceError } from '@grpc/grpc-js';
import type { EncodedEvent } from '../checks.js';
import { EventStoreError } from '../errors.js';
import type { Expected } from '../port.js';
import type { Destination } from './connection-string.js';
import { CallFailure, callFailureOf, noConnectionWithin } from './failures.js';
import { pulled, type Patience } from './pulled-call.js';
import type { Query, ReadMessage } from './queries.js';
import { clientArguments } from './settings.js';
import { appendAnswerOf, appendRequests, readMessageOf, readRequest, type AppendAnswer } from './wire.js';

const aSeedAnswersWithin = 2_000;

/** All that the adapter asks of a client library, so that another one can take its place. Every failure is a `CallFailure`. */
export interface ClientFacade {
  append(stream: string, events: readonly EncodedEvent[], expected: Expected, milliseconds: number): Promise<AppendAnswer>;
  /** Messages in the batches that they came in. The call ends with the iteration, however that ends. */
  read(query: Query, patience: Patience, signal?: AbortSignal): AsyncGenerator<readonly ReadMessage[]>;
  /** What the server says that it is. */
  serverVersion(): Promise<string>;
  /** Calls that are under way. */
  readonly openCalls: number;
  /** Takes no more calls; the connection is closed when those under way have ended. */
  retire(): void;
}

/** The library warns on the console about a keep-alive below 10 s at every client it makes; it is meant (decision record). */
export function connectClient(destination: Destination): ClientFacade {
  const { console } = globalThis;
  const { warn } = console;
  console.warn = () => undefined;
  try {
    return new DbClient(destination);
  } finally {
    console.warn = warn;
  }
}

/**
 * The client library with its own append, read and subscribe left aside: batch append shares state between clients, `readAll` forgets its
 * filter, a deadline on reads is ignored, streams left early stay open. Connecting, discovery and following the leader are the library's.
 */
class DbClient extends EventStoreDBClient implements ClientFacade {
  openCalls = 0;
  private stub: StreamsClient | undefined;
  private retired = false;
  private refusal: Promise<CallFailure | undefined> | undefined;

  constructor(private readonly destination: Destination) {
    super(...clientArguments(destination));
  }

  async append(stream: string, events: readonly EncodedEvent[], expected: Expected, milliseconds: number): Promise<AppendAnswer> {
    const until = performance.now() + milliseconds;
    const stub = this.stub ?? (await this.connected(milliseconds));
    const left = Math.max(1, until - performance.now());
    this.openCalls++;
    try {
      return await this.appendThrough(stub, stream, events, expected, left);
    } catch (error) {
      throw await this.sorted(stub, error);
    } finally {
      this.ended();
    }
  }

  async *read(query: Query, patience: Patience, signal?: AbortSignal): AsyncGenerator<readonly ReadMessage[]> {
    const stub = this.stub ?? (await this.connected(patience.first));
    this.openCalls++;
    try {
      const [metadata, options] = this.callArguments({ requiresLeader: query.fromLeader ?? false }, { deadline: Infinity });
      const call = stub.read(readRequest(query), metadata, options);
      for await (const batch of pulled(call, patience, signal)) {
        const messages: ReadMessage[] = [];
        for (const response of batch) {
          const message = readMessageOf(response);
          if (message === 'not-found') throw new CallFailure('not-found', 'not-found');
          if (message) messages.push(message);
        }
        yield messages;
      }
    } catch (error) {
      throw await this.sorted(stub, error);
    } finally {
      this.ended();
    }
  }

  async serverVersion(): Promise<string> {
    return (await this.capabilities).serverVersion;
  }

  retire(): void {
    this.retired = true;
    this.closeWhenIdle();
  }

  /** The stub of a connection that stands, as far as is known. Discovery has no deadline of its own. */
  private async connected(milliseconds: number): Promise<StreamsClient> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(noConnectionWithin(milliseconds)), milliseconds);
    });
    try {
      this.stub = await Promise.race([this.discovered(), late]);
      return this.stub;
    } finally {
      clearTimeout(timer);
    }
  }

  private async discovered(): Promise<StreamsClient> {
    try {
      return await this.execute(StreamsClient, 'streams', async (stub) => stub);
    } catch (error) {
      this.refusal ??= refusalByAll(this.destination);
      throw (await this.refusal) ?? callFailureOf(error);
    }
  }

  private appendThrough(
    stub: StreamsClient,
    stream: string,
    events: readonly EncodedEvent[],
    expected: Expected,
    milliseconds: number,
  ): Promise<AppendAnswer> {
    // Only the leader: a follower that passes the write on leaves its outcome open when that takes too long.
    const [metadata, options] = this.callArguments({ requiresLeader: true, deadline: milliseconds });
    return new Promise((resolve, reject) => {
      const call = stub.append(metadata, options, (error: ServiceError | null, response) => {
        if (error) reject(error);
        else resolve(appendAnswerOf(response));
      });
      call.on('error', (error) => reject(error));
      for (const request of appendRequests(stream, events, expected)) call.write(request);
      call.end();
    });
  }

  /** The failure, after the library was told of a new leader. */
  private async sorted(stub: StreamsClient, error: unknown): Promise<unknown> {
    const failure = error instanceof EventStoreError ? error : callFailureOf(error);
    if (failure instanceof CallFailure && failure.kind === 'misdirected' && stub === this.stub) {
      this.stub = undefined;
      await this.handleError(stub, error as Error);
    }
    return failure;
  }

  private ended(): void {
    this.openCalls--;
    this.closeWhenIdle();
  }

  private closeWhenIdle(): void {
    if (this.retired && this.openCalls === 0) this.stub?.close();
  }
}

/** Discovery keeps to itself why no node answers. Where the seeds, asked one by one, all say the same, that is why. */
async function refusalByAll(destination: Destination): Promise<CallFailure | undefined> {
  const [first, ...others] = await Promise.all(
    destination.seeds.map((seed) => refusalBy({ ...destination, seeds: [seed], discover: false })),
  );
  return others.every((other) => other?.reason === first?.reason) ? first : undefined;
}

/** Why nobody gets as far as asking a single node anything; undefined if one does. */
async function refusalBy(node: Destination): Promise<CallFailure | undefined> {
  try {
    const client = connectClient(node);
    const reading = client.read(
      { start: 'end', direction: 'backwards', count: 1 },
      { first: aSeedAnswersWithin, next: aSeedAnswersWithin },
    );
    await reading.next().finally(() => {
      client.retire();
      return reading.return(undefined);
    });
    return undefined;
  } catch (error) {
    const failure = callFailureOf(error);
    return failure.kind === 'certificate' || failure.kind === 'refused' ? failure : undefined;
  }
}
