import type { EventRegistry } from '#contracts';
import { numberIn, type EventStore, type Position } from '#event-store';
import { DomainError, type Instant, type Uuid, type View } from '#kernel';
import { FoldedPast } from './folded-past.js';
import { MemoryRows } from './memory-rows.js';
import { mergedStreams } from './merged-streams.js';

/** A past moment: up to a position, up to and with an event, or before the first event recorded after an instant. */
export type Moment = { readonly position: Position } | { readonly eventId: Uuid } | { readonly recordedAt: Instant };

/** Events of all incidents together that are kept folded; of the incident asked for last, whatever it has. */
const MOST_EVENTS_KEPT = 30_000;

/** Incidents at past moments, folded from only their own events by the same views. The log never changes, so what was folded stays true. */
export class PastRows {
  private readonly pasts = new Map<string, FoldedPast>();
  private epoch = '';

  constructor(
    private readonly store: EventStore,
    private readonly registry: EventRegistry,
    private readonly views: readonly View[],
  ) {}

  /**
   * The rows of the incident of these streams at a past moment. Throws `DomainError MOMENT_NOT_FOUND` when the incident has no such event,
   * `PositionForeign` on a position of another log.
   */
  async at(streams: readonly string[], moment: Moment): Promise<MemoryRows> {
    const past = this.pastOf(streams);
    // An event up to here is in its stream when reading begins, so that no stream is ahead of another.
    const head = numberIn(this.store.identity.epoch, await this.store.head());
    const end = endOf(moment, past, this.store.identity.epoch);
    const start = past.lastBefore(({ rows, recordedAt }) => end.isPast(rows.head, recordedAt));
    let rows = new MemoryRows(this.views, start?.rows);
    const next = new Map(start?.next ?? streams.map((stream) => [stream, 0n]));
    let [events, recordedAt] = [start?.events ?? 0, start?.recordedAt ?? ('' as Instant)];
    for await (const { event, n } of mergedStreams(this.store, new Map(next))) {
      const at = event.metadata['recordedAt'] as Instant;
      if (n > head || end.isPast(n, at)) break;
      rows.applyRecord(event, this.registry);
      past.remember(event.id, n);
      next.set(event.stream, event.revision + 1n);
      if (at > recordedAt) recordedAt = at;
      if (past.isDue(++events)) {
        const settled = rows.settled();
        past.add({ rows: settled, next: new Map(next), events, recordedAt });
        rows = new MemoryRows(this.views, settled);
      }
      if ('eventId' in moment && event.id === moment.eventId) break;
    }
    if ('eventId' in moment && past.placeOf(moment.eventId) === undefined) throw new DomainError('MOMENT_NOT_FOUND');
    this.forgetOldest();
    return rows;
  }

  /** Of another epoch of the log nothing is kept: its positions are foreign. */
  private pastOf(streams: readonly string[]): FoldedPast {
    const { epoch } = this.store.identity;
    if (epoch !== this.epoch) this.pasts.clear();
    this.epoch = epoch;
    const name = streams.join(' ');
    const past = this.pasts.get(name) ?? new FoldedPast();
    this.pasts.delete(name);
    this.pasts.set(name, past);
    return past;
  }

  private forgetOldest(): void {
    let kept = 0;
    for (const { size } of this.pasts.values()) kept += size;
    for (const [name, { size }] of this.pasts) {
      if (kept <= MOST_EVENTS_KEPT || this.pasts.size === 1) return;
      this.pasts.delete(name);
      kept -= size;
    }
  }
}

interface End {
  /** Whether a fold up to this event, or an event itself, is later than the moment. */
  isPast(n: bigint, recordedAt: Instant): boolean;
}

function endOf(moment: Moment, past: FoldedPast, epoch: string): End {
  if ('recordedAt' in moment) return { isPast: (_, recordedAt) => recordedAt > moment.recordedAt };
  const place = 'position' in moment ? numberIn(epoch, moment.position) : past.placeOf(moment.eventId);
  // An event that was never folded comes after all that were.
  return { isPast: (n) => place !== undefined && n > place };
}
