export type SqlValue = null | number | string | Uint8Array;
/** Values in the order of the columns asked for. */
export type SqlRow = readonly SqlValue[];

export interface SqliteStatement {
  run(...values: SqlValue[]): void;
  get(...values: SqlValue[]): SqlRow | undefined;
  all(...values: SqlValue[]): readonly SqlRow[];
}

/** The few calls of SQLite that the store makes; whoever serves them throws `SqliteFailure` and nothing else. */
export interface SqliteDatabase {
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  readonly inTransaction: boolean;
  close(): void;
}

/** Where databases come from: `node:sqlite`, or in tests an engine whose disk lies. */
export interface SqliteEngine {
  open(path: string, options: { readonly readOnly: boolean }): SqliteDatabase;
}

/** SQLite said no; `resultCode` is its extended result code (https://sqlite.org/rescode.html). */
export class SqliteFailure extends Error {
  constructor(
    readonly resultCode: number,
    message: string,
  ) {
    super(message);
    this.name = 'SqliteFailure';
  }

  get primaryCode(): number {
    return this.resultCode & 0xff;
  }
}

export const sqliteBusy = 5;
export const sqliteIoError = 10;
export const sqliteCorrupt = 11;
export const sqliteFull = 13;
export const sqliteNotADatabase = 26;
