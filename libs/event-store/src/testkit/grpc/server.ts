import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials, status, type Metadata, type sendUnaryData, type ServerReadableStream } from '@grpc/grpc-js';
import { randomUuid } from '#kernel';
import { WrongExpectedVersion } from '../../errors.js';
import type { EventStore, NewEvent } from '../../port.js';
import { Faults, named, notLeader, type Failing } from './faults.js';
import { embeddedName } from './names.js';
import { serveRead, type ReadCall } from './served-read.js';
import { appendedMessage, expectedOf, newEventOf, refusedMessage, streamOf } from './wire.js';

export interface ServerOptions {
  /** What it keeps its events in; several servers of one cluster share it. */
  readonly store: EventStore;
  readonly port?: number;
  /** PEM; absent: without TLS. */
  readonly tls?: { readonly key: string; readonly certificate: string; readonly certificateFile: string };
  /** Looked at only with TLS: the client sends none without. */
  readonly password?: { readonly username: string; readonly password: string };
  /** Who else is in the cluster, and who leads; absent: a single node. */
  readonly members?: () => readonly { readonly port: number; readonly leads: boolean }[];
}

const host = '127.0.0.1';

/** The few calls of an EventStoreDB server that the adapter makes, in this process over the embedded store, with faults on demand. */
export class InProcessServer {
  readonly faults = new Faults();
  readonly deleted = new Set<string>();
  readonly truncatedBefore = new Map<string, bigint>();
  /** As for an ordinary user: single streams may be read and written, all of them at once may not. */
  allIsForbidden = false;
  /** How many events before its start a subscription is sent once more. */
  repeatedOnSubscribing = 0;
  private readonly server = new Server();
  private readonly reads = new Set<(failing: Failing | undefined) => void>();
  private readonly subscriptions = new Set<(failing: Failing | undefined) => void>();
  private bound = 0;

