import { once } from 'node:events';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { StreamNotFound } from '../../errors.js';
import type { EventStore, Recorded, SubscriptionMessage } from '../../port.js';
import { comparePositions } from '../../position.js';
import { named, type Failing } from './faults.js';
import { embeddedName } from './names.js';
import { atOrAfter, atOrBefore, commitOf, gap } from './positions.js';
import { checkpointMessage, confirmations, eventMessage, nameOnServer, notFoundMessage, selectorOf, streamOf } from './wire.js';

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** What an operator did to streams, which the embedded store has no word for. */
export interface OperatorsWork {
  readonly deleted: ReadonlySet<string>;
  /** The first revision that is still there. */
  readonly truncatedBefore: ReadonlyMap<string, bigint>;
}

/** Answers one read over the embedded store, a subscription until `signal` aborts; `repeated` events before its start come once more. */
export async function serveRead(
  call: ReadCall,
  store: EventStore,
  operator: OperatorsWork,
  repeated: number,
  signal: AbortSignal,
): Promise<Failing | undefined> {
  const options = call.request.getOptions()!;
  const name = options.hasStream() ? streamOf(options.getStream()!.getStreamIdentifier()) : undefined;
  if (name !== undefined && operator.deleted.has(name)) return named('stream-deleted', status.FAILED_PRECONDITION, { 'stream-name': name });
  if (options.hasSubscription()) await serveSubscription(call, store, name, repeated, signal);
  else await serveFinite(call, store, name, operator, signal);
  return undefined;
}

async function serveFinite(call: ReadCall, store: EventStore, name: string | undefined, operator: OperatorsWork, signal: AbortSignal) {
  const options = call.request.getOptions()!;
  const wanted = selectorOf(options.getFilter());
  const first = (name !== undefined && operator.truncatedBefore.get(name)) || 0n;
  let left = BigInt(options.getCount());
  try {
    for await (const event of name === undefined ? readAll(store, options) : readStream(store, name, options)) {
      if (signal.aborted || left === 0n) return;
      if (event.revision < first || wanted?.(nameOnServer(event)) === false) continue;
      left--;
      await send(call, eventMessage(event), signal);
    }
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
    await send(call, notFoundMessage(name!), signal);
  }
}

const directionOf = (options: streams.ReadReq.Options) => (options.getReadDirection() === 0 ? 'forwards' : 'backwards');

function readStream(store: EventStore, name: string, options: streams.ReadReq.Options): AsyncIterable<Recorded> {
  const stream = options.getStream()!;
  const direction = directionOf(options);
  if (stream.hasRevision()) return store.readStream(embeddedName(name), { direction, from: BigInt(stream.getRevision()) });
  if (stream.hasStart() && direction === 'backwards') return store.readStream(embeddedName(name), { direction, from: 0n });
  return store.readStream(embeddedName(name), { direction });
}

async function* readAll(store: EventStore, options: streams.ReadReq.Options): AsyncGenerator<Recorded> {
  const direction = directionOf(options);
  const position = options.getAll()!.getPosition();
  if (!position) return yield* store.readAll({ direction });
  const from = atOrAfter(store.identity.epoch, BigInt(position.getCommitPosition()));
  // A server is silent about a place that it never reached.
  if (comparePositions(from, await store.head()) <= 0) yield* store.readAll({ direction, from });
  else if (direction === 'backwards') yield* store.readAll({ direction });
}

async function serveSubscription(call: ReadCall, store: EventStore, name: string | undefined, repeated: number, signal: AbortSignal) {
  const options = call.request.getOptions()!;
  const filter = options.getFilter();
  const wanted = selectorOf(filter);
  const window = (filter?.getMax() ?? 32) * (filter?.getCheckpointintervalmultiplier() ?? 1);
  for (const confirmation of confirmations()) await send(call, confirmation, signal);
  let passedOver = 0;
  for await (const message of subscription(store, name, options, repeated, signal)) {
    if (message.kind !== 'event') continue;
    if (wanted?.(nameOnServer(message.event)) === false) {
      if (++passedOver % window === 0) await send(call, checkpointMessage(commitOf(message.event.position)), signal);
    } else await send(call, eventMessage(message.event), signal);
  }
}

function subscription(
  store: EventStore,
  name: string | undefined,
  options: streams.ReadReq.Options,
  repeated: number,
  signal: AbortSignal,
): AsyncIterable<SubscriptionMessage> {
  if (name !== undefined) {
    const stream = options.getStream()!;
    const after = stream.hasRevision() ? BigInt(stream.getRevision()) - BigInt(repeated) : -1n;
    return store.subscribe({ stream: embeddedName(name), signal, ...(after >= 0n && { after }) });
  }
  const position = options.getAll()!.getPosition();
  if (!position) return store.subscribe({ signal });
  const commit = BigInt(position.getCommitPosition()) - BigInt(repeated) * gap;
  return store.subscribe({ signal, after: atOrBefore(store.identity.epoch, commit > 0n ? commit : 0n) });
}

async function send(call: ReadCall, message: streams.ReadResp, signal: AbortSignal): Promise<void> {
  if (signal.aborted || call.write(message)) return;
  await once(call, 'drain', { signal }).catch(() => undefined);
}
