import type { Instant } from './instant.js';
import type { Uuid } from './uuid.js';

/** A fact decided but not yet recorded: what `SomeEvent.of({…})` returns. */
export interface Fact<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly version: number;
  readonly data: Data;
}

/** Who acts: a person's or an integrator's identity, or `policy` for what a rule raised by itself. */
export interface Actor {
  readonly id: string;
  readonly role?: string;
  readonly duty?: string;
}

/** All that is impure in a decision comes in here, so that it can be replayed to the byte. */
export interface DecideEnv {
  readonly now: Instant;
  readonly actor: Actor;
  /** The n-th id that this command makes: derived from its commandId, so a retry makes the same one. */
  newId(n: number): Uuid;
  /** The id that the i-th event of this decision will have. */
  eventId(i: number): Uuid;
}

export interface Decider<Command, Event extends Fact, State> {
  readonly initial: State;
  /** Events to record; `[]` when it already holds. Throws a coded `DomainError` to refuse. */
  decide(command: Command, state: State, env: DecideEnv): readonly Event[];
  /** Total: never throws, ignores what it does not know. */
  evolve(state: State, event: RecordedFact): State;
}

/** A fact as read back from the log, upcast to the newest version of its schema, its personal fields still sealed. */
export interface RecordedFact<Type extends string = string, Data = unknown> extends Fact<Type, Data> {
  readonly id: Uuid;
  readonly stream: string;
  readonly revision: bigint;
  /** Opaque; compare only with the store's `comparePositions`. */
  readonly position: string;
  readonly meta: FactMetadata;
}

/** Clocks and origin of a recorded fact (architecture.md, Streams and envelope). */
export interface FactMetadata {
  readonly commandId: Uuid;
  readonly correlationId: Uuid;
  readonly causationId: Uuid;
  readonly actor: Actor;
  readonly institutionId: string;
  readonly incidentId?: Uuid;
  readonly recordedAt: Instant;
  /** When the client's clock says it was typed, if it was typed offline. */
  readonly enteredAt?: Instant;
  readonly schemaVersion: number;
  readonly inputDigest: string;
  readonly drill?: boolean;
  readonly traceparent?: string;
}
