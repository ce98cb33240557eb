import { realpathSync } from 'node:fs';
import { canonicalJson, type Clock } from '#kernel';
import { maxAppendSize } from './checks.js';
import { LogExists, LogUnusable } from './errors.js';
import { leafOf } from './leaf.js';
import { logIdentityStream } from './log-identity.js';
import { fileOf, openEventStore, type OpenedEventStore } from './open.js';
import type { EventStore, Position, Recorded } from './port.js';
import { nodeSqlite } from './sqlite/node-sqlite.js';
import { lockForWriting } from './sqlite/writer-lock.js';

export interface MigrateOptions {
  /** `sqlite:PATH`, `esdb://…` or `esdb+discover://…`, both. */
  readonly from: string;
  readonly to: string;
  /** Which log on a server. */
  readonly prefix: string;
  readonly clock: Clock;
  /** Done before anybody can open the target: what else it needs. Called again where it was cut off. */
  readonly completeWith?: () => Promise<void>;
  /** Events copied and compared so far, of twice as many as there are. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface MigratedLog {
  readonly events: number;
  readonly epoch: string;
}

const eventsInBatch = 100;

/**
 * Copies a log to another engine, compares both event by event and begins a new epoch there: ids, types, data, metadata, revisions and order stay.
 * Cut off anywhere, it goes on where it was; until it is done nothing but this opens the target. The source stays as it is, and nobody may
 * write it meanwhile. Throws `LogNotFound`, `WriterPresent` or `LogUnusable` for the source, `LogExists` for a target that holds anything
 * else, and what the stores throw.
 */
export async function migrateLog(options: MigrateOptions): Promise<MigratedLog> {
  const { from, to, prefix, clock, completeWith, onProgress = () => undefined } = options;
  await using opened = new AsyncDisposableStack();
  const source = await openedSource(from, prefix, opened);
  const place = fileOf(to) ?? prefix;
  const create = { identityEvents: await identityEvents(source), epoch: source.identity.epoch, clock };
  const target = opened.adopt(await openEventStore(to, { prefix, create }), closed);
  const head = await source.head();
  const { events, copied, after } = await whereToGoOn(source, target, place);
  const progress = (done: number) => onProgress(done, events * 2);

  let done = copied;
  for await (const batch of batchesOf(source, after)) {
    const [{ stream, revision }] = batch as [Recorded];
    await target.append(stream, batch, { expected: revision === 0n ? 'no_stream' : revision - 1n });
    progress((done += batch.length));
  }
  const same = await areSame(source, target, () => progress(++done));
  if ((await source.head()) !== head)
    throw new LogUnusable(fileOf(from) ?? prefix, 'it was written to meanwhile: stop every server and go on');
  if (!same) throw new LogUnusable(place, 'it is not the same as the log it was copied from');
  await completeWith?.();
  await target.newEpoch('migrate', clock);
  return { events, epoch: target.identity.epoch };
}

const closed = (store: EventStore): Promise<void> => store.close();

/** Opened to be read. A file is kept from its service too; nobody can keep the services from a server. */
async function openedSource(from: string, prefix: string, opened: AsyncDisposableStack): Promise<OpenedEventStore> {
  const source = opened.adopt(await openEventStore(from, { prefix, mode: 'reader' }), closed);
  const file = fileOf(from);
  if (file !== undefined) opened.adopt(lockForWriting(nodeSqlite, realpathSync(file)), (lock) => lock.release());
  return source;
}

async function identityEvents(store: EventStore): Promise<Recorded[]> {
  return Array.fromAsync(store.readStream(logIdentityStream));
}

/** The log's events without those of its identity, which are in the target already. */
async function* eventsIn(store: EventStore, after?: Position): AsyncGenerator<Recorded> {
  for await (const event of store.readAll(after === undefined ? {} : { from: after }))
    if (event.stream !== logIdentityStream && event.position !== after) yield event;
}

/** How many events there are, how many of them the target has, and the place in the source of the last of these. */
async function whereToGoOn(
  source: OpenedEventStore,
  target: OpenedEventStore,
  place: string,
): Promise<{ readonly events: number; readonly copied: number; readonly after?: Position }> {
  if (target.identity.copyOf !== source.identity.epoch) throw new LogExists(place);
  const last = await lastIn(target);
  let events = 0;
  let found: { readonly copied: number; readonly after: Position } | undefined;
  for await (const event of eventsIn(source)) {
    events++;
    if (last && leafOfEvent(event) === leafOfEvent(last)) found = { copied: events, after: event.position };
  }
  if (last && !found) throw new LogExists(place);
  return { events, copied: 0, ...found };
}

async function lastIn(target: EventStore): Promise<Recorded | undefined> {
  for await (const event of target.readAll({ direction: 'backwards' })) if (event.stream !== logIdentityStream) return event;
  return undefined;
}

/** Neighbours of one stream together, as many as one append takes. */
async function* batchesOf(source: EventStore, after: Position | undefined): AsyncGenerator<readonly Recorded[]> {
  let batch: Recorded[] = [];
  let size = 0;
  for await (const event of eventsIn(source, after)) {
    const bytes = Buffer.byteLength(canonicalJson(event.data)) + Buffer.byteLength(canonicalJson(event.metadata));
    const isFull = batch.length === eventsInBatch || size + bytes > maxAppendSize;
    if (batch.length > 0 && (isFull || event.stream !== batch[0]!.stream)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(event);
    size += bytes;
  }
  if (batch.length > 0) yield batch;
}

/** Whether both hold the same events in the same order, and the target begins with the source's identity. */
async function areSame(source: EventStore, target: EventStore, onEvent: () => void): Promise<boolean> {
  const identity = await identityEvents(target);
  for (const [index, event] of (await identityEvents(source)).entries())
    if (!identity[index] || leafOfEvent(identity[index]) !== leafOfEvent(event)) return false;
  await using copies = eventsIn(target);
  for await (const event of eventsIn(source)) {
    const { value: copy } = await copies.next();
    if (!copy || leafOfEvent(copy) !== leafOfEvent(event)) return false;
    onEvent();
  }
  return (await copies.next()).done === true;
}

const leafOfEvent = ({ stream, revision, id, type, data, metadata }: Recorded): string =>
  leafOf(stream, revision, id, type, canonicalJson(data), canonicalJson(metadata));
