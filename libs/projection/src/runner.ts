import { setTimeout as pauseFor } from 'node:timers/promises';
import type { EventRegistry } from '#contracts';
import {
  numberIn,
  PositionBeyondHead,
  PositionForeign,
  positionOf,
  type EventStore,
  type Position,
  type Recorded,
  type SubscriptionMessage,
} from '#event-store';
import { DomainError, type Uuid, type View } from '#kernel';
import { foldRecord, viewsByType, type RowBatch, type RowState } from './evolve-rows.js';
import type { IncidentTouch, ReadModel, RowChange } from './read-model.js';
import type { StoppedViews } from './stopped-views.js';

const BATCH = 500;
/** Until the head is reached nobody waits for a batch, and rows that change often are written once in it. */
const BATCH_BEHIND = 4_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** `interrupted`: rows cannot be written or the log not be read, tried again. `ended`: it is another log now, only a new start mends that. */
export type Following = 'following' | 'interrupted' | 'ended';

export interface Progress {
  readonly position: Position;
  readonly head: Position;
  /** 0…1 of the log that the slowest view has folded. */
  readonly share: number;
}

/** What changed with a committed batch. */
export interface ChangeSignal {
  readonly position: Position;
  readonly incidents: ReadonlySet<Uuid>;
}

/** The read model says that it has read an event which the log does not hold: an older backup of the log was put back. */
export class CheckpointAheadOfLog extends Error {
  constructor(readonly view: string) {
    super(
      `view "${view}" is ahead of the log, or of another log: if an older backup was restored, run "honbu new-epoch"; then start again`,
    );
    this.name = 'CheckpointAheadOfLog';
  }
}

/**
 * Feeds all views from the log: batches, rows and checkpoints in one transaction, then a change signal. Each view has its own
 * checkpoint, so that a new one catches up while the others stay current. A view that meets an event it cannot read stops there, alone, in the
 * incident of that event.
 * Whatever else fails is begun again from the checkpoint.
 */
