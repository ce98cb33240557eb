import { parsePosition, positionOf, type Position } from '#event-store';
import type { ListOptions, RecordedFact, RowReader, StoredRow, Uuid, View } from '#kernel';
import { evolveRows, viewsByType, type RowBatch, type RowState } from './evolve-rows.js';

/** Rows folded into memory: a board at a past moment, a drill's score, a test. */
export class MemoryRows implements RowReader, RowBatch {
  private readonly rows = new Map<string, Map<string, RowState>>();
  private readonly lastEvents = new Map<string, Uuid>();
  private epoch = '';
  private head = 0n;

  private readonly byType: ReadonlyMap<string, readonly View[]>;

  constructor(views: readonly View[]) {
    this.byType = viewsByType(views);
  }

  get position(): string {
    return positionOf(this.epoch, this.head);
  }

  lastEventId(incident: Uuid): Uuid | undefined {
    return this.lastEvents.get(incident);
  }

  /** Folds one more event; they come in the order of their positions. */
  apply(event: RecordedFact): void {
    const { epoch, n } = parsePosition(event.position as Position);
    this.epoch = epoch;
    this.head = n;
    const views = this.byType.get(event.type);
    if (!views) return;
    for (const view of views) evolveRows(view, event, n, this);
    if (event.meta.incidentId) this.lastEvents.set(event.meta.incidentId, event.id);
  }

  load(view: View, incident: string, key: string): RowState | undefined {
    return this.rows.get(`${view.name} ${incident}`)?.get(key);
  }

  put(view: View, incident: string, key: string, state: RowState): void {
    const name = `${view.name} ${incident}`;
    let rows = this.rows.get(name);
    if (!rows) this.rows.set(name, (rows = new Map()));
    rows.set(key, state);
  }

  get<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined {
    return this.load(view, incident, key)?.row as Row | undefined;
  }

  list<Row>(view: View<Row>, incident: Uuid, options: ListOptions = {}): StoredRow<Row>[] {
    const { tag, order = 'created', direction = 'forwards', limit = Infinity, after, since } = options;
    const sinceN = since === undefined ? -1n : parsePosition(since as Position).n;
    let found: (RowState & { key: string })[] = [];
    for (const [key, state] of this.rows.get(`${view.name} ${incident}`) ?? [])
      if (state.changed > sinceN && (tag === undefined || view.tags?.(state.row as Row).includes(tag))) found.push({ key, ...state });
    const value = (state: RowState): bigint | string => (order === 'sort' ? (view.sort?.(state.row as Row) ?? '') : state[order]);
    const sign = direction === 'forwards' ? 1 : -1;
    found.sort((a, b) => sign * (compare(value(a), value(b)) || compare(a.key, b.key)));
    if (after !== undefined) {
      const index = found.findIndex(({ key }) => key === after);
      found = index < 0 ? [] : found.slice(index + 1);
    }
    return found.slice(0, limit === Infinity ? undefined : limit).map(({ key, row, created, changed }) => ({
      incident,
      key,
      row: row as Row,
      createdAt: positionOf(this.epoch, created),
      changedAt: positionOf(this.epoch, changed),
    }));
  }

  count(view: View, incident: Uuid, tag?: string): number {
    const rows = this.rows.get(`${view.name} ${incident}`);
    if (!rows || tag === undefined) return rows?.size ?? 0;
    let count = 0;
    for (const { row } of rows.values()) if (view.tags?.(row).includes(tag)) count++;
    return count;
  }
}

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows of these views after these events. */
export function foldRows(views: readonly View[], events: Iterable<RecordedFact>): MemoryRows {
  const rows = new MemoryRows(views);
  for (const event of events) rows.apply(event);
  return rows;
}
