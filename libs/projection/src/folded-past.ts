import type { Instant, Uuid } from '#kernel';
import type { SettledRows } from './memory-rows.js';

/** An incident folded up to one of its events. */
export interface Milestone {
  readonly rows: SettledRows;
  /** The next revision of each stream. */
  readonly next: ReadonlyMap<string, bigint>;
  readonly events: number;
  /** The latest of its events. */
  readonly recordedAt: Instant;
}

const LEAST_STRETCH = 1_000;

/**
 * What was folded of one incident, kept so that the next question folds only the rest. Milestones share the rows that did not change between them,
 * and stand ever further apart, so that they cost no more than some ten times the newest.
 */
export class FoldedPast {
  private readonly milestones: Milestone[] = [];
  private readonly places = new Map<Uuid, bigint>();

  /** How many events it remembers. */
  get size(): number {
    return this.places.size;
  }

  /** The number of the position of an event that was folded before. */
  placeOf(eventId: Uuid): bigint | undefined {
    return this.places.get(eventId);
  }

  remember(eventId: Uuid, n: bigint): void {
    this.places.set(eventId, n);
  }

  /** The last milestone that holds no event which `isLater` says is too late. */
  lastBefore(isLater: (milestone: Milestone) => boolean): Milestone | undefined {
    return this.milestones.findLast((milestone) => !isLater(milestone));
  }

  /** Whether a fold of so many events is worth keeping. */
  isDue(events: number): boolean {
    const last = this.milestones.at(-1)?.events ?? 0;
    return events >= last + Math.max(LEAST_STRETCH, last / 10);
  }

  add(milestone: Milestone): void {
    this.milestones.push(milestone);
  }
}
