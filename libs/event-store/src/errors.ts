import type { Wording } from '#kernel';
import type { Expected, Position } from './port.js';

/** Every error that a store answers: a stable `code`, its data as fields, a message without personal data. */
export abstract class EventStoreError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The stream is not where the writer believed it to be; `actual` is what to load and decide again from. */
export class WrongExpectedVersion extends EventStoreError {
  readonly code = 'WRONG_EXPECTED_VERSION';

  constructor(
    readonly stream: string,
    readonly expected: Expected,
    readonly actual: bigint | 'no_stream',
  ) {
    super(`stream "${stream}" is at ${actual}, expected ${expected}`);
  }
}

export class StreamNotFound extends EventStoreError {
  readonly code = 'STREAM_NOT_FOUND';

  constructor(readonly stream: string) {
    super(`stream "${stream}" was never written`);
  }
}

/** An operator deleted the stream on the server; the product itself never deletes. */
export class StreamDeleted extends EventStoreError {
  readonly code = 'STREAM_DELETED';

  constructor(readonly stream: string) {
    super(`stream "${stream}" was deleted`);
  }
}

/** What a user who is known may not do, on a server that grants rights by stream; `$all` stands for every stream at once. */
export interface LackingRight {
  readonly right: 'read' | 'write';
  readonly stream: string;
}

export class AccessDenied extends EventStoreError {
  readonly code = 'ACCESS_DENIED';

  /** Without `lacking`, user or password are wrong. */
  constructor(
    readonly lacking?: LackingRight,
    options?: ErrorOptions,
  ) {
    super(lacking ? `the user has no right to ${lacking.right} ${lacking.stream}` : 'the store refuses these credentials', options);
  }
}

/** Nothing was stored within `milliseconds`. */
export class DeadlineExceeded extends EventStoreError {
  readonly code = 'DEADLINE_EXCEEDED';

  constructor(readonly milliseconds: number) {
    super(`not done within ${milliseconds} ms`);
  }
}

/** The store cannot answer now; nothing was stored. */
export class Unavailable extends EventStoreError {
  readonly code = 'UNAVAILABLE';

  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`the store is unavailable: ${reason}`, options);
  }
}

/** No safe connection to the server: its certificate is not trusted, or it speaks no TLS. */
export class CertificateRefused extends Unavailable {}

/** This node or process may only read; `leader` names the one that writes, where known. */
export class NotLeader extends EventStoreError {
  readonly code = 'NOT_LEADER';

  constructor(readonly leader?: string) {
    super(leader === undefined ? 'this store is open for reading only' : `writes go to ${leader}`);
  }
}

/** Sizes in bytes, data and metadata of the whole batch. */
export class MaxAppendSizeExceeded extends EventStoreError {
  readonly code = 'MAX_APPEND_SIZE_EXCEEDED';

  constructor(
    readonly size: number,
    readonly limit: number,
  ) {
    super(`a batch of ${size} bytes, at most ${limit} are taken`);
  }
}

export class InvalidArgument extends EventStoreError {
  readonly code = 'INVALID_ARGUMENT';

  constructor(
    readonly argument: string,
    readonly rule: string,
    options?: ErrorOptions,
  ) {
    super(`${argument}: ${rule}`, options);
  }
}

/** `words` say in both languages what the string should be, and never repeat it. */
export class ConnectionStringInvalid extends InvalidArgument {
  constructor(readonly words: Wording) {
    super('connectionString', words.en);
  }
}

/** No space left: nothing was stored, reads go on, and writes work again when there is space. */
export class StorageFull extends EventStoreError {
  readonly code = 'STORAGE_FULL';

  constructor(options?: ErrorOptions) {
    super('no space left for the event log', options);
  }
}

/** Not acknowledged, yet it may be stored: retry with the same ids and the same exact revision, the answer is the truth. */
export class OutcomeUnknown extends EventStoreError {
  readonly code = 'OUTCOME_UNKNOWN';

  constructor(
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`the write may or may not be stored: ${reason}`, options);
  }
}

/** A position of another log, or of this one before it was restored or migrated. */
export class PositionForeign extends EventStoreError {
  readonly code = 'POSITION_FOREIGN';

  constructor(
    readonly position: Position,
    readonly epoch: string,
  ) {
    super(`position ${position} is not of epoch ${epoch}`);
  }
}

/** A position (or, in one stream, a revision) that this log has not reached: an older copy of the log was put in place. */
export class PositionBeyondHead extends EventStoreError {
  readonly code = 'POSITION_BEYOND_HEAD';

  constructor(
    readonly position: Position | bigint,
    readonly head: Position | bigint | 'no_stream',
  ) {
    super(`${position} is beyond the head ${head}: was an older backup put in place?`);
  }
}

/** Another process writes this log. */
export class WriterPresent extends EventStoreError {
  readonly code = 'WRITER_PRESENT';

  constructor(readonly path: string) {
    super(`another process writes the event log ${path}; stop it first, or open the log for reading`);
  }
}

/** A stored row whose hash is not the one of its content, or which is not in its place: the file was damaged or changed by hand. */
export class CorruptRow extends EventStoreError {
  readonly code = 'CORRUPT_ROW';

  constructor(readonly row: number) {
    super(`event row ${row} is not what was written: verify the log and restore a backup`);
  }
}

/** SQLite cannot make sense of the file any more: it was damaged or changed by hand. */
export class LogDamaged extends EventStoreError {
  readonly code = 'LOG_DAMAGED';

  constructor(reason: string, options?: ErrorOptions) {
    super(`the event log is damaged (${reason}): verify the log and restore a backup`, options);
  }
}

export class LogNotFound extends EventStoreError {
  readonly code = 'LOG_NOT_FOUND';

  constructor(readonly path: string) {
    super(`there is no event log at ${path}`);
  }
}

/** The file is of another program, of a newer version of this one, or damaged. */
export class LogUnusable extends EventStoreError {
  readonly code = 'LOG_UNUSABLE';

  constructor(
    readonly path: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${path} cannot be used as an event log: ${reason}`, options);
  }
}

/** A log stands where a new one was to be written. */
export class LogExists extends EventStoreError {
  readonly code = 'LOG_EXISTS';

  constructor(readonly path: string) {
    super(`there is an event log at ${path} already`);
  }
}
