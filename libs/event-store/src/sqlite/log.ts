import { LogUnusable, Unavailable, type EventStoreError } from '../errors.js';
import { identityOf, logIdentityStream } from '../log-identity.js';
import type { LogIdentity } from '../port.js';
import type { SqliteDatabase } from './database.js';
import { recordedColumns, recordedOf, recordedTables } from './rows.js';
import type { StreamHead } from './stream-heads.js';

/** What readers and subscriptions need of an open log; the writing and the reading process know it in different ways. */
export interface Log {
  readonly database: SqliteDatabase;
  readonly identity: LogIdentity;
  /** What reading met that was not as it was written; stays until the log is opened again. */
  damage: EventStoreError | undefined;
  /** Number of the last position, 0 if there is none. */
  head(): number;
  /** Row and end of a stream, from more than one index or from writing it. Throws `CorruptRow`. */
  headOf(stream: string): Readonly<StreamHead>;
  /** Resolves when something new may be there (in the stream, if one is named), when the log closes, or when `signal` aborts. */
  changed(stream: string | undefined, signal: AbortSignal): Promise<void>;
  /** Throws `Unavailable` once the log was closed. */
  assertOpen(): void;
}

export const closedLog = (): never => {
  throw new Unavailable('closed');
};

/** The identity that the log's own stream tells. Throws `LogUnusable` where it does not, `CorruptRow`. */
export function readIdentity(database: SqliteDatabase, path: string): LogIdentity {
  const end = (order: 'ASC' | 'DESC') =>
    database
      .prepare(`SELECT ${recordedColumns} FROM ${recordedTables} WHERE s.name = ? ORDER BY e.revision ${order} LIMIT 1`)
      .get(logIdentityStream);
  const first = end('ASC');
  const last = end('DESC');
  const identity = first && last && identityOf(recordedOf(first, ''), recordedOf(last, ''));
  if (!identity) throw new LogUnusable(path, 'its identity cannot be read');
  return identity;
}
