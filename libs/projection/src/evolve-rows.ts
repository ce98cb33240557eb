import type { RecordedFact, View } from '#kernel';

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
