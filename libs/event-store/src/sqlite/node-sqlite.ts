import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { SqliteFailure, type SqliteDatabase, type SqliteEngine, type SqliteStatement, type SqlRow, type SqlValue } from './database.js';

/** How long a statement waits for another process that writes a checkpoint, in milliseconds; it stops the event loop. */
const busyTimeout = 250;

/** SQLite as it comes with Node. */
export const nodeSqlite: SqliteEngine = {
  open: (path, { readOnly }) =>
    translated(
      () => new NodeSqliteDatabase(new DatabaseSync(path, { readOnly, timeout: busyTimeout, defensive: true, allowExtension: false })),
    ),
};

class NodeSqliteDatabase implements SqliteDatabase {
  constructor(private readonly database: DatabaseSync) {}

  exec(sql: string): void {
    translated(() => this.database.exec(sql));
  }

  prepare(sql: string): SqliteStatement {
    return translated(() => {
      const statement = this.database.prepare(sql);
      statement.setReturnArrays(true);
      return new NodeSqliteStatement(statement);
    });
  }

  get inTransaction(): boolean {
    return this.database.isTransaction;
  }

  close(): void {
    translated(() => this.database.close());
  }
}

class NodeSqliteStatement implements SqliteStatement {
  constructor(private readonly statement: StatementSync) {}

  run(...values: SqlValue[]): void {
    try {
      this.statement.run(...values);
    } catch (error) {
      throw failureOf(error);
    }
  }

  get(...values: SqlValue[]): SqlRow | undefined {
    try {
      return this.statement.get(...values) as unknown as SqlRow | undefined;
    } catch (error) {
      throw failureOf(error);
    }
  }

  all(...values: SqlValue[]): readonly SqlRow[] {
    try {
      return this.statement.all(...values) as unknown as readonly SqlRow[];
    } catch (error) {
      throw failureOf(error);
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

function failureOf(error: unknown): unknown {
  const { errcode, message } = error as { errcode?: unknown; message: string };
  return typeof errcode === 'number' ? new SqliteFailure(errcode, message) : error;
}
