import { DatabaseError, Pool, type PoolClient } from 'pg';
import { DomainError } from '#kernel';
import { destinationOf } from './destination.js';
import { failureOf } from './failures.js';

export const SCHEMA = 'honbu_vault';

export type Row = Record<string, unknown>;

export interface Answer {
  readonly rows: readonly Row[];
  /** Rows that were written, or read. */
  readonly count: number;
}

/** One statement, by itself or as a part of a transaction. */
export type Run = (statement: string, values?: readonly unknown[]) => Promise<Answer>;

/** Milliseconds. The server's limits come first; the last is for a server that hangs. */
const limits = {
  connectionTimeoutMillis: 5000,
  lock_timeout: 3000,
  statement_timeout: 4000,
  query_timeout: 5000,
  idle_in_transaction_session_timeout: 10_000,
};

/** Connections to the database of a vault. Rejects with the `VAULT_…` codes; a lost connection is replaced at the next statement. */
export class Database {
  private readonly pool: Pool;

  /** Throws `VAULT_ADDRESS_INVALID`, `VAULT_CERTIFICATE_UNREADABLE`. */
  constructor(address: string) {
    this.pool = new Pool({
      ...destinationOf(address),
      ...limits,
      keepAlive: true,
      application_name: 'honbu',
      // Of the session: stronger than what the database or its user was given as a default.
      options: `-c synchronous_commit=on -c search_path=${SCHEMA}`,
    });
    // Lost while nobody used it: an 'error' without a listener would end the process.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Durable when it resolves. */
  readonly run: Run = async (statement, values = []) => {
    try {
      return await answerOf(this.pool, statement, values);
    } catch (fault) {
      throw failureOf(fault);
    }
  };

  /** All statements of `work` or none; each sees what others have committed before it. Durable when it resolves. */
  async transaction<T>(work: (run: Run) => Promise<T>): Promise<T> {
    let client: PoolClient;
    try {
      client = await this.pool.connect();
    } catch (fault) {
      throw failureOf(fault);
    }
    try {
      await client.query('BEGIN ISOLATION LEVEL READ COMMITTED');
      const result = await work((statement, values = []) => answerOf(client, statement, values));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (fault) {
      client.release(!(await rolledBack(client, fault)));
      throw failureOf(fault);
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

async function answerOf(client: Pool | PoolClient, statement: string, values: readonly unknown[]): Promise<Answer> {
  const { rows, rowCount } = await client.query<Row>(statement, [...values]);
  return { rows, count: rowCount ?? 0 };
}

/** Whether the connection can be used again; after anything but an answer of the server it cannot. */
async function rolledBack(client: PoolClient, fault: unknown): Promise<boolean> {
  if (!(fault instanceof DatabaseError || fault instanceof DomainError)) return false;
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
