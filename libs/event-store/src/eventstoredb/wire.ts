import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { JsonObject, Uuid } from '#kernel';
import type { EncodedEvent } from '../checks.js';
import { LogUnusable } from '../errors.js';
import type { Expected } from '../port.js';
import type { Query, ReadMessage, Start, StoredEvent } from './queries.js';

/** How many events the server looks at for a page of a filtered read; its own 32 make a round trip of nearly every event. */
const searchWindow = 500;
/** `count` when all are wanted. */
const unlimited = '9223372036854775807';

const encoder = new TextEncoder();
const nothing = (): shared.Empty => new shared.Empty();

/** The messages of one append: whereto, then each event. */
export function* appendRequests(stream: string, events: readonly EncodedEvent[], expected: Expected): Generator<streams.AppendReq> {
  const options = new streams.AppendReq.Options();
  options.setStreamIdentifier(identifierOf(stream));
  if (expected === 'any') options.setAny(nothing());
  else if (expected === 'no_stream') options.setNoStream(nothing());
  else if (expected === 'stream_exists') options.setStreamExists(nothing());
  else options.setRevision(String(expected));
  yield new streams.AppendReq().setOptions(options);
  for (const { id, type, data, metadata } of events) {
    const message = new streams.AppendReq.ProposedMessage();
    message.setId(new shared.UUID().setString(id));
    message.getMetadataMap().set('type', type).set('content-type', 'application/json');
    message.setData(encoder.encode(data));
    message.setCustomMetadata(encoder.encode(metadata));
    yield new streams.AppendReq().setProposedMessage(message);
  }
}

export type AppendAnswer =
  | { readonly revision: bigint; readonly commit: bigint | undefined }
  /** Refused: where the stream is. */
  | { readonly actual: bigint | 'no_stream' };

export function appendAnswerOf(response: streams.AppendResp): AppendAnswer {
  const refusal = response.getWrongExpectedVersion();
  if (refusal) return { actual: refusal.hasCurrentRevision() ? BigInt(refusal.getCurrentRevision()) : 'no_stream' };
  const success = response.getSuccess()!;
  const position = success.getPosition();
  return { revision: BigInt(success.getCurrentRevision()), commit: position && BigInt(position.getCommitPosition()) };
}

/** The client's own `readAll` forgets its filter; the request itself has one. */
export function readRequest(query: Query): streams.ReadReq {
  const options = new streams.ReadReq.Options();
  if ('stream' in query) options.setStream(streamOptions(query.stream, query.start));
  else options.setAll(allOptions(query.start));
  options.setReadDirection(
    query.direction === 'forwards' ? streams.ReadReq.Options.ReadDirection.FORWARDS : streams.ReadReq.Options.ReadDirection.BACKWARDS,
  );
  options.setResolveLinks(false);
  if (query.count === 'subscription') options.setSubscription(new streams.ReadReq.Options.SubscriptionOptions());
  else options.setCount(query.count === Infinity ? unlimited : String(query.count));
  options.setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(nothing()));
  if ('prefixes' in query && query.prefixes) options.setFilter(filterOf(query.prefixes));
  else options.setNoFilter(nothing());
  return new streams.ReadReq().setOptions(options);
}

function streamOptions(stream: string, start: Start): streams.ReadReq.Options.StreamOptions {
  const options = new streams.ReadReq.Options.StreamOptions();
  options.setStreamIdentifier(identifierOf(stream));
  if (start === 'start') options.setStart(nothing());
  else if (start === 'end') options.setEnd(nothing());
  else options.setRevision(String(start));
  return options;
}

function allOptions(start: Start): streams.ReadReq.Options.AllOptions {
  const options = new streams.ReadReq.Options.AllOptions();
  if (start === 'start') return options.setStart(nothing());
  if (start === 'end') return options.setEnd(nothing());
  // Events written without an explicit transaction, as all are here, have one place for both.
  const position = new streams.ReadReq.Options.Position().setCommitPosition(String(start)).setPreparePosition(String(start));
  return options.setPosition(position);
}

function filterOf(prefixes: readonly string[]): streams.ReadReq.Options.FilterOptions {
  const expression = new streams.ReadReq.Options.FilterOptions.Expression().setPrefixList([...prefixes]);
  return new streams.ReadReq.Options.FilterOptions()
    .setStreamIdentifier(expression)
    .setMax(searchWindow)
    .setCheckpointintervalmultiplier(1);
}

/** Undefined for messages that say nothing here: the server's own `caughtUp` overtakes events. */
export function readMessageOf(response: streams.ReadResp): ReadMessage | undefined | 'not-found' {
  const event = response.getEvent()?.getEvent();
  if (event) return { kind: 'event', event: storedEventOf(event) };
  const checkpoint = response.getCheckpoint();
  if (checkpoint) return { kind: 'checkpoint', commit: BigInt(checkpoint.getCommitPosition()) };
  if (response.hasConfirmation()) return { kind: 'confirmed' };
  return response.hasStreamNotFound() ? 'not-found' : undefined;
}

function storedEventOf(recorded: streams.ReadResp.ReadEvent.RecordedEvent): StoredEvent {
  const stream = textOf(recorded.getStreamIdentifier()!.getStreamName_asU8());
  const revision = BigInt(recorded.getStreamRevision());
  return {
    stream,
    revision,
    commit: BigInt(recorded.getCommitPosition()),
    id: recorded.getId()!.getString() as Uuid,
    type: recorded.getMetadataMap().get('type') ?? '',
    data: () => jsonOf(recorded.getData_asU8(), stream, revision),
    metadata: () => jsonOf(recorded.getCustomMetadata_asU8(), stream, revision),
  };
}

function jsonOf(bytes: Uint8Array, stream: string, revision: bigint): JsonObject {
  try {
    return JSON.parse(textOf(bytes)) as JsonObject;
  } catch {
    throw new LogUnusable(stream, `event ${revision} was not written by this program: it is not JSON`);
  }
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
const identifierOf = (stream: string): shared.StreamIdentifier => new shared.StreamIdentifier().setStreamName(encoder.encode(stream));
