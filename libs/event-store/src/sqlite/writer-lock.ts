import { Unavailable, WriterPresent } from '../errors.js';
import { SqliteFailure, sqliteBusy, type SqliteDatabase, type SqliteEngine } from './database.js';

export interface WriterLock {
  release(): void;
}

/**
 * Makes this process the only writer of the log at `path`. The lock is the operating system's own, held through an empty SQLite
 * file beside the log, so it ends with the process however that ends. Throws `WriterPresent`.
 */
export function lockForWriting(engine: SqliteEngine, path: string): WriterLock {
  let database: SqliteDatabase | undefined;
  try {
    database = engine.open(`${path}.writer`, { readOnly: false });
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return { release: () => database?.close() };
  } catch (error) {
    database?.close();
    if (!(error instanceof SqliteFailure)) throw error;
    if (error.primaryCode === sqliteBusy) throw new WriterPresent(path);
    throw new Unavailable('the writer lock cannot be taken', { cause: error });
  }
}
