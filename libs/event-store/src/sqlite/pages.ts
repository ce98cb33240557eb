import { CorruptRow } from '../errors.js';
import type { Filter } from '../port.js';
import type { SqliteDatabase, SqliteStatement, SqlRow } from './database.js';
import { missingRow, recordedColumns, recordedOf, recordedTables, rowNumber } from './rows.js';
import { rowFilterOf } from './row-filter.js';

/** Rows loaded at once: few enough to keep memory and the pause of the event loop small. */
const pageRows = 128;
/** Positions looked at in one query when most of them may not match. */
const filteredWindow = 2048;

/** Rows in order, and how far the log was looked at for them. */
export interface Page {
  readonly rows: readonly SqlRow[];
  /** Position of `$all`, or revision of a stream: the next page begins behind it. */
  readonly reached: number;
}

/** Pages of `$all` in one direction. */
export class AllPages {
  private readonly statement: SqliteStatement;
  private readonly counting: SqliteStatement | undefined;
  private readonly filter;
  private readonly window: number;

  constructor(
    database: SqliteDatabase,
    private readonly direction: 'forwards' | 'backwards',
    filter: Filter | undefined,
  ) {
    this.filter = rowFilterOf(filter);
    this.window = filter ? filteredWindow : pageRows;
    const order = direction === 'forwards' ? 'ASC' : 'DESC';
    this.statement = database.prepare(
      `SELECT ${recordedColumns} FROM ${recordedTables} WHERE e.position > ? AND e.position <= ? ${this.filter.sql}
       ORDER BY e.position ${order} LIMIT ?`,
    );
    this.counting = filter && database.prepare(`SELECT count(*) FROM ${recordedTables} WHERE e.position > ? AND e.position <= ?`);
  }

  /** Behind `from` (exclusive) towards `to` (inclusive), at most `count` rows. */
  after(from: number, to: number, count: number): Page {
    const reached = this.direction === 'forwards' ? Math.min(from + this.window, to) : Math.max(from - this.window, to);
    const limit = Math.min(count, pageRows);
    const [above, upTo] = this.direction === 'forwards' ? [from, reached] : [reached - 1, from - 1];
    const found = this.statement.all(above, upTo, ...this.filter.values, limit);
    if (this.counting) this.assertAllThere(this.counting, above, upTo);
    else this.assertNoneMissing(found, from, reached, limit);
    const stopped = found.length === limit ? (found.at(-1)![0] as number) : reached;
    return { rows: found.filter((row) => this.filter.matches(row)), reached: stopped };
  }

  /** Of the rows that do not match, only their number is known. */
  private assertAllThere(counting: SqliteStatement, above: number, upTo: number): void {
    const from = Math.max(above, 0);
    if (upTo > from && counting.get(from, upTo)![0] !== upTo - from) throw new CorruptRow(missingRow);
  }

  /** A row's hash does not cover its place; but positions are given without gaps, so that a damaged tree shows. */
  private assertNoneMissing(rows: readonly SqlRow[], from: number, reached: number, limit: number): void {
    const step = this.direction === 'forwards' ? 1 : -1;
    const first = Math.max(from, 0) + step;
    const wanted = Math.min(limit, Math.max(0, (reached - first) * step + 1));
    for (let n = 0; n < wanted; n++) if (rows[n]?.[0] !== first + n * step) throw new CorruptRow(first + n * step);
  }
}

/** Pages of one stream in one direction. */
export class StreamPages {
  private readonly statement: SqliteStatement;
  private readonly lastRow: SqliteStatement;

  constructor(
    database: SqliteDatabase,
    private readonly direction: 'forwards' | 'backwards',
    private readonly stream: number,
  ) {
    const [past, order] = direction === 'forwards' ? ['>', 'ASC'] : ['<', 'DESC'];
    this.statement = database.prepare(
      `SELECT ${recordedColumns} FROM ${recordedTables} WHERE e.stream = ? AND e.revision ${past} ? ORDER BY e.revision ${order} LIMIT ?`,
    );
    this.lastRow = database.prepare(`SELECT ${recordedColumns} FROM ${recordedTables} WHERE e.stream = ? ORDER BY e.revision DESC LIMIT 1`);
  }

  /** Behind revision `from` (exclusive), at most `count` rows. */
  after(from: number, count: number): Page {
    const rows = this.statement.all(this.stream, from, Math.min(count, pageRows));
    const step = this.direction === 'forwards' ? 1 : -1;
    rows.forEach((row, n) => {
      if (row[2] !== from + (n + 1) * step) throw new CorruptRow(rowNumber(row));
    });
    return { rows, reached: (rows.at(-1)?.[2] as number | undefined) ?? from };
  }

  /**
   * The stream's last revision, by a row whose hash says the same, and not before `known`: a damaged index would make the stream look
   * shorter.
   */
  last(known: number): number {
    const row = this.lastRow.get(this.stream);
    if (!row) throw new CorruptRow(missingRow);
    const last = Number(recordedOf(row, '').revision);
    if (last < known) throw new CorruptRow(missingRow);
    return last;
  }
}
