import { setTimeout as pause } from 'node:timers/promises';
import type { EventRegistry } from '#contracts';
import { OutcomeUnknown, WrongExpectedVersion, startOf, type EventStore, type NewEvent } from '#event-store';
import {
  DomainError,
  laterOf,
  type Clock,
  type Decider,
  type DecideEnv,
  type Fact,
  type FactMetadata,
  type JsonObject,
  type RecordedFact,
} from '#kernel';
import type { Sealer } from '#privacy';
import type { CommandContext, RecordedOutcome } from './command-context.js';
import { entityIdOf, eventIdOf } from './command-id.js';
import { StreamQueue } from './stream-queue.js';
import { StreamState, type FoldedStream, type PastCommand } from './stream-state.js';

const RETRIES = 3;
const CACHED_STREAMS = 512;
const STEP_BACK_MS = 10;

/**
 * The one way in: queue by stream → authorise → fold → decide → contract check → seal → append at the exact revision.
 * A repeated command answers what it did the first time, after any crash, on any server.
 */
export class CommandRunner {
  private readonly queue = new StreamQueue();
  private readonly streams = new Map<string, FoldedStream>();

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly sealer: Sealer,
    private readonly clock: Clock,
    /** Whether other servers write the log too. */
    private readonly sharesLog = false,
  ) {}

  /**
   * Decides one command on one stream. Throws the decider's `DomainError`, `COMMAND_ID_REUSED`, `REVISION_CHANGED`, `FORBIDDEN`,
   * `CONTENDED` after three lost races, `RECORD_UNREADABLE`, and the store's own errors.
   */
  run<C, E extends Fact, S>(decider: Decider<C, E, S>, stream: string, command: C, context: CommandContext): Promise<RecordedOutcome> {
    return this.queue.run(stream, async () => {
      await context.authorise();
      const current = await this.folded(decider, stream);
      for (let attempt = 0; attempt <= RETRIES; attempt++) {
        // A client may have seen more of the stream on another server.
        if (context.ifRevision !== undefined && current.revision < context.ifRevision) await current.refresh(this.store, this.registry);
        const past = current.commands.get(context.commandId);
        if (past) return repeated(past, context);
        if (context.ifRevision !== undefined && current.revision !== context.ifRevision)
          throw new DomainError('REVISION_CHANGED', { revision: String(current.revision) });
        try {
          return await this.decideAndAppend(decider, current, command, context);
        } catch (error) {
          // Servers that lost to each other must not meet again at once.
          if (error instanceof WrongExpectedVersion) await pause(Math.random() * STEP_BACK_MS * 2 ** attempt);
          if (!(await this.worthAnotherTry(error, current))) throw error;
        }
      }
      throw new DomainError('CONTENDED');
    });
  }

  /** A lost race is decided again; a refusal only counts from a state that stands at the stream's head. */
  private async worthAnotherTry(error: unknown, current: FoldedStream): Promise<boolean> {
    if (error instanceof WrongExpectedVersion) return (await current.refresh(this.store, this.registry), true);
    if (error instanceof DomainError) return current.refresh(this.store, this.registry);
    this.streams.delete(current.stream);
    return false;
  }

  private async decideAndAppend<C, E extends Fact, S>(
    decider: Decider<C, E, S>,
    current: StreamState<S>,
    command: C,
    context: CommandContext,
  ): Promise<RecordedOutcome> {
    const { commandId } = context;
    const env: DecideEnv = {
      now: laterOf(this.clock.now(), current.recordedAt),
      actor: context.actor,
      newId: (n) => entityIdOf(commandId, n),
      eventId: (i) => eventIdOf(commandId, i),
    };
    const facts = decider.decide(command, current.state, env);
    if (facts.length === 0) {
      if (await current.refresh(this.store, this.registry)) return this.decideAndAppend(decider, current, command, context);
      return { commandId, position: current.position, revision: current.revision, duplicate: false, events: [] };
    }
    for (const fact of facts) this.registry.check(fact);
    const identified = facts.map((fact, i) => ({ id: env.eventId(i), fact }));
    const sealed = await this.sealer.seal(current.stream, context.institutionId, identified);
    const events = identified.map(({ id, fact }, i): NewEvent => ({
      id,
      type: fact.type,
      data: sealed[i]!,
      metadata: this.metadata(fact, context, env) as unknown as JsonObject,
    }));
    const expected = current.revision < 0n ? ('no_stream' as const) : current.revision;
    const { revision, position } = await this.store.append(current.stream, events, { expected });
    const standing = this.sharesLog && (await this.standing(current, context));
    if (standing) return standing;
    this.applyAppended(current, events, revision, position);
    return { commandId, position, revision, duplicate: false, events: events.map(({ id, type }) => ({ id, type })) };
  }

  /**
   * What the log holds of this command. Another server may have recorded it a moment before, from the same input or from another: the store then
   * takes the same ids for done, and what was decided here is not what stands.
   */
  private async standing(current: FoldedStream, context: CommandContext): Promise<RecordedOutcome | undefined> {
    try {
      await current.refresh(this.store, this.registry);
    } catch (cause) {
      throw new OutcomeUnknown('what was written cannot be read back', { cause });
    }
    const past = current.commands.get(context.commandId);
    return past && { ...repeated(past, context), duplicate: false };
  }

  /** Folds what was just recorded, as it stands in the log. Positions inside a batch are not needed by deciders. */
  private applyAppended(current: FoldedStream, events: readonly NewEvent[], last: bigint, position: string): void {
    const first = last - BigInt(events.length - 1);
    events.forEach((event, i) =>
      current.apply(this.registry.decode({ ...event, stream: current.stream, revision: first + BigInt(i), position })),
    );
  }

  private metadata(fact: Fact, context: CommandContext, env: DecideEnv): FactMetadata {
    const { commandId, incidentId, enteredAt, traceparent } = context;
    return {
      commandId,
      correlationId: context.correlationId ?? commandId,
      causationId: context.causationId ?? commandId,
      actor: context.actor,
      institutionId: context.institutionId,
      ...(incidentId && { incidentId }),
      recordedAt: env.now,
      ...(enteredAt && { enteredAt }),
      schemaVersion: fact.version,
      inputDigest: context.inputDigest,
      ...(this.store.identity.drill && { drill: true }),
      ...(traceparent && { traceparent }),
    };
  }

  private async folded<S>(decider: { initial: S; evolve(state: S, fact: RecordedFact): S }, stream: string): Promise<StreamState<S>> {
    const cached = this.streams.get(stream) as StreamState<S> | undefined;
    if (cached) {
      this.streams.delete(stream);
      this.streams.set(stream, cached);
      return cached;
    }
    const fresh = new StreamState<S>(
      stream,
      decider.initial,
      (state, fact) => decider.evolve(state, fact),
      startOf(this.store.identity.epoch),
    );
    await fresh.refresh(this.store, this.registry);
    this.streams.set(stream, fresh);
    if (this.streams.size > CACHED_STREAMS) this.streams.delete(this.streams.keys().next().value!);
    return fresh;
  }
}

function repeated(past: PastCommand, context: CommandContext): RecordedOutcome {
  if (past.inputDigest !== context.inputDigest) throw new DomainError('COMMAND_ID_REUSED', {}, ['clientCommandId']);
  return { commandId: context.commandId, position: past.position, revision: past.revision, duplicate: true, events: past.events };
}
