import { closeSync, existsSync, openSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { encodeBatch } from '../checks.js';
import { LogNotFound, LogUnusable } from '../errors.js';
import { assertWhole, firstEventsOf, logIdentityStream, type LogBeginning } from '../log-identity.js';
import { makeFolder } from '../make-folder.js';
import { stagedRestore } from '../staged-restore.js';
import { configure, connect, inMemory, pragma } from './connection.js';
import type { SqliteDatabase, SqliteEngine } from './database.js';
import { SqliteEventStore } from './event-store.js';
import { EventTable } from './event-table.js';
import { startFailure } from './failures.js';
import { readIdentity } from './log.js';
import { nodeSqlite } from './node-sqlite.js';
import { ReadingLog } from './reading-log.js';
import { migrate, schemaVersion } from './schema.js';
import { assertNamesWhole } from './stream-heads.js';
import { lockForWriting, type WriterLock } from './writer-lock.js';
import { WritingLog } from './writing-log.js';

export interface OpenOptions {
  /** A file; `:memory:` is for tests only, nothing of it lasts. */
  readonly path: string;
  /** One process writes a log at a time; any number read it beside. */
  readonly mode: 'writer' | 'reader';
  /** What to write where there is no log yet. An existing one keeps what it was created as: look at `identity`. */
  readonly create?: LogBeginning;
  readonly engine?: SqliteEngine;
}

/**
 * Opens the event log in a file. Throws `LogNotFound` (none there and no `create`), `WriterPresent` (another process writes it),
 * `LogUnusable` (another program's file, a newer schema, a file system that cannot keep the promises, a restore cut off), `CorruptRow`, `LogDamaged`,
 * where the disk fails `StorageFull` or `Unavailable`, and to a reader `Unavailable` while a writer is just making the log.
 */
export async function openSqliteStore({ path, mode, create, engine = nodeSqlite }: OpenOptions): Promise<SqliteEventStore> {
  if (mode === 'reader') return openForReading(engine, path);
  if (path === inMemory) return openForWriting(engine, path, create);
  if (!existsSync(path)) {
    // Nobody may begin an empty log where a restore has taken the former one away and not put its own there yet.
    if (existsSync(stagedRestore(path))) throw new LogUnusable(path, 'a restore was not finished: run it again');
    if (!create) throw new LogNotFound(path);
    createFile(path);
  }
  // The lock stands beside the file itself, whatever name it was reached by.
  return openForWriting(engine, realpathSync(path), create);
}

function openForReading(engine: SqliteEngine, path: string): SqliteEventStore {
  if (!existsSync(path)) throw new LogNotFound(path);
  const database = connect(engine, path, true);
  try {
    configure(database, path, true);
    assertNamesWhole(database);
    const log = new ReadingLog(database, path);
    assertWhole(path, log.identity);
    return new SqliteEventStore(log);
  } catch (error) {
    database.close();
    throw startFailure(path, error, true);
  }
}

function openForWriting(engine: SqliteEngine, path: string, create: OpenOptions['create']): SqliteEventStore {
  const database = connect(engine, path, false);
  let lock: WriterLock | undefined;
  try {
    // Only now that the file is known for a log: beside another program's nothing is put.
    if (path !== inMemory) lock = lockForWriting(engine, path);
    configure(database, path, false);
    bringUpToDate(database, path, create);
    assertNamesWhole(database);
    const identity = readIdentity(database, path);
    assertWhole(path, identity, create);
    return new SqliteEventStore(new WritingLog(database, path, identity, lock));
  } catch (error) {
    database.close();
    lock?.release();
    throw startFailure(path, error, false);
  }
}

/** Schema and, in a new file, the log's identity: in one transaction, so that a crash leaves an empty file or a whole log. */
function bringUpToDate(database: SqliteDatabase, path: string, create: OpenOptions['create']): void {
  const version = pragma(database, 'user_version') as number;
  if (version === 0 && !create) throw new LogNotFound(path);
  if (version === schemaVersion) return;
  database.exec('BEGIN EXCLUSIVE');
  migrate(database, version);
  if (version === 0) {
    const table = new EventTable(database);
    const { events } = encodeBatch(firstEventsOf(create!));
    table.insert(logIdentityStream, table.headOf(logIdentityStream), events, 1);
  }
  database.exec('COMMIT');
}

/** Readable by its owner alone; SQLite gives the files beside it the same mode. */
function createFile(path: string): void {
  makeFolder(dirname(path));
  closeSync(openSync(path, 'a', 0o600));
}
