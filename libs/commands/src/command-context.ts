import type { Actor, Instant, Uuid } from '#kernel';

/** What travels with a command from the edge. */
export interface CommandContext {
  readonly commandId: Uuid;
  readonly actor: Actor;
  readonly institutionId: string;
  /** Keyed digest of the input as it was sent: the same id with another digest is `COMMAND_ID_REUSED`. */
  readonly inputDigest: string;
  readonly incidentId?: Uuid;
  /** The client's clock when it was typed offline. */
  readonly enteredAt?: Instant;
  readonly correlationId?: Uuid;
  readonly causationId?: Uuid;
  readonly traceparent?: string;
  /** Refuse instead of deciding again when the stream is past this revision. */
  readonly ifRevision?: bigint;
  /** Throws a coded refusal when this actor may not do this; asked before anything of the stream is read. */
  authorise(): void | Promise<void>;
}

export interface RecordedOutcome {
  readonly commandId: Uuid;
  /** Position of the last event recorded; with nothing recorded, of the stream's last. */
  readonly position: string;
  readonly revision: bigint;
  /** The command had been recorded before: this is what it did then. */
  readonly duplicate: boolean;
  readonly events: readonly { readonly id: Uuid; readonly type: string }[];
}
