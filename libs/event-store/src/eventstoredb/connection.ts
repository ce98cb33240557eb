import type { EncodedEvent } from '../checks.js';
import type { Expected } from '../port.js';
import type { ClientFacade } from './client.js';
import { callFailureOf, CallFailure } from './failures.js';
import type { Patience } from './pulled-call.js';
import type { Query, ReadMessage } from './queries.js';
import type { AppendAnswer } from './wire.js';

/**
 * The way to the server: one client at a time, and a new one as soon as the old one's connection is of no use. (A client that failed its
 * first discovery, or whose server was replaced, does not recover by itself.) Calls under way on the old one end in their own time.
 */
export class Connection {
  private client: ClientFacade;
  private readonly retired = new Set<ClientFacade>();

  constructor(private readonly connect: () => ClientFacade) {
    this.client = connect();
  }

  /** Calls under way, over all clients. */
  get openCalls(): number {
    let calls = this.client.openCalls;
    for (const client of this.retired) calls += client.openCalls;
    return calls;
  }

  append(stream: string, events: readonly EncodedEvent[], expected: Expected, milliseconds: number): Promise<AppendAnswer> {
    const { client } = this;
    return client.append(stream, events, expected, milliseconds).catch((error: unknown) => this.failed(client, error));
  }

  async *read(query: Query, patience: Patience, signal?: AbortSignal): AsyncGenerator<readonly ReadMessage[]> {
    const { client } = this;
    try {
      yield* client.read(query, patience, signal);
    } catch (error) {
      this.failed(client, error);
    }
  }

  serverVersion(): Promise<string> {
    const { client } = this;
    return client.serverVersion().catch((error: unknown) => this.failed(client, callFailureOf(error)));
  }

  close(): void {
    this.client.retire();
  }

  private failed(client: ClientFacade, error: unknown): never {
    if (error instanceof CallFailure && error.disconnected && client === this.client) this.renew();
    throw error;
  }

  /** Where no new client can be made (a certificate's file is being replaced), the old one is asked again. */
  private renew(): void {
    const old = this.client;
    try {
      this.client = this.connect();
    } catch {
      return;
    }
    for (const former of this.retired) if (former.openCalls === 0) this.retired.delete(former);
    this.retired.add(old);
    old.retire();
  }
}
