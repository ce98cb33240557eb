import type { Clock } from '#kernel';
import { InvalidArgument } from './errors.js';
import { openEventStoreDb } from './eventstoredb/open.js';
import type { EpochReason } from './log-identity.js';
import type { Appended, EventStore } from './port.js';
import { openSqliteStore } from './sqlite/open.js';

export interface OpenEventStoreOptions {
  /** On a shared server, which log; a file holds one. */
  readonly prefix: string;
  /** What to write where there is no log yet. An existing one keeps what it was created as: look at `identity`. */
  readonly create?: { readonly drill: boolean; readonly clock: Clock };
  /** A file only: one process writes it, others read beside. A server takes any number of writers. */
  readonly mode?: 'writer' | 'reader';
}

export interface OpenedEventStore extends EventStore {
  newEpoch(reason: EpochReason, clock: Clock): Promise<Appended>;
}

/**
 * Opens the log that `sqlite:PATH`, `esdb://…` or `esdb+discover://…` names. Throws `InvalidArgument` for another string, and what
 * `openSqliteStore` and `openEventStoreDb` throw.
 */
export async function openEventStore(spec: string, { prefix, create, mode = 'writer' }: OpenEventStoreOptions): Promise<OpenedEventStore> {
  if (spec.startsWith('sqlite:') && spec.length > 'sqlite:'.length)
    return openSqliteStore({ path: spec.slice('sqlite:'.length), mode, ...(create && { create }) });
  if (/^esdb(\+discover)?:/.test(spec)) return openEventStoreDb({ connectionString: spec, prefix, ...(create && { create }) });
  throw new InvalidArgument('eventStore', 'sqlite:PATH, esdb://… or esdb+discover://…');
}
