import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { canonicalJson, DomainError, type ListOptions, type RowReader, type StoredRow, type Uuid, type View } from '#kernel';
import { numberIn, positionOf, type Position } from '#event-store';
import type { RowState } from './evolve-rows.js';
import { RememberedLists } from './remembered-lists.js';
import { StoppedViews } from './stopped-views.js';

const SCHEMA_VERSION = 3;
/** Rows kept parsed: those that every event of a busy incident changes again. */
const REMEMBERED_ROWS = 10_000;
const REMEMBERED_INCIDENTS = 10_000;
const REMEMBERED_COUNTS = 10_000;

/** A scope is one view of one incident; its number keeps long names out of the indexes, which are most of what a batch writes. */
const SCHEMA = `
CREATE TABLE log (epoch TEXT NOT NULL) STRICT;
CREATE TABLE views (
  name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL, event_id TEXT, stopped TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE scopes (
  scope INTEGER PRIMARY KEY, view TEXT NOT NULL, incident TEXT NOT NULL, UNIQUE (view, incident)
) STRICT;
CREATE TABLE rows (
  row INTEGER PRIMARY KEY, scope INTEGER NOT NULL, key TEXT NOT NULL,
  created INTEGER NOT NULL, changed INTEGER NOT NULL, sort TEXT, json TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rows_key ON rows (scope, key);
CREATE INDEX rows_created ON rows (scope, created);
CREATE INDEX rows_changed ON rows (scope, changed);
CREATE INDEX rows_sort ON rows (scope, sort) WHERE sort IS NOT NULL;
CREATE TABLE tags (
  scope INTEGER NOT NULL, tag TEXT NOT NULL, row INTEGER NOT NULL, sort TEXT, PRIMARY KEY (scope, tag, row)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_sort ON tags (scope, tag, sort) WHERE sort IS NOT NULL;
CREATE TABLE incidents (
  incident TEXT PRIMARY KEY, last_event_id TEXT NOT NULL, last_position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** How far a view has come; `stopped` says at which event it stopped and why. */
export interface ViewCheckpoint {
  readonly position: bigint;
  readonly eventId: string | null;
  readonly stopped: string | null;
}

export interface RowChange {
  readonly view: View;
  readonly incident: string;
  readonly key: string;
  readonly state: RowState;
  readonly before: RowState | undefined;
}

export interface IncidentTouch {
  readonly incident: string;
  readonly eventId: string;
  readonly position: bigint;
}

/** A row as it is stored, parsed, and where it stands. */
interface KeptRow {
  readonly number: number;
  readonly state: RowState;
}

/**
 * Rows and checkpoints in one disposable SQLite file: deleted, it is rebuilt from the log. `synchronous=NORMAL` is enough,
 * because rows and checkpoint change in one transaction and the log is the truth. Whoever asks for rows of a view that stopped is refused.
 */
export class ReadModel implements RowReader {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly remembered = new Map<string, KeptRow>();
  private readonly scopes = new Map<string, number>();
  /** Counted once, then kept right by what is written. */
  private readonly counts = new Map<string, number>();
  private readonly lists = new RememberedLists();
  private readonly touched = new Map<string, IncidentTouch>();

  private constructor(
    path: string,
    private readonly epoch: string,
  ) {
    this.db = new DatabaseSync(path);
    this.db.exec(
      'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-32000; PRAGMA wal_autocheckpoint=8000;',
    );
  }

  /** Opens the file for the log of this epoch; rows of another epoch or an older layout are thrown away. */
  static open(path: string, epoch: string): ReadModel {
    const model = new ReadModel(path, epoch);
    const version = (model.db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version;
    const known =
      version === SCHEMA_VERSION && (model.statement('SELECT epoch FROM log').get() as { epoch: string } | undefined)?.epoch === epoch;
    if (!known) model.reset();
    return model;
  }

  private reset(): void {
    this.statements.clear();
    const tables = this.db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all() as { name: string }[];
    for (const { name } of tables) this.db.exec(`DROP TABLE "${name}"`);
    this.db.exec(SCHEMA);
    this.statement('INSERT INTO log (epoch) VALUES (?)').run(this.epoch);
  }

  private statement(sql: string): StatementSync {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }

  /** Forgets views that are no longer there, so that one of the same name that comes back later starts from zero. */
  retain(views: readonly View[]): void {
    const names = new Set(views.map(({ name }) => name));
    for (const { name } of this.db.prepare('SELECT name FROM views').all() as { name: string }[])
      if (!names.has(name)) this.transaction(() => this.forget(name));
  }

  private forget(view: string): void {
    for (const table of ['rows', 'tags'])
      this.statement(`DELETE FROM ${table} WHERE scope IN (SELECT scope FROM scopes WHERE view = ?)`).run(view);
    this.statement('DELETE FROM scopes WHERE view = ?').run(view);
    this.statement('DELETE FROM views WHERE name = ?').run(view);
    this.scopes.clear();
    this.counts.clear();
    this.lists.clear();
    this.remembered.clear();
  }

  /** The checkpoint of a view; the rows of another version of it are dropped and it starts from zero. */
  checkpointOf(view: View): ViewCheckpoint {
    const found = this.statement('SELECT version, position, event_id, stopped FROM views WHERE name = ?').get(view.name) as
      { version: number; position: number; event_id: string | null; stopped: string | null } | undefined;
    if (found?.version === view.version && found.stopped === null)
      return { position: BigInt(found.position), eventId: found.event_id, stopped: null };
    this.transaction(() => {
      this.forget(view.name);
      this.statement('INSERT INTO views (name, version, position) VALUES (?, ?, 0)').run(view.name, view.version);
    });
    return { position: 0n, eventId: null, stopped: null };
  }

  /** Writes changed rows, the index of incidents and the checkpoints of these views in one transaction. */
  commit(batch: {
    rows: readonly RowChange[];
    touches: readonly IncidentTouch[];
    /** Views that stopped up to here. */
    stops: StoppedViews;
    position: bigint;
    eventId: string;
  }): void {
    const numbers = this.transaction(() => {
      const written = batch.rows.map((change) => this.write(change));
      for (const { incident, eventId, position } of batch.touches)
        this.statement('INSERT OR REPLACE INTO incidents (incident, last_event_id, last_position) VALUES (?, ?, ?)').run(
          incident,
          eventId,
          position,
        );
      this.statement('UPDATE views SET position = ?1, event_id = ?2 WHERE stopped IS NULL AND position < ?1').run(
        batch.position,
        batch.eventId,
      );
      if (batch.stops !== this.stopped)
        for (const [view, reason] of batch.stops.reasons) this.statement('UPDATE views SET stopped = ? WHERE name = ?').run(reason, view);
      return written;
    });
    for (const [n, { view, incident, key, state }] of batch.rows.entries())
      this.remember(nameOf(view, incident, key), { number: numbers[n]!, state });
    for (const touch of batch.touches) if (this.touched.has(touch.incident)) this.touched.set(touch.incident, touch);
    this.stopped = batch.stops;
    this.head = batch.position;
  }

  private remember(name: string, row: KeptRow): void {
    this.remembered.delete(name);
    this.remembered.set(name, row);
    if (this.remembered.size > REMEMBERED_ROWS) this.remembered.delete(this.remembered.keys().next().value!);
  }

  /** The number of the row. */
  private write({ view, incident, key, state, before }: RowChange): number {
    const scope = this.scopeOf(view, incident) ?? this.addScope(view, incident);
    this.lists.forget(scope);
    const json = JSON.stringify(state.row);
    const sort = view.sort?.(state.row) ?? null;
    const number = before ? this.kept(view, incident, key)!.number : this.insert(scope, key, state, sort, json);
    // An index is only written when its column is named: most changes leave the order as it is.
    if (before && sort === (view.sort?.(before.row) ?? null))
      this.statement('UPDATE rows SET json = ?, changed = ? WHERE row = ?').run(json, state.changed, number);
    else if (before) {
      this.statement('UPDATE rows SET json = ?, changed = ?, sort = ? WHERE row = ?').run(json, state.changed, sort, number);
      for (const tag of view.tags?.(before.row) ?? [])
        if (view.isQueue?.(tag))
          this.statement('UPDATE tags SET sort = ? WHERE scope = ? AND tag = ? AND row = ?').run(sort, scope, tag, number);
    }
    if (view.tags) this.writeTags(view, scope, { number, sort }, new Set(before && view.tags(before.row)), new Set(view.tags(state.row)));
    return number;
  }

  private insert(scope: number, key: string, { created, changed }: RowState, sort: string | null, json: string): number {
    const { lastInsertRowid } = this.statement('INSERT INTO rows (scope, key, created, changed, sort, json) VALUES (?, ?, ?, ?, ?, ?)').run(
      scope,
      key,
      created,
      changed,
      sort,
      json,
    );
    this.recount(scope, undefined, 1);
    return Number(lastInsertRowid);
  }

  private writeTags(
    view: View,
    scope: number,
    { number, sort }: { number: number; sort: string | null },
    before: Set<string>,
    after: Set<string>,
  ): void {
    for (const tag of after) {
      if (before.delete(tag)) continue;
      const inQueue = view.isQueue?.(tag) ? sort : null;
      this.statement('INSERT INTO tags (scope, tag, row, sort) VALUES (?, ?, ?, ?)').run(scope, tag, number, inQueue);
      this.recount(scope, tag, 1);
    }
    for (const tag of before) {
      this.statement('DELETE FROM tags WHERE scope = ? AND tag = ? AND row = ?').run(scope, tag, number);
      this.recount(scope, tag, -1);
    }
  }

  private recount(scope: number, tag: string | undefined, by: number): void {
    const known = this.counts.get(countOf(scope, tag));
    if (known !== undefined) this.counts.set(countOf(scope, tag), known + by);
  }

  private scopeOf(view: View, incident: string): number | undefined {
    const name = `${view.name} ${incident}`;
    const known = this.scopes.get(name);
    if (known !== undefined) return known;
    const found = this.statement('SELECT scope FROM scopes WHERE view = ? AND incident = ?').get(view.name, incident);
    return found && this.keepScope(name, found['scope'] as number);
  }

  private addScope(view: View, incident: string): number {
    const { lastInsertRowid } = this.statement('INSERT INTO scopes (view, incident) VALUES (?, ?)').run(view.name, incident);
    return this.keepScope(`${view.name} ${incident}`, Number(lastInsertRowid));
  }

  private keepScope(name: string, scope: number): number {
    if (this.scopes.size > REMEMBERED_ROWS) this.scopes.clear();
    this.scopes.set(name, scope);
    return scope;
  }

  private transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.db.exec('COMMIT');
      return result;
    } catch (error) {
      this.scopes.clear();
      this.counts.clear();
      this.lists.clear();
      // A full disk has ended it already.
      if (this.db.isTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private head = 0n;
  private stopped = StoppedViews.none;

  get stops(): StoppedViews {
    return this.stopped;
  }

  /** Set by the runner once the checkpoints are read. */
  startAt(position: bigint): void {
    this.head = position;
  }

  get position(): string {
    return positionOf(this.epoch, this.head);
  }

  lastEventId(incident: Uuid): Uuid | undefined {
    return this.lastTouch(incident)?.eventId as Uuid | undefined;
  }

  lastPosition(incident: Uuid): Position | undefined {
    const touch = this.lastTouch(incident);
    return touch && positionOf(this.epoch, touch.position);
  }

  private lastTouch(incident: Uuid): IncidentTouch | undefined {
    const known = this.touched.get(incident);
    if (known) return known;
    const found = this.statement('SELECT last_event_id, last_position FROM incidents WHERE incident = ?').get(incident);
    if (!found) return undefined;
    const touch = { incident, eventId: found['last_event_id'] as string, position: BigInt(found['last_position'] as number) };
    if (this.touched.size > REMEMBERED_INCIDENTS) this.touched.clear();
    this.touched.set(incident, touch);
    return touch;
  }

  load(view: View, incident: string, key: string): RowState | undefined {
    return this.kept(view, incident, key)?.state;
  }

  private kept(view: View, incident: string, key: string): KeptRow | undefined {
    const name = nameOf(view, incident, key);
    const known = this.remembered.get(name);
    if (known) return known;
    const scope = this.scopeOf(view, incident);
    if (scope === undefined) return undefined;
    const found = this.statement('SELECT row, created, changed, json FROM rows WHERE scope = ? AND key = ?').get(scope, key);
    if (!found) return undefined;
    const kept = keptRow(found as unknown as StoredJson);
    this.remember(name, kept);
    return kept;
  }

  /** The row as it was when its view stopped, if it did: for what must go on all the same. */
  lastKnown<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined {
    return this.load(view, incident, key)?.row as Row | undefined;
  }

  /** Whether there is such a row. Throws `VIEW_STOPPED` where its view stopped before there was one: it may have come since. */
  has(view: View, incident: Uuid, key: string): boolean {
    return (this.lastKnown(view, incident, key) ?? this.get(view, incident, key)) !== undefined;
  }

  get<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined {
    this.stopped.assertFollows(view, incident);
    return this.lastKnown(view, incident, key);
  }

  list<Row>(view: View<Row>, incident: Uuid, options: ListOptions = {}): readonly StoredRow<Row>[] {
    this.stopped.assertFollows(view, incident);
    const scope = this.scopeOf(view, incident);
    const { after } = options;
    if (after !== undefined && !this.kept(view, incident, after)) throw new DomainError('CURSOR_UNKNOWN', {}, ['after']);
    return scope === undefined ? [] : this.lists.of(scope, options, () => this.listed(view, incident, scope, options));
  }

  private listed<Row>(view: View<Row>, incident: Uuid, scope: number, options: ListOptions): readonly StoredRow<Row>[] {
    const { tag, order = 'created', direction = 'forwards', limit = -1, after, since } = options;
    const column = columnOf(view, order);
    const ordered = column === 'sort' && tag !== undefined && view.isQueue?.(tag) ? 't.sort' : `r.${column}`;
    const [sign, way] = direction === 'forwards' ? ['>', 'ASC'] : ['<', 'DESC'];
    const sql =
      (tag === undefined
        ? 'SELECT r.row, r.key, r.created, r.changed FROM rows r WHERE r.scope = ?'
        : 'SELECT r.row, r.key, r.created, r.changed FROM tags t CROSS JOIN rows r ON r.row = t.row WHERE t.scope = ? AND t.tag = ?') +
      (column === 'sort' ? ` AND ${ordered} IS NOT NULL` : '') +
      (since === undefined ? '' : ' AND r.changed > ?') +
      (after === undefined ? '' : ` AND (${ordered}, r.key) ${sign} (SELECT ${column}, key FROM rows WHERE scope = ? AND key = ?)`) +
      ` ORDER BY ${ordered} ${way}, r.key ${way} LIMIT ?`;
    const values = [
      scope,
      ...(tag === undefined ? [] : [tag]),
      ...(since === undefined ? [] : [numberIn(this.epoch, since as Position)]),
      ...(after === undefined ? [] : [scope, after]),
      limit,
    ];
    return (this.statement(sql).all(...values) as unknown as SelectedRow[]).map((row) => this.stored<Row>(view, incident, row));
  }

  /** Rows of a view over all incidents of an institution. */
  listAll<Row extends { readonly institutionId: string }>(
    view: View<Row>,
    institutionId: string,
    { tag, order = 'created', direction = 'forwards' }: Pick<ListOptions, 'tag' | 'order' | 'direction'> = {},
  ): readonly StoredRow<Row>[] {
    this.stopped.assertFollowsIn(view, institutionId);
    const way = direction === 'forwards' ? 'ASC' : 'DESC';
    const rows = this.statement(
      `SELECT s.incident, r.row, r.key, r.created, r.changed FROM scopes s ${
        tag === undefined
          ? 'CROSS JOIN rows r ON r.scope = s.scope'
          : 'CROSS JOIN tags t ON t.scope = s.scope AND t.tag = ? CROSS JOIN rows r ON r.row = t.row'
      } WHERE s.view = ? ORDER BY r.${columnOf(view, order)} ${way}, r.key ${way}, s.incident ${way}`,
    ).all(...(tag === undefined ? [] : [tag]), view.name) as unknown as (SelectedRow & { incident: Uuid })[];
    return rows.map((row) => this.stored<Row>(view, row.incident, row)).filter(({ row }) => row.institutionId === institutionId);
  }

  private stored<Row>(view: View<Row>, incident: Uuid, { row: number, key, created, changed }: SelectedRow): StoredRow<Row> {
    const name = nameOf(view, incident, key);
    // As it is remembered, so that what was worked out of it is found again.
    let kept = this.remembered.get(name);
    if (!kept) {
      const { json } = this.statement('SELECT json FROM rows WHERE row = ?').get(number) as { json: string };
      kept = keptRow({ row: number, created, changed, json });
      this.remember(name, kept);
    }
    return {
      incident,
      key,
      row: kept.state.row as Row,
      createdAt: positionOf(this.epoch, created),
      changedAt: positionOf(this.epoch, changed),
    };
  }

  count(view: View, incident: Uuid, tag?: string): number {
    this.stopped.assertFollows(view, incident);
    const scope = this.scopeOf(view, incident);
    if (scope === undefined) return 0;
    const known = this.counts.get(countOf(scope, tag));
    if (known !== undefined) return known;
    const found =
      tag === undefined
        ? this.statement('SELECT count(*) AS n FROM rows WHERE scope = ?').get(scope)
        : this.statement('SELECT count(*) AS n FROM tags WHERE scope = ? AND tag = ?').get(scope, tag);
    if (this.counts.size > REMEMBERED_COUNTS) this.counts.clear();
    this.counts.set(countOf(scope, tag), found!['n'] as number);
    return found!['n'] as number;
  }

  /** Every row of every view as canonical text, in order: what “rebuild equals live” compares. */
  dump(): string {
    const rows = this.db
      .prepare('SELECT view, incident, key, created, changed, sort, json FROM rows NATURAL JOIN scopes ORDER BY view, incident, key')
      .all()
      .map(({ json, ...row }) => ({ ...row, json: canonicalJson(JSON.parse(json as string)) }));
    const tags = this.db
      .prepare(
        'SELECT view, incident, tag, key FROM tags t JOIN rows r ON r.row = t.row JOIN scopes s ON s.scope = t.scope ORDER BY view, incident, tag, key',
      )
      .all();
    return [...rows, ...tags].map((row) => JSON.stringify(Object.values(row))).join('\n');
  }

  close(): void {
    this.db.close();
  }
}

const nameOf = (view: View, incident: string, key: string): string => `${view.name} ${incident} ${key}`;

const keptRow = ({ row, created, changed, json }: StoredJson): KeptRow => ({
  number: row,
  state: { row: JSON.parse(json) as unknown, created: BigInt(created), changed: BigInt(changed) },
});

const countOf = (scope: number, tag: string | undefined): string => (tag === undefined ? String(scope) : `${scope} ${tag}`);

interface SelectedRow {
  readonly row: number;
  readonly key: string;
  readonly created: number;
  readonly changed: number;
}

interface StoredJson extends Omit<SelectedRow, 'key'> {
  readonly json: string;
}

/** A view that has no order of its own is listed by its keys. */
const columnOf = (view: View, order: NonNullable<ListOptions['order']>): string => (order === 'sort' && !view.sort ? 'key' : order);
