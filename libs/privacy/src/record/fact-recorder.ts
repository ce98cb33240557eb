import { setTimeout as pause } from 'node:timers/promises';
import type { EventRegistry } from '#contracts';
import { OutcomeUnknown, StreamNotFound, WrongExpectedVersion, type Appended, type EventStore, type NewEvent } from '#event-store';
import {
  laterOf,
  randomUuid,
  uuidV5,
  type Actor,
  type Clock,
  type Fact,
  type FactMetadata,
  type Instant,
  type JsonObject,
  type Uuid,
} from '#kernel';
import type { Digest } from '../keys/digest.js';
import type { Sealer } from '../seal/sealer.js';
import type { CommandIdentity } from './command-standing.js';

export interface Recording {
  readonly stream: string;
  readonly institutionId: string;
  readonly actor: Actor;
  readonly facts: readonly Fact[];
  readonly incidentId?: Uuid | undefined;
  /** Of facts that somebody asked for: sent again, they are the same. Without it each call is another. */
  readonly command?: CommandIdentity | undefined;
}

interface Prepared {
  readonly command: CommandIdentity;
  readonly recording: Recording;
  readonly sealed: readonly JsonObject[];
  readonly resolve: (appended: Appended) => void;
  readonly reject: (fault: unknown) => void;
}

interface Tip {
  readonly revision: bigint | 'no_stream';
  readonly recordedAt: Instant;
}

const BATCH = 64;
const ATTEMPTS = 5;
/** A line in the ledger of reads must not be lost because others read too. */
const RACES = 30;
const STEP_BACK_MS = 10;

/**
 * Records facts that no decider decides: erasures, sign-ins, reads. What waits for the same stream goes in one append, always at an exact
 * revision, so that an unknown outcome can be asked for again.
 */
export class FactRecorder {
  private readonly waiting = new Map<string, Prepared[]>();

  constructor(
    private readonly deps: {
      readonly store: EventStore;
      readonly registry: EventRegistry;
      readonly sealer: Sealer;
      readonly digest: Digest;
      readonly clock: Clock;
    },
  ) {}

  /** By which the record is dated: in a drill, that of the drill. */
  get clock(): Clock {
    return this.deps.clock;
  }

  /** Where the last fact stands, once it is durable. Throws `CONTRACT_VIOLATED`, `SUBJECT_ERASED` and the store's errors. */
  async record(recording: Recording): Promise<Appended> {
    const { registry, sealer } = this.deps;
    for (const fact of recording.facts) registry.check(fact);
    const commandId = recording.command?.commandId ?? randomUuid();
    const facts = recording.facts.map((fact, index) => ({ id: eventId(commandId, index), fact }));
    const sealed = await sealer.seal(recording.stream, recording.institutionId, facts);
    const command = recording.command ?? { commandId, inputDigest: this.deps.digest.ofInput(sealed) };
    return new Promise((resolve, reject) => this.enqueue({ command, recording, sealed, resolve, reject }));
  }

  private enqueue(prepared: Prepared): void {
    const { stream } = prepared.recording;
    const queue = this.waiting.get(stream);
    if (queue) {
      queue.push(prepared);
      return;
    }
    this.waiting.set(stream, [prepared]);
    setImmediate(() => void this.drain(stream));
  }

  private async drain(stream: string): Promise<void> {
    const queue = this.waiting.get(stream)!;
    while (queue.length > 0) {
      const batch = queue.splice(0, BATCH);
      try {
        const appended = await this.append(stream, batch);
        for (const { resolve } of batch) resolve(appended);
      } catch (fault) {
        for (const { reject } of batch) reject(fault);
      }
    }
    this.waiting.delete(stream);
  }

  private async append(stream: string, batch: readonly Prepared[]): Promise<Appended> {
    let tip = await this.tipOf(stream);
    for (let attempt = 1; ; attempt++) {
      const recordedAt = laterOf(this.deps.clock.now(), tip.recordedAt);
      const events = batch.flatMap((prepared) => this.eventsOf(prepared, recordedAt));
      try {
        return await this.appendSurely(stream, events, tip.revision);
      } catch (fault) {
        if (!(fault instanceof WrongExpectedVersion) || attempt === RACES) throw fault;
        // Servers that lost to each other must not meet again at once.
        await pause(Math.random() * STEP_BACK_MS * Math.min(attempt, 10));
        tip = await this.tipOf(stream);
      }
    }
  }

  /** An unknown outcome is asked for again with the same ids at the same revision: what comes back is the truth. */
  private async appendSurely(stream: string, events: readonly NewEvent[], expected: bigint | 'no_stream'): Promise<Appended> {
    for (let attempt = 1; ; attempt++)
      try {
        return await this.deps.store.append(stream, events, { expected });
      } catch (fault) {
        if (!(fault instanceof OutcomeUnknown) || attempt === ATTEMPTS) throw fault;
      }
  }

  private async tipOf(stream: string): Promise<Tip> {
    try {
      for await (const { revision, metadata } of this.deps.store.readStream(stream, { direction: 'backwards', maxCount: 1 }))
        return { revision, recordedAt: metadata['recordedAt'] as Instant };
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
    return { revision: 'no_stream', recordedAt: '' as Instant };
  }

  private eventsOf({ command: { commandId, inputDigest }, recording, sealed }: Prepared, recordedAt: Instant): NewEvent[] {
    const { store } = this.deps;
    return recording.facts.map(({ type, version }, index) => ({
      id: eventId(commandId, index),
      type,
      data: sealed[index]!,
      metadata: {
        commandId,
        correlationId: commandId,
        causationId: commandId,
        actor: recording.actor,
        institutionId: recording.institutionId,
        ...(recording.incidentId && { incidentId: recording.incidentId }),
        recordedAt,
        schemaVersion: version,
        inputDigest,
        ...(store.identity.drill && { drill: true }),
      } satisfies FactMetadata as unknown as JsonObject,
    }));
  }
}

const eventId = (commandId: Uuid, index: number): Uuid => uuidV5(commandId, `event:${index}`);
