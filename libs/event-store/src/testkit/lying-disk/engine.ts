import {
  SqliteFailure,
  type SqlRow,
  type SqlValue,
  type SqliteDatabase,
  type SqliteEngine,
  type SqliteStatement,
} from '../../sqlite/database.js';
import { loadWasmSqlite, type WasmDatabase, type WasmSqlite, type WasmStatement } from './wasm-sqlite.js';
import type { Disk } from './disk.js';

const sqliteError = 1;
const sqliteCannotOpen = 14;

let loaded: WasmSqlite | undefined;

export interface LyingEngineOptions {
  /** Pages of the write-ahead log before they are moved into the file; fewer than the store asks for, so that short runs see it often. */
  readonly checkpointEvery?: number;
  /** For the negative control: what `synchronous` really is, while the store is told that it is FULL. */
  readonly synchronous?: 'NORMAL';
}

/** What the tests call the engine in their figures. */
export const lyingEngineName = 'node-sqlite3-wasm';

/** The store's engine over `disk`. Only the disk mounted last can be opened; files open on another one go on there. */
export function lyingEngine(disk: Disk, options: LyingEngineOptions = {}): SqliteEngine {
  loaded ??= loadWasmSqlite();
  const { Database } = loaded;
  loaded.mount(disk);
  return {
    open: (path, { readOnly }) => {
      const database = opened(Database, path, readOnly);
      const connection = new LyingDatabase(database, options);
      try {
        // Without shared memory, WAL needs a connection that nobody shares the file with.
        if (!path.endsWith('.writer')) connection.exec('PRAGMA locking_mode = EXCLUSIVE');
      } catch (error) {
        connection.close();
        throw error;
      }
      return connection;
    },
  };
}

/** The package throws messages only; the store needs SQLite's codes. */
function opened(Database: WasmSqlite['Database'], path: string, readOnly: boolean): WasmDatabase {
  try {
    const database = new Database(path, { readOnly });
    const tell = database._handleError.bind(database);
    database._handleError = (code) => {
      try {
        tell(code);
      } catch (error) {
        throw new SqliteFailure(code, (error as Error).message);
      }
    };
    return database;
  } catch (error) {
    throw new SqliteFailure(sqliteCannotOpen, (error as Error).message);
  }
}

class LyingDatabase implements SqliteDatabase {
  private readonly statements = new Map<string, LyingStatement>();

  constructor(
    private readonly database: WasmDatabase,
    private readonly options: LyingEngineOptions,
  ) {}

  exec(sql: string): void {
    const { synchronous = 'FULL', checkpointEvery } = this.options;
    const otherwise = sql
      .replace('synchronous = FULL', `synchronous = ${synchronous}`)
      .replace(/wal_autocheckpoint = \d+/, (asked) => (checkpointEvery ? `wal_autocheckpoint = ${checkpointEvery}` : asked));
    translated(() => this.database.exec(otherwise));
  }

  prepare(sql: string): SqliteStatement {
    if (this.options.synchronous && sql === 'PRAGMA synchronous') return { run: () => undefined, get: () => [2], all: () => [[2]] };
    const known = this.statements.get(sql) ?? new LyingStatement(translated(() => this.database.prepare(sql)));
    this.statements.set(sql, known);
    return known;
  }

  get inTransaction(): boolean {
    return this.database.inTransaction;
  }

  close(): void {
    for (const statement of this.statements.values()) statement.finalize();
    this.statements.clear();
    translated(() => this.database.close());
  }
}

class LyingStatement implements SqliteStatement {
  constructor(private readonly statement: WasmStatement) {}

  run(...values: SqlValue[]): void {
    this.all(...values);
  }

  get(...values: SqlValue[]): SqlRow | undefined {
    return this.all(...values)[0];
  }

  all(...values: SqlValue[]): readonly SqlRow[] {
    try {
      return this.statement.all(values).map((row) => Object.values(row) as SqlValue[]);
    } catch (error) {
      throw failureOf(error);
    } finally {
      // A statement that failed, or is not at its end, would hold its lock.
      this.statement._reset();
    }
  }

  finalize(): void {
    try {
      this.statement.finalize();
    } catch {
      // It repeats the failure of its last run, which was told then.
    }
  }
}

function translated<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw failureOf(error);
  }
}

const failureOf = (error: unknown): SqliteFailure =>
  error instanceof SqliteFailure ? error : new SqliteFailure(sqliteError, (error as Error).message);
