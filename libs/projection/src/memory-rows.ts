import type { EventRegistry } from '#contracts';
import { parsePosition, positionOf, type Position, type Recorded } from '#event-store';
import { DomainError, type ListOptions, type RecordedFact, type RowReader, type StoredRow, type Uuid, type View } from '#kernel';
import { ChangedRows } from './changed-rows.js';
import { evolveRows, foldRecord, viewsByType, type RowBatch, type RowState } from './evolve-rows.js';
import { RowTable, type KeyedRow } from './row-table.js';
import { StoppedViews } from './stopped-views.js';

/** All rows at one position, unchanging: what further folds begin with. */
export interface SettledRows {
  /** By view and incident. */
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, RowTable>>;
  readonly lastEvents: ReadonlyMap<string, Uuid>;
  readonly stops: StoppedViews;
  readonly epoch: string;
  readonly head: bigint;
}

/** Rows folded into memory: a board at a past moment, a drill's score, a test. */
export class MemoryRows implements RowReader, RowBatch {
  private readonly byType: ReadonlyMap<string, readonly View[]>;
  private readonly rows = new Map<string, Map<string, ChangedRows>>();
  private readonly lastEvents: Map<string, Uuid>;
  stops: StoppedViews;
  private epoch: string;
  private head: bigint;

  /** `from`: rows of the same views to go on from; they stay as they are. */
  constructor(views: readonly View[], from?: SettledRows) {
    this.byType = viewsByType(views);
    this.lastEvents = new Map(from?.lastEvents);
    this.stops = from?.stops ?? StoppedViews.none;
    this.epoch = from?.epoch ?? '';
    this.head = from?.head ?? 0n;
    for (const [view, tables] of from?.tables ?? [])
      this.rows.set(view, new Map(Array.from(tables, ([incident, table]) => [incident, new ChangedRows(table)])));
  }

  get position(): string {
    return positionOf(this.epoch, this.head);
  }

  lastEventId(incident: Uuid): Uuid | undefined {
    return this.lastEvents.get(incident);
  }

  /** Folds one more event; they come in the order of their positions. */
  apply(event: RecordedFact): void {
    const { views, n } = this.reached(event, event.meta.incidentId);
    for (const view of views) evolveRows(view, event, n, this);
  }

  /** The same for a record as the log holds it: a view that cannot read it stops there, as it does live. */
  applyRecord(event: Recorded, registry: EventRegistry): void {
    const { views, n } = this.reached(event, event.metadata['incidentId'] as Uuid | undefined);
    foldRecord(event, n, views, registry, this);
  }

  private reached({ type, id, position }: RecordedFact | Recorded, incident: Uuid | undefined): { views: readonly View[]; n: bigint } {
    const { epoch, n } = parsePosition(position as Position);
    this.epoch = epoch;
    this.head = n;
    const views = this.byType.get(type);
    if (views && incident) this.lastEvents.set(incident, id);
    return { views: views ?? [], n };
  }

  /** The rows as they are now; these may go on. */
  settled(): SettledRows {
    const tables = new Map(
      Array.from(this.rows, ([view, incidents]) => [
        view,
        new Map(Array.from(incidents, ([incident, rows]) => [incident, rows.settled()])),
      ]),
    );
    return { tables, lastEvents: new Map(this.lastEvents), stops: this.stops, epoch: this.epoch, head: this.head };
  }

  load(view: View, incident: string, key: string): RowState | undefined {
    return this.rowsOf(view, incident)?.get(key);
  }

  put(view: View, incident: string, key: string, state: RowState): void {
    let incidents = this.rows.get(view.name);
    if (!incidents) this.rows.set(view.name, (incidents = new Map()));
    let rows = incidents.get(incident);
    if (!rows) incidents.set(incident, (rows = new ChangedRows(new RowTable(view))));
    rows.put(key, state);
  }

  get<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined {
    this.stops.assertFollows(view, incident);
    return this.load(view, incident, key)?.row as Row | undefined;
  }

  list<Row>(view: View<Row>, incident: Uuid, options: ListOptions = {}): StoredRow<Row>[] {
    this.stops.assertFollows(view, incident);
    const rows = this.rowsOf(view, incident);
    if (options.after !== undefined && !rows?.get(options.after)) throw new DomainError('CURSOR_UNKNOWN', {}, ['after']);
    if (!rows) return [];
    return listed(rows, view as View, options).map(({ key, state: { row, created, changed } }) => ({
      incident,
      key,
      row: row as Row,
      createdAt: positionOf(this.epoch, created),
      changedAt: positionOf(this.epoch, changed),
    }));
  }

  count(view: View, incident: Uuid, tag?: string): number {
    this.stops.assertFollows(view, incident);
    return this.rowsOf(view, incident)?.count(tag) ?? 0;
  }

  private rowsOf({ name }: { readonly name: string }, incident: string): ChangedRows | undefined {
    return this.rows.get(name)?.get(incident);
  }
}

function listed(
  rows: ChangedRows,
  view: View,
  { tag, order = 'created', direction = 'forwards', limit, after, since }: ListOptions,
): readonly KeyedRow[] {
  const forwards = direction === 'forwards';
  if (order === 'created' && !forwards && limit !== undefined && tag === undefined && after === undefined && since === undefined)
    return rows.newest(limit);
  let found = rows.rows(tag);
  if (since !== undefined) {
    const { n } = parsePosition(since as Position);
    found = found.filter(({ state }) => state.changed > n);
  }
  if (order !== 'created')
    found = sorted(found, order === 'sort' ? ({ state }) => view.sort?.(state.row) ?? '' : ({ state }) => state.changed);
  if (!forwards) found = found.toReversed();
  const begin = after === undefined ? 0 : found.findIndex(({ key }) => key === after) + 1 || found.length;
  return limit === undefined && begin === 0 ? found : found.slice(begin, limit === undefined ? undefined : begin + limit);
}

function sorted(rows: readonly KeyedRow[], by: (row: KeyedRow) => bigint | string): readonly KeyedRow[] {
  return rows
    .map((row) => ({ row, by: by(row) }))
    .sort((a, b) => compare(a.by, b.by) || compare(a.row.key, b.row.key))
    .map(({ row }) => row);
}

const compare = (a: bigint | string, b: bigint | string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The rows of these views after these events. */
export function foldRows(views: readonly View[], events: Iterable<RecordedFact>): MemoryRows {
  const rows = new MemoryRows(views);
  for (const event of events) rows.apply(event);
  return rows;
}
