import { canonicalJson, isUuid, type JsonObject } from '#kernel';
import { InvalidArgument, MaxAppendSizeExceeded } from './errors.js';
import { logIdentityStream } from './log-identity.js';
import type { Expected, Filter, NewEvent } from './port.js';

/** Bytes of data and metadata of one batch. */
export const maxAppendSize = 1024 * 1024;

const STREAM = /^[a-z][A-Za-z0-9._-]{0,199}$/;

/** An event whose JSON is written out in canonical form, ready for any engine. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface EncodedBatch {
  readonly events: readonly EncodedEvent[];
  /** Bytes of data and metadata. */
  readonly size: number;
}

export function checkStream(stream: string): void {
  if (typeof stream !== 'string' || !STREAM.test(stream))
    throw new InvalidArgument('stream', 'a lower-case letter, then at most 199 of A-Z a-z 0-9 . _ -');
}

/** The batch in canonical form. Throws `InvalidArgument` or `MaxAppendSizeExceeded`; no message holds anything of the data. */
export function checkAppend(stream: string, events: readonly NewEvent[], expected: Expected, deadline?: number): EncodedBatch {
  checkStream(stream);
  if (stream === logIdentityStream) throw new InvalidArgument('stream', `"${logIdentityStream}" is written by the store alone`);
  checkExpected(expected);
  if (deadline !== undefined && !(deadline > 0)) throw new InvalidArgument('deadline', 'milliseconds, more than 0');
  return encodeBatch(events);
}

export function encodeBatch(events: readonly NewEvent[]): EncodedBatch {
  if (events.length === 0) throw new InvalidArgument('events', 'at least one');
  let size = 0;
  const encoded = events.map((event) => {
    if (!isUuid(event.id)) throw new InvalidArgument('id', 'a UUID in lower case');
    checkType(event.type);
    const data = canonical('data', event.data);
    const metadata = canonical('metadata', event.metadata);
    size += Buffer.byteLength(data) + Buffer.byteLength(metadata);
    return { id: event.id, type: event.type, data, metadata };
  });
  if (size > maxAppendSize) throw new MaxAppendSizeExceeded(size, maxAppendSize);
  return { events: encoded, size };
}

function checkExpected(expected: Expected): void {
  const known = expected === 'no_stream' || expected === 'any' || expected === 'stream_exists';
  if (!known && !(typeof expected === 'bigint' && expected >= 0n))
    throw new InvalidArgument('expected', 'a revision from 0, no_stream, stream_exists or any');
}

/** `$` begins the names of an engine's own events, which the port never shows. */
function checkType(type: string): void {
  if (typeof type !== 'string' || type === '' || type.startsWith('$') || !type.isWellFormed())
    throw new InvalidArgument('type', 'not empty, not beginning with $');
}

function canonical(argument: string, value: JsonObject): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw new InvalidArgument(argument, 'a JSON object');
  try {
    return canonicalJson(value);
  } catch (cause) {
    throw new InvalidArgument(argument, 'must be JSON', { cause });
  }
}

export function checkMaxCount(maxCount: number | undefined): void {
  if (maxCount !== undefined && !(Number.isSafeInteger(maxCount) && maxCount >= 1))
    throw new InvalidArgument('maxCount', 'an integer from 1');
}

export function checkRevision(argument: string, revision: unknown): asserts revision is bigint | undefined {
  if (revision !== undefined && !(typeof revision === 'bigint' && revision >= 0n)) throw new InvalidArgument(argument, 'a revision from 0');
}

export function checkFilter(filter: Filter | undefined): void {
  if (filter === undefined) return;
  if (filter.on !== 'stream' && filter.on !== 'type') throw new InvalidArgument('filter', 'on stream or type');
  if ('regex' in filter) {
    // A sticky or global expression remembers where it stopped and would skip events.
    if (filter.regex.global || filter.regex.sticky) throw new InvalidArgument('filter', 'an expression without g and y');
  } else if (filter.prefixes.length === 0 || filter.prefixes.some((prefix) => prefix === ''))
    throw new InvalidArgument('filter', 'at least one prefix, none empty');
}