export class ProjectionRunner {
  private readonly checkpoints = new Map<View, bigint>();
  private readonly byType: ReadonlyMap<string, readonly View[]>;
  private readonly listeners = new Set<(signal: ChangeSignal) => void>();
  private readonly waiters = new Set<{ n: bigint; resolve: () => void }>();
  private readonly abort = new AbortController();
  private running: Promise<void> | undefined;
  private state: Following = 'following';
  private reached = 0n;
  /** The rows' own: the store's changes when an operator begins a new one. */
  private epoch = '';

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    readonly model: ReadModel,
    private readonly views: readonly View[],
    private readonly options: {
      onProgress?: (progress: Progress) => void;
      /** After the start; what fails that is thrown there. */
      onFailure?: (error: unknown, now: Following) => void;
      /** Views that stopped so far, whenever there is one more. */
      onStop?: (reasons: ReadonlyMap<string, string>) => void;
    } = {},
  ) {
    this.byType = viewsByType(views);
  }

  /** Views that stopped, with the event and the reason. */
  get stopped(): ReadonlyMap<string, string> {
    return this.model.stops.reasons;
  }

  get following(): Following {
    return this.state;
  }

  get position(): Position {
    return positionOf(this.store.identity.epoch, this.reached);
  }

  /** Verifies the checkpoints, catches up with the head, and goes on live. Resolves when caught up. */
  async start(): Promise<void> {
    this.epoch = this.store.identity.epoch;
    const head = numberIn(this.epoch, await this.store.head());
    this.model.retain(this.views);
    for (const view of this.views) this.checkpoints.set(view, await this.verifiedCheckpoint(view, head));
    const from = [...this.checkpoints.values()].reduce((least, n) => (n < least ? n : least), head);
    this.reached = from;
    this.model.startAt(from);
    await new Promise<void>((caughtUp, failed) => {
      this.running = this.run(head, caughtUp, failed);
    });
  }

  private async verifiedCheckpoint(view: View, head: bigint): Promise<bigint> {
    const { position, eventId } = this.model.checkpointOf(view);
    if (position === 0n) return 0n;
    if (position > head) throw new CheckpointAheadOfLog(view.name);
    const from = positionOf(this.store.identity.epoch, position);
    for await (const event of this.store.readAll({ from, maxCount: 1 }))
      if (event.position === from && event.id === eventId) return position;
    throw new CheckpointAheadOfLog(view.name);
  }

  /** A failure before the head was reached fails the start. */
  private async run(head: bigint, caughtUp: () => void, failed: (error: Error) => void): Promise<void> {
    const { signal } = this.abort;
    let started = false;
    let pause = FIRST_PAUSE_MS;
    while (!signal.aborted) {
      const leaving = new AbortController();
      try {
        await this.follow(head, AbortSignal.any([signal, leaving.signal]), () => {
          started = true;
          pause = FIRST_PAUSE_MS;
          this.state = 'following';
          caughtUp();
        });
      } catch (error) {
        if (signal.aborted) return;
        if (!started) return failed(error as Error);
        this.state = isOfAnotherLog(error) ? 'ended' : 'interrupted';
        this.options.onFailure?.(error, this.state);
        if (this.state === 'ended') return;
      } finally {
        leaving.abort();
      }
      await pauseFor(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  /** From where the rows are until the subscription ends. */
  private async follow(head: bigint, signal: AbortSignal, caughtUp: () => void): Promise<void> {
    const after = positionOf(this.epoch, this.reached);
    const messages = this.store.subscribe({ after, signal })[Symbol.asyncIterator]();
    let pending = messages.next();
    let most = BATCH_BEHIND;
    try {
      for (;;) {
        const batch: Recorded[] = [];
        let next: IteratorResult<SubscriptionMessage> | undefined = await pending;
        let atHead = false;
        while (next && !next.done) {
          if (next.value.kind === 'event') batch.push(next.value.event);
          if (next.value.kind === 'caughtUp') atHead = true;
          pending = messages.next();
          next = batch.length >= most || atHead ? undefined : await readyNow(pending);
        }
        if (batch.length > 0) this.apply(batch, head);
        if (atHead) {
          most = BATCH;
          caughtUp();
        }
        if (next?.done) return;
      }
    } finally {
      // Where a batch failed, nobody waits for what comes next.
      pending.catch(() => undefined);
    }
  }

  private apply(events: readonly Recorded[], head: bigint): void {
    const before = this.model.stops;
    const batch = new PendingRows(this.model);
    const touches = new Map<string, IncidentTouch>();
    const incidents = new Set<Uuid>();
    const last = events.at(-1)!;
    const epoch = this.store.identity.epoch;
    for (const event of events) {
      const n = numberIn(epoch, event.position);
      const incident = event.metadata['incidentId'] as Uuid | undefined;
      // A line in the ledger of reads is about an incident too, but nothing happened in it.
      if (incident && this.byType.has(event.type)) {
        incidents.add(incident);
        touches.set(incident, { incident, eventId: event.id, position: n });
      }
      const behind = this.byType.get(event.type)?.filter((view) => this.checkpoints.get(view)! < n) ?? [];
      foldRecord(event, n, behind, this.registry, batch);
    }
    const position = numberIn(epoch, last.position);
    this.model.commit({ rows: batch.changes(), touches: [...touches.values()], stops: batch.stops, position, eventId: last.id });
    for (const view of this.views) if (this.checkpoints.get(view)! < position) this.checkpoints.set(view, position);
    this.reached = position;
    if (batch.stops !== before) this.options.onStop?.(batch.stops.reasons);
    if (position < head)
      this.options.onProgress?.({ position: last.position, head: positionOf(epoch, head), share: Number(position) / Number(head) });
    this.signal({ position: last.position, incidents });
  }

  /**
   * Resolves when the read model has folded up to `position`. Throws `DomainError READ_MODEL_BEHIND` after `timeout` ms, `POSITION_AHEAD` at once
   * where the log itself has not come so far, `PositionForeign` on a position of another log.
   */
  async whenReached(position: Position, timeout = 5_000): Promise<void> {
    const n = numberIn(this.store.identity.epoch, position);
    if (n <= this.reached) return;
    if (n > numberIn(this.store.identity.epoch, await this.store.head())) throw new DomainError('POSITION_AHEAD');
    if (n <= this.reached) return;
    await new Promise<void>((resolve, reject) => {
      const waiter = { n, resolve: () => (clearTimeout(timer), resolve()) };
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        reject(new DomainError('READ_MODEL_BEHIND'));
      }, timeout);
      this.waiters.add(waiter);
    });
  }

  /** Calls back after each committed batch; returns the way to stop. */
  onChange(listener: (signal: ChangeSignal) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls back as if this incident had changed: its rows have not, but what opens out of them has. */
  renew(incident: Uuid): void {
    this.signal({ position: this.position, incidents: new Set([incident]) });
  }

  private signal(signal: ChangeSignal): void {
    for (const waiter of this.waiters)
      if (waiter.n <= this.reached) {
        this.waiters.delete(waiter);
        waiter.resolve();
      }
    for (const listener of this.listeners) listener(signal);
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.running;
    this.model.close();
  }
}

/** Rows changed by the batch so far, over those stored. */
class PendingRows implements RowBatch {
  private readonly changed = new Map<string, RowChange>();
  private readonly loaded = new Map<string, RowState | undefined>();
  stops: StoppedViews;

  constructor(private readonly model: ReadModel) {
    this.stops = model.stops;
  }

  load(view: View, incident: string, key: string): RowState | undefined {
    const name = `${view.name} ${incident} ${key}`;
    const change = this.changed.get(name);
    if (change) return change.state;
    if (!this.loaded.has(name)) this.loaded.set(name, this.model.load(view, incident, key));
    return this.loaded.get(name);
  }

  put(view: View, incident: string, key: string, state: RowState): void {
    const name = `${view.name} ${incident} ${key}`;
    this.changed.set(name, { view, incident, key, state, before: this.loaded.get(name) });
  }

  changes(): readonly RowChange[] {
    return [...this.changed.values()];
  }
}

/** An older copy was put in its place, or an operator began a new epoch: positions and rows are no longer of this log. */
const isOfAnotherLog = (error: unknown): boolean => error instanceof PositionForeign || error instanceof PositionBeyondHead;

/** The value if it is there without waiting for I/O, else `undefined`. */
const readyNow = <T>(promise: Promise<T>): Promise<T | undefined> =>
  Promise.race([promise, new Promise<undefined>((resolve) => setImmediate(resolve, undefined))]);
