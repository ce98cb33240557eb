import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { canonicalJson, type ListOptions, type RowReader, type StoredRow, type Uuid, type View } from '#kernel';
import { numberIn, positionOf, type Position } from '#event-store';
import type { RowState } from './evolve-rows.js';

const SCHEMA_VERSION = 1;
/** Rows kept parsed: those that every event of a busy incident changes again. */
const REMEMBERED_ROWS = 10_000;
const REMEMBERED_INCIDENTS = 10_000;

const SCHEMA = `
CREATE TABLE log (epoch TEXT NOT NULL) STRICT;
CREATE TABLE views (
  name TEXT PRIMARY KEY, version INTEGER NOT NULL, position INTEGER NOT NULL, event_id TEXT, stopped TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE rows (
  view TEXT NOT NULL, incident TEXT NOT NULL, key TEXT NOT NULL, json TEXT NOT NULL,
  created INTEGER NOT NULL, changed INTEGER NOT NULL, sort TEXT NOT NULL,
  PRIMARY KEY (view, incident, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX rows_created ON rows (view, incident, created);
CREATE INDEX rows_changed ON rows (view, incident, changed);
CREATE INDEX rows_sort ON rows (view, incident, sort);
CREATE TABLE tags (
  view TEXT NOT NULL, incident TEXT NOT NULL, tag TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (view, incident, tag, key)
) STRICT, WITHOUT ROWID;
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

/**
 * Rows and checkpoints in one disposable SQLite file: deleted, it is rebuilt from the log. `synchronous=NORMAL` is enough,
 * because rows and checkpoint change in one transaction and the log is the truth.
 */
export class ReadModel implements RowReader {
  private readonly db: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();
  private readonly remembered = new Map<string, RowState>();
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
    for (const table of ['rows', 'tags']) this.statement(`DELETE FROM ${table} WHERE view = ?`).run(view);
    this.statement('DELETE FROM views WHERE name = ?').run(view);
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
    /** Views that stop with this batch, and why. */
    stopped: ReadonlyMap<View, string>;
    position: bigint;
    eventId: string;
  }): void {
    this.transaction(() => {
      for (const change of batch.rows) this.write(change);
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
      for (const [view, reason] of batch.stopped) this.statement('UPDATE views SET stopped = ? WHERE name = ?').run(reason, view.name);
    });
    for (const { view, incident, key, state } of batch.rows) this.remember(nameOf(view, incident, key), state);
    for (const touch of batch.touches) if (this.touched.has(touch.incident)) this.touched.set(touch.incident, touch);
    this.head = batch.position;
  }

  private remember(name: string, state: RowState): void {
    this.remembered.delete(name);
    this.remembered.set(name, state);
    if (this.remembered.size > REMEMBERED_ROWS) this.remembered.delete(this.remembered.keys().next().value!);
  }

  private write({ view, incident, key, state, before }: RowChange): void {
    const json = canonicalJson(state.row);
    const sort = view.sort?.(state.row) ?? '';
    if (!before)
      this.statement('INSERT INTO rows (view, incident, key, json, created, changed, sort) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
        ...[view.name, incident, key, json, state.created, state.changed, sort],
      );
    // An index is only written when its column is named: most changes leave the order as it is.
    else if (sort === (view.sort?.(before.row) ?? ''))
      this.statement('UPDATE rows SET json = ?, changed = ? WHERE view = ? AND incident = ? AND key = ?').run(
        json,
        state.changed,
        view.name,
        incident,
        key,
      );
    else
      this.statement('UPDATE rows SET json = ?, changed = ?, sort = ? WHERE view = ? AND incident = ? AND key = ?').run(
        ...[json, state.changed, sort, view.name, incident, key],
      );
    if (!view.tags) return;
    const old = new Set(before ? view.tags(before.row) : []);
    for (const tag of new Set(view.tags(state.row))) {
      if (old.delete(tag)) continue;
      this.statement('INSERT OR IGNORE INTO tags (view, incident, tag, key) VALUES (?, ?, ?, ?)').run(view.name, incident, tag, key);
    }
    for (const tag of old)
      this.statement('DELETE FROM tags WHERE view = ? AND incident = ? AND tag = ? AND key = ?').run(view.name, incident, tag, key);
  }

  private transaction(work: () => void): void {
    this.db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.db.exec('COMMIT');
    } catch (error) {
      this.db.exec('ROLLBACK');
      throw error;
    }
  }

  private head = 0n;

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
    const known = this.remembered.get(nameOf(view, incident, key));
    if (known) return known;
    const found = this.statement('SELECT json, created, changed FROM rows WHERE view = ? AND incident = ? AND key = ?').get(
      view.name,
      incident,
      key,
    ) as { json: string; created: number; changed: number } | undefined;
    if (!found) return undefined;
    const state = { row: JSON.parse(found.json) as unknown, created: BigInt(found.created), changed: BigInt(found.changed) };
    this.remember(nameOf(view, incident, key), state);
    return state;
  }

  get<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined {
    return this.load(view, incident, key)?.row as Row | undefined;
  }

  list<Row>(view: View<Row>, incident: Uuid, options: ListOptions = {}): StoredRow<Row>[] {
    return this.select<Row>(view, { ...options, incident });
  }

  /** Rows of a view over all incidents. */
  listAll<Row>(view: View<Row>, options: ListOptions = {}): StoredRow<Row>[] {
    return this.select<Row>(view, options);
  }

  private select<Row>(view: View<Row>, options: ListOptions & { incident?: string }): StoredRow<Row>[] {
    const { incident, tag, order = 'created', direction = 'forwards', limit = -1, after, since } = options;
    const [sign, way] = direction === 'forwards' ? ['>', 'ASC'] : ['<', 'DESC'];
    const scope = incident === undefined ? '' : 'AND r.incident = ?';
    const sql =
      (tag === undefined
        ? `SELECT r.incident, r.key, r.json, r.created, r.changed FROM rows r WHERE r.view = ? ${scope}`
        : `SELECT r.incident, r.key, r.json, r.created, r.changed FROM tags t CROSS JOIN rows r ON r.view = t.view AND r.incident = t.incident AND r.key = t.key
           WHERE t.view = ? ${scope.replace('r.', 't.')} AND t.tag = ?`) +
      (since === undefined ? '' : ' AND r.changed > ?') +
      (after === undefined
        ? ''
        : ` AND (r.${order}, r.key) ${sign} (SELECT ${order}, key FROM rows WHERE view = ? AND incident = ? AND key = ?)`) +
      ` ORDER BY r.${order} ${way}, r.key ${way} LIMIT ?`;
    const values = [
      view.name,
      ...(incident === undefined ? [] : [incident]),
      ...(tag === undefined ? [] : [tag]),
      ...(since === undefined ? [] : [numberIn(this.epoch, since as Position)]),
      ...(after === undefined ? [] : [view.name, incident ?? '', after]),
      limit,
    ];
    return (this.statement(sql).all(...values) as { incident: Uuid; key: string; json: string; created: number; changed: number }[]).map(
      (row) => ({
        incident: row.incident,
        key: row.key,
        row: this.parsed(view, row) as Row,
        createdAt: positionOf(this.epoch, row.created),
        changedAt: positionOf(this.epoch, row.changed),
      }),
    );
  }

  /** The row as it is remembered if it has not changed since, so that what was worked out of it is found again. */
  private parsed(view: View, { incident, key, json, changed }: { incident: string; key: string; json: string; changed: number }): unknown {
    const known = this.remembered.get(nameOf(view, incident, key));
    return known && known.changed === BigInt(changed) ? known.row : JSON.parse(json);
  }

  count(view: View, incident: Uuid, tag?: string): number {
    const found =
      tag === undefined
        ? this.statement('SELECT count(*) AS n FROM rows WHERE view = ? AND incident = ?').get(view.name, incident)
        : this.statement('SELECT count(*) AS n FROM tags WHERE view = ? AND incident = ? AND tag = ?').get(view.name, incident, tag);
    return found!['n'] as number;
  }

  /** Every row of every view as text, in order: what “rebuild equals live” compares. */
  dump(): string {
    const rows = this.db.prepare('SELECT view, incident, key, json, created, changed, sort FROM rows ORDER BY view, incident, key').all();
    const tags = this.db.prepare('SELECT view, incident, tag, key FROM tags ORDER BY view, incident, tag, key').all();
    return [...rows, ...tags].map((row) => JSON.stringify(Object.values(row))).join('\n');
  }

  close(): void {
    this.db.close();
  }
}

const nameOf = (view: View, incident: string, key: string): string => `${view.name} ${incident} ${key}`;
