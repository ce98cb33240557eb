import { CorruptRow, LogDamaged } from '../errors.js';
import type { SqliteDatabase, SqliteStatement } from './database.js';
import { missingRow } from './rows.js';

/** A stream: its row, and its last revision (-1: never written). */
export interface StreamHead {
  row: number | undefined;
  last: number;
}

/**
 * Looks up where streams end. A damaged page may lose entries of an index without SQLite's notice; so the end that one index tells is
 * held against the number of events in the other, and the name against the table. It walks the stream in the index, so whoever can remembers the answer.
 */
export class StreamHeads {
  private readonly statement: SqliteStatement;

  constructor(database: SqliteDatabase) {
    this.statement = database.prepare(
      `SELECT s.stream, (SELECT name FROM streams WHERE stream = s.stream), (SELECT max(revision) FROM events WHERE stream = s.stream),
         (SELECT count(*) FROM events INDEXED BY events_by_id WHERE stream = s.stream)
       FROM streams s WHERE s.name = ?`,
    );
  }

  /** Throws `CorruptRow`. */
  of(stream: string): StreamHead {
    const found = this.statement.get(stream);
    if (!found) return { row: undefined, last: -1 };
    const [row, name, last, events] = found as [number, string | null, number | null, number];
    if (name !== stream || last === null || events !== last + 1) throw new CorruptRow(missingRow);
    return { row, last };
  }
}

/** A name that the index lost would read as one that was never written. Throws `LogDamaged`. */
export function assertNamesWhole(database: SqliteDatabase): void {
  const [rows, names] = database
    .prepare(
      `SELECT (SELECT count(*) FROM streams NOT INDEXED),
         (SELECT count(*) FROM streams INDEXED BY sqlite_autoindex_streams_1 WHERE name >= '')`,
    )
    .get()!;
  if (rows !== names) throw new LogDamaged(`${String(rows)} streams, of which ${String(names)} are found by name`);
}
