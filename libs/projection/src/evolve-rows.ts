import { UnreadableEvent, type EventRegistry } from '#contracts';
import type { Recorded } from '#event-store';
import type { RecordedFact, View } from '#kernel';
import type { StoppedViews } from './stopped-views.js';

/** A row on its way: the newest JSON value, and the numbers of the events that made and last changed it. */
export interface RowState {
  readonly row: unknown;
  readonly created: bigint;
  readonly changed: bigint;
}

/** Where rows are read from and put while a batch is folded. */
export interface RowBatch {
  load(view: View, incident: string, key: string): RowState | undefined;
  put(view: View, incident: string, key: string, state: RowState): void;
}

/** Folds one event into the rows of one view. The same step serves the live model, a rebuild and a past moment. */
export function evolveRows(view: View, event: RecordedFact, n: bigint, batch: RowBatch): void {
  const incident = event.meta.incidentId ?? '';
  for (const key of view.keysOf(event)) {
    const before = batch.load(view, incident, key);
    const row = view.evolve(before?.row, event, key);
    if (row === undefined || row === before?.row) continue;
    batch.put(view, incident, key, { row, created: before?.created ?? n, changed: n });
  }
}

/** Folds a record into the rows of these views, where they still follow the log; one that cannot read it stops there. */
export function foldRecord(
  event: Recorded,
  n: bigint,
  views: readonly View[],
  registry: EventRegistry,
  batch: RowBatch & { stops: StoppedViews },
): void {
  const incident = String(event.metadata['incidentId'] ?? '');
  const following = views.filter((view) => batch.stops.follows(view, incident));
  if (following.length === 0) return;
  const stop = (view: View, reason: string): void => {
    const institutionId = event.metadata['institutionId'] as string | undefined;
    batch.stops = batch.stops.with(view, incident, { institutionId, type: event.type, position: event.position, reason });
  };
  let fact: RecordedFact;
  try {
    fact = registry.decode(event);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    for (const view of following) stop(view, error.reason);
    return;
  }
  for (const view of following)
    try {
      evolveRows(view, fact, n, batch);
    } catch (error) {
      stop(view, error instanceof Error ? error.name : 'error');
    }
}

/** Views by the event types that they fold. */
export function viewsByType(views: readonly View[]): ReadonlyMap<string, readonly View[]> {
  const byType = new Map<string, View[]>();
  for (const view of views)
    for (const type of view.types) {
      const list = byType.get(type);
      if (list) list.push(view);
      else byType.set(type, [view]);
    }
  return byType;
}