  private constructor(private readonly options: ServerOptions) {
    this.server.addService(StreamsService, {
      append: (call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, answer: sendUnaryData<streams.AppendResp>) =>
        this.append(call, answer),
      read: (call: ReadCall) => this.read(call),
    });
    this.server.addService(ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<features.SupportedMethods>) =>
        answer(null, new features.SupportedMethods().setEventStoreServerVersion('in-process')),
    });
    this.server.addService(GossipService, {
      read: (_: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => answer(null, this.gossip()),
    });
  }

  static async start(options: ServerOptions): Promise<InProcessServer> {
    const server = new InProcessServer(options);
    const { tls } = options;
    const credentials = tls
      ? ServerCredentials.createSsl(null, [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) }])
      : ServerCredentials.createInsecure();
    server.bound = await new Promise<number>((resolve, reject) =>
      server.server.bindAsync(`${host}:${options.port ?? 0}`, credentials, (error, port) => (error ? reject(error) : resolve(port))),
    );
    return server;
  }

  get port(): number {
    return this.bound;
  }

  get connectionString(): string {
    const { tls } = this.options;
    return `esdb://${host}:${this.bound}?${tls ? `tlsCAFile=${encodeURIComponent(tls.certificateFile)}` : 'tls=false'}`;
  }

  /** Reads and subscriptions that a client has open. */
  get openReads(): number {
    return this.reads.size;
  }

  /** Ends all subscriptions, with an error or bare. */
  dropSubscriptions(failing?: Failing): void {
    for (const drop of [...this.subscriptions]) drop(failing);
  }

  /** At once, as by kill -9. */
  stop(): void {
    for (const drop of [...this.reads]) drop({ code: status.UNAVAILABLE, details: 'read ECONNRESET' });
    this.server.forceShutdown();
  }

  private append(call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, answer: sendUnaryData<streams.AppendResp>): void {
    let options: streams.AppendReq.Options | undefined;
    const events: NewEvent[] = [];
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) events.push(newEventOf(message));
    });
    // A request that broke off ends too; that it was cancelled is known one turn later.
    call.on('end', () =>
      setImmediate(() => {
        if (!call.cancelled) void this.answerAppend(call.metadata, options!, events, answer);
      }),
    );
    call.on('error', () => undefined);
  }

  private async answerAppend(
    metadata: Metadata,
    options: streams.AppendReq.Options,
    events: readonly NewEvent[],
    answer: sendUnaryData<streams.AppendResp>,
  ): Promise<void> {
    const refusal = this.refusal(metadata);
    if (refusal) return answer(failure(refusal));
    const fault = this.faults.take('append');
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'refuse') return answer(failure(fault.failing));
    const stream = streamOf(options.getStreamIdentifier());
    if (this.deleted.has(stream)) return answer(failure(named('stream-deleted', status.FAILED_PRECONDITION, { 'stream-name': stream })));
    if (fault?.kind === 'conflict') return answer(null, refusedMessage(await this.lastRevision(stream)));
    const message = await this.options.store
      .append(embeddedName(stream), events, { expected: expectedOf(options) })
      .then(appendedMessage, (error: unknown) => {
        if (error instanceof WrongExpectedVersion) return refusedMessage(error.actual);
        throw error;
      })
      .catch(() => undefined);
    if (fault?.kind === 'hang-after') return;
    if (!message) return answer(failure({ code: status.UNKNOWN, details: 'Exception was thrown by handler.' }));
    if (fault?.kind === 'lose-answer') return answer(failure(fault.failing));
    answer(null, message);
  }

  private async lastRevision(stream: string): Promise<bigint> {
    for await (const { revision } of this.options.store.readStream(embeddedName(stream), { direction: 'backwards' })) return revision;
    throw new Error(`${stream} is empty`);
  }

  private read(call: ReadCall): void {
    const stop = new AbortController();
    const end = (failing?: Failing) => {
      this.reads.delete(end);
      this.subscriptions.delete(end);
      if (stop.signal.aborted) return;
      stop.abort();
      if (failing) call.emit('error', failure(failing));
      else call.end();
    };
    this.reads.add(end);
    call.on('cancelled', () => end());
    call.on('error', () => end());
    const options = call.request.getOptions()!;
    const forbidden = this.allIsForbidden && options.hasAll() ? named('access-denied', status.PERMISSION_DENIED) : undefined;
    const refusal = this.refusal(call.metadata) ?? forbidden ?? refusalOf(this.faults.take('read'));
    if (refusal === 'hang') return;
    if (refusal) return end(refusal);
    if (options.hasSubscription()) this.subscriptions.add(end);
    void serveRead(call, this.options.store, this, this.repeatedOnSubscribing, stop.signal).then(end, () =>
      end({ code: status.UNAVAILABLE, details: 'read ECONNRESET' }),
    );
  }

  /** What is refused whatever is asked: a wrong password, or a write that is not the leader's. */
  private refusal(metadata: Metadata): Failing | undefined {
    const { password, members } = this.options;
    if (password) {
      const asked = Buffer.from(`${password.username}:${password.password}`).toString('base64');
      const [given] = metadata.get('authorization');
      if (given === undefined) return named('access-denied', status.PERMISSION_DENIED);
      if (given !== `Basic ${asked}`) return { code: status.UNAUTHENTICATED, details: 'Unauthenticated' };
    }
    if (!members || metadata.get('requires-leader')[0] !== 'true') return undefined;
    const leader = members().find(({ leads }) => leads);
    if (!leader) return { code: status.UNKNOWN, details: 'No leader info available in response' };
    return leader.port === this.bound ? undefined : notLeader(host, leader.port);
  }

  private gossip(): gossip.ClusterInfo {
    const { FOLLOWER, LEADER } = gossip.MemberInfo.VNodeState;
    const members = (this.options.members?.() ?? [{ port: this.bound, leads: true }]).map(({ port, leads }) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString(randomUuid()))
        .setState(leads ? LEADER : FOLLOWER)
        .setIsAlive(true)
        .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port)),
    );
    return new gossip.ClusterInfo().setMembersList(members);
  }
}

function refusalOf(fault: ReturnType<Faults['take']>): Failing | 'hang' | undefined {
  if (!fault) return undefined;
  return 'failing' in fault ? fault.failing : 'hang';
}

const failure = ({ code, details = '', metadata }: Failing) =>
  Object.assign(new Error(details), { code, details, ...(metadata && { metadata }) });
