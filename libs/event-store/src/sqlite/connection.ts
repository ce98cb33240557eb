import { LogUnusable } from '../errors.js';
import type { SqliteDatabase, SqliteEngine } from './database.js';
import { startFailure } from './failures.js';
import { applicationId, schemaVersion } from './schema.js';

export const inMemory = ':memory:';

/**
 * Opens the file, which may be empty, and writes nothing of its own to it; SQLite may bring into it what a crash left beside it. Throws
 * `LogUnusable` where it is no event log, `WriterPresent` (for a reader `Unavailable`) while another process makes it or brings it up to
 * date, `StorageFull` and `Unavailable` where the disk fails.
 */
export function connect(engine: SqliteEngine, path: string, readOnly: boolean): SqliteDatabase {
  let database: SqliteDatabase | undefined;
  try {
    database = engine.open(path, { readOnly });
    const application = pragma(database, 'application_id');
    if (application !== applicationId && !(application === 0 && isEmpty(database)))
      throw new LogUnusable(path, 'it is not an event log of this program');
    return database;
  } catch (error) {
    database?.close();
    throw startFailure(path, error, readOnly);
  }
}

/**
 * Makes SQLite keep the store's promises; each setting that durability rests on is read back. Throws `LogUnusable` where one does not hold
 * or the file is of another version, and what SQLite says.
 */
export function configure(database: SqliteDatabase, path: string, readOnly: boolean): void {
  const version = pragma(database, 'user_version') as number;
  if (version > schemaVersion) throw new LogUnusable(path, `its schema ${version} is newer than this program's (${schemaVersion})`);
  if (readOnly && version < schemaVersion)
    throw new LogUnusable(path, `its schema ${version} must first be brought up to date by the service`);

  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -32000');
  if (readOnly) return;
  // A new file begins with a rollback journal. EXTRA makes its end durable: coming back after a power loss, it would undo the whole log.
  database.exec('PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL');
  database.exec('PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL');
  // 32 MB: a checkpoint writes a page once, however many commits changed it. SQLite's own 4 MB cost an eighth of all appends.
  database.exec('PRAGMA wal_autocheckpoint = 8000');
  // Only where the platform has it (macOS): fsync alone leaves the data in the drive's cache.
  database.exec('PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON');
  demand(database, path, 'journal_mode', path === inMemory ? 'memory' : 'wal');
  demand(database, path, 'synchronous', 2);
  demand(database, path, 'foreign_keys', 1);
  demand(database, path, 'recursive_triggers', 1);
}

function demand(database: SqliteDatabase, path: string, name: string, expected: string | number): void {
  const actual = pragma(database, name);
  if (actual !== expected) throw new LogUnusable(path, `PRAGMA ${name} is ${actual}, not ${expected}`);
}

export const pragma = (database: SqliteDatabase, name: string): unknown => database.prepare(`PRAGMA ${name}`).get()?.[0];

const isEmpty = (database: SqliteDatabase): boolean => database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
