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
    if (this.tagged.size > 0) this.tagged.delete(name);
  }

  /** Rows of a view by tag: made when first asked for, dropped when one of them changes. */
  private readonly tagged = new Map<string, ReadonlyMap<string, readonly KeyedRow[]>>();

  private withTag(view: View, incident: Uuid, tag: string): readonly KeyedRow[] {
    const name = `${view.name} ${incident}`;
    let index = this.tagged.get(name);
    if (!index) this.tagged.set(name, (index = byTag(view, this.rows.get(name) ?? new Map<string, RowState>())));
    return index.get(tag) ?? [];
  }

  get<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined {
    return this.load(view, incident, key)?.row as Row | undefined;
  }

  list<Row>(view: View<Row>, incident: Uuid, options: ListOptions = {}): StoredRow<Row>[] {
    const { tag, order = 'created', direction = 'forwards', limit = Infinity, after, since } = options;
    const sinceN = since === undefined ? -1n : parsePosition(since as Position).n;
    const rows = tag === undefined ? keyed(this.rows.get(`${view.name} ${incident}`)) : this.withTag(view as View, incident, tag);
    const sign = direction === 'forwards' ? 1 : -1;
    let found = rows
      .filter(({ state }) => state.changed > sinceN)
      .map(({ key, state }) => ({ key, ...state, by: order === 'sort' ? (view.sort?.(state.row as Row) ?? '') : state[order] }))
      .sort((a, b) => sign * (compare(a.by, b.by) || compare(a.key, b.key)));
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
    return tag === undefined ? (this.rows.get(`${view.name} ${incident}`)?.size ?? 0) : this.withTag(view, incident, tag).length;
  }
}

interface KeyedRow {
  readonly key: string;
  readonly state: RowState;
}

const keyed = (rows: ReadonlyMap<string, RowState> = new Map<string, RowState>()): KeyedRow[] =>
  Array.from(rows, ([key, state]) => ({ key, state }));

function byTag(view: View, rows: ReadonlyMap<string, RowState>): ReadonlyMap<string, readonly KeyedRow[]> {
  const index = new Map<string, KeyedRow[]>();
  for (const row of keyed(rows))
    for (const tag of new Set(view.tags?.(row.state.row))) {
      const tagged = index.get(tag);
      if (tagged) tagged.push(row);
      else index.set(tag, [row]);
    }
  return index;
}

const compare = <T extends bigint | string>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows of these views after these events. */
export function foldRows(views: readonly View[], events: Iterable<RecordedFact>): MemoryRows {
  const rows = new MemoryRows(views);
  for (const event of events) rows.apply(event);
  return rows;
}
