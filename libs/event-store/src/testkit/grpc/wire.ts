import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { uuid, type JsonObject } from '#kernel';
import { logIdentityStream } from '../../log-identity.js';
import type { Appended, Expected, NewEvent, Recorded } from '../../port.js';
import { serverName } from './names.js';
import { commitOf } from './positions.js';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const nothing = (): shared.Empty => new shared.Empty();

export const streamOf = (identifier: shared.StreamIdentifier | undefined): string => text(identifier!.getStreamName_asU8());

/** The embedded store's own first event plays a server's system event here. */
export const nameOnServer = (event: Recorded): string => (event.stream === logIdentityStream ? '$log' : serverName(event.stream));

export function eventMessage(event: Recorded): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  const commit = String(commitOf(event.position));
  recorded.setId(new shared.UUID().setString(event.id));
  recorded.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(nameOnServer(event))));
  recorded.setStreamRevision(String(event.revision)).setCommitPosition(commit).setPreparePosition(commit);
  recorded.getMetadataMap().set('type', event.type).set('content-type', 'application/json').set('created', '0');
  recorded.setData(Buffer.from(JSON.stringify(event.data))).setCustomMetadata(Buffer.from(JSON.stringify(event.metadata)));
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(commit));
}

export function checkpointMessage(commit: bigint): streams.ReadResp {
  const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(commit));
  return new streams.ReadResp().setCheckpoint(checkpoint);
}

/** As a server does, "caught up" is said long before all of history was sent. */
export const confirmations = (): streams.ReadResp[] => [
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('1')),
  new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()),
];

export function notFoundMessage(stream: string): streams.ReadResp {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  return new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier));
}

export function expectedOf(options: streams.AppendReq.Options): Expected {
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasAny()) return 'any';
  return options.hasStreamExists() ? 'stream_exists' : BigInt(options.getRevision());
}

export const newEventOf = (message: streams.AppendReq.ProposedMessage): NewEvent => ({
  id: uuid(message.getId()!.getString()),
  type: message.getMetadataMap().get('type')!,
  data: JSON.parse(text(message.getData_asU8())) as JsonObject,
  metadata: JSON.parse(text(message.getCustomMetadata_asU8())) as JsonObject,
});

export function appendedMessage({ revision, position }: Appended): streams.AppendResp {
  const commit = String(commitOf(position));
  const place = new streams.AppendResp.Position().setCommitPosition(commit).setPreparePosition(commit);
  return new streams.AppendResp().setSuccess(new streams.AppendResp.Success().setCurrentRevision(String(revision)).setPosition(place));
}

export function refusedMessage(actual: bigint | 'no_stream'): streams.AppendResp {
  const refusal = new streams.AppendResp.WrongExpectedVersion();
  if (actual === 'no_stream') refusal.setCurrentNoStream(nothing());
  else refusal.setCurrentRevision(String(actual));
  return new streams.AppendResp().setWrongExpectedVersion(refusal);
}

/** Which streams a request asks for; undefined: all of them. */
export function selectorOf(filter: streams.ReadReq.Options.FilterOptions | undefined): ((stream: string) => boolean) | undefined {
  const expression = filter?.getStreamIdentifier();
  if (!expression) return undefined;
  if (expression.getRegex() !== '') return (stream) => new RegExp(expression.getRegex()).test(stream);
  return (stream) => expression.getPrefixList().some((prefix) => stream.startsWith(prefix));
}
