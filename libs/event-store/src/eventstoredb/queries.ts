import type { JsonObject, Uuid } from '#kernel';

/** An event as the server has it: full stream name, commit position. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly commit: bigint;
  readonly id: Uuid;
  readonly type: string;
  /** Parsed only when asked for: of an event that is passed over, only the place is of interest. */
  data(): JsonObject;
  metadata(): JsonObject;
}

export type ReadMessage =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** The server looked at everything up to here. */
  | { readonly kind: 'checkpoint'; readonly commit: bigint }
  | { readonly kind: 'confirmed' };

/** A revision of a stream or a commit position of all; forwards inclusive, for a subscription and backwards in all exclusive. */
export type Start = bigint | 'start' | 'end';

export interface StreamQuery {
  readonly stream: string;
  readonly start: Start;
}

export interface AllQuery {
  /** Prefixes of full stream names; absent: everything, the engine's own events too. */
  readonly prefixes?: readonly string[];
  readonly start: Start;
}

export type Query = (StreamQuery | AllQuery) & {
  readonly direction: 'forwards' | 'backwards';
  /** How many events at most, or for ever. */
  readonly count: number | 'subscription';
  /** Only the leader may answer. */
  readonly fromLeader?: boolean;
};
