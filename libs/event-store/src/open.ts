import type { Clock } from '#kernel';
import { InvalidArgument } from './errors.js';
import { parseConnectionString } from './eventstoredb/connection-string.js';
import { Names } from './eventstoredb/names.js';
import { openEventStoreDb } from './eventstoredb/open.js';
import type { EpochReason, LogBeginning } from './log-identity.js';
import type { Appended, EventStore } from './port.js';
import { openSqliteStore } from './sqlite/open.js';

export interface OpenEventStoreOptions {
  /** On a shared server, which log; a file holds one. */
  readonly prefix: string;
  /** What to write where there is no log yet. An existing one keeps what it was created as: look at `identity`. */
  readonly create?: LogBeginning;
  /** A file only: one process writes it, others read beside. A server takes any number of writers. */
  readonly mode?: 'writer' | 'reader';
}

export interface OpenedEventStore extends EventStore {
  newEpoch(reason: EpochReason, clock: Clock): Promise<Appended>;
}

/** The path in `sqlite:PATH`; undefined for what is on a server. */
export const fileOf = (spec: string): string | undefined => /^sqlite:(.+)$/s.exec(spec)?.[1];

/** Throws `InvalidArgument` for a string that names no log, or a prefix that no server takes; opens nothing and never repeats the string. */
export function checkEventStore(spec: string, prefix: string): void {
  if (fileOf(spec) !== undefined) return;
  if (!/^esdb(\+discover)?:/.test(spec)) throw new InvalidArgument('eventStore', 'sqlite:PATH, esdb://… or esdb+discover://…');
  parseConnectionString(spec);
  new Names(prefix);
}

/**
 * Opens the log that `sqlite:PATH`, `esdb://…` or `esdb+discover://…` names. Throws `InvalidArgument` for another string, and what
 * `openSqliteStore` and `openEventStoreDb` throw.
 */
export async function openEventStore(spec: string, { prefix, create, mode = 'writer' }: OpenEventStoreOptions): Promise<OpenedEventStore> {
  checkEventStore(spec, prefix);
  const path = fileOf(spec);
  if (path !== undefined) return openSqliteStore({ path, mode, ...(create && { create }) });
  return openEventStoreDb({ connectionString: spec, prefix, ...(create && { create }) });
}
