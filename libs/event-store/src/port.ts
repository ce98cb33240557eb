import type { EventStoreError } from './errors.js';
import type { Brand, Instant, JsonObject, Uuid } from '#kernel';

/** Opaque and comparable only by `comparePositions`; carries the log's epoch, so that one of another log is refused. */
export type Position = Brand<string, 'Position'>;

/** What a writer believes about the stream. Only a revision and `no_stream` are idempotent (event-store.md). */
export type Expected = 'no_stream' | bigint | 'any' | 'stream_exists';

export interface NewEvent {
  readonly id: Uuid;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface Recorded extends NewEvent {
  readonly stream: string;
  /** From 0, without gaps within the stream. */
  readonly revision: bigint;
  readonly position: Position;
}

/** Where the last event of the batch stands. */
export interface Appended {
  readonly revision: bigint;
  readonly position: Position;
}

/** Prefixes *or* one regular expression, on the stream's name or on the event's type. */
export type Filter = { readonly on: 'stream' | 'type' } & ({ readonly prefixes: readonly string[] } | { readonly regex: RegExp });

export type SubscriptionMessage =
  | { readonly kind: 'event'; readonly event: Recorded }
  /** Everything up to here was looked at, whether it matched or not. */
  | { readonly kind: 'checkpoint'; readonly position: Position }
  /** Everything up to the head read at (re)subscription was handed over. */
  | { readonly kind: 'caughtUp'; readonly position: Position };

export interface LogIdentity {
  /** New at create, restore and migrate. */
  readonly epoch: string;
  readonly drill: boolean;
  readonly createdAt: Instant;
  /** Epoch of the log that is being copied into this one; absent once all of it is here. */
  readonly copyOf?: string;
}

/** The event store's contract: docs in `shared` design, promises in `testkit/`. Errors are those of `errors.ts`. */
export interface EventStore {
  readonly identity: LogIdentity;
  /** What reading met that was not as it was written, where the store can tell; then it has to be verified and restored. */
  readonly damage?: EventStoreError | undefined;
  append(stream: string, events: readonly NewEvent[], options: { expected: Expected; deadline?: number }): Promise<Appended>;
  readStream(stream: string, options?: { direction?: 'forwards' | 'backwards'; from?: bigint; maxCount?: number }): AsyncIterable<Recorded>;
  readAll(options?: { direction?: 'forwards' | 'backwards'; from?: Position; filter?: Filter; maxCount?: number }): AsyncIterable<Recorded>;
  /** History after `after` (exclusive; absent: from the beginning), then live; ends when `signal` aborts. */
  subscribe(options: {
    stream?: string;
    after?: Position | bigint;
    filter?: Filter;
    signal: AbortSignal;
  }): AsyncIterable<SubscriptionMessage>;
  /** Position of the last event; of an empty log, the start. */
  head(): Promise<Position>;
  close(): Promise<void>;
}
