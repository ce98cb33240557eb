import { setTimeout as pause } from 'node:timers/promises';
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
};

/** Connections to the database of a vault. Rejects with the `VAULT_…` codes; a lost connection is replaced at the next statement. */
export class Database {
  private readonly pool: Pool;

  /**
   * `idleMs`: how long a transaction may stand idle before the server takes its session for dead. Throws `VAULT_ADDRESS_INVALID`,
   * `VAULT_CERTIFICATE_UNREADABLE`.
   */
  constructor(
    address: string,
    private readonly idleMs = 10_000,
  ) {
    this.pool = new Pool({
      ...destinationOf(address),
      ...limits,
      idle_in_transaction_session_timeout: idleMs,
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

  /**
   * Does `work`, which writes over other connections, while the lock that `take` takes is held by one of its own. A server ends a session that
   * stands idle in a transaction, and with it the lock: this one shows that it lives. What the work comes to is told even where that session is
   * lost, because nothing was written in it.
   */
  async holding<T>(take: (run: Run) => Promise<void>, work: () => Promise<T>): Promise<T> {
    let working: Promise<T> | undefined;
    try {
      await this.transaction(async (run) => {
        await take(run);
        working = work();
        const settled = Promise.allSettled([working]);
        while (!(await Promise.race([settled, pause(this.idleMs / 3, undefined, { ref: false })]))) await run('SELECT');
      });
    } catch (fault) {
      if (!working) throw fault;
    }
    return working!;
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
