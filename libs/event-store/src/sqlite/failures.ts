import { CorruptRow, LogDamaged, LogUnusable, OutcomeUnknown, StorageFull, Unavailable } from '../errors.js';
import { SqliteFailure, sqliteCorrupt, sqliteFull, sqliteIoError, sqliteNotADatabase } from './database.js';

/** What a failed start says: a disk that fails may be sound again tomorrow; anything else is the file's own fault. */
export function startFailure(path: string, error: unknown): unknown {
  if (!(error instanceof SqliteFailure)) return error;
  if (error.primaryCode === sqliteFull) return new StorageFull({ cause: error });
  if (error.primaryCode === sqliteIoError) return new Unavailable(error.message, { cause: error });
  return new LogUnusable(path, error.message, { cause: error });
}

const isCorruption = ({ primaryCode }: SqliteFailure): boolean => primaryCode === sqliteCorrupt || primaryCode === sqliteNotADatabase;

export const isDamage = (error: unknown): error is CorruptRow | LogDamaged => error instanceof CorruptRow || error instanceof LogDamaged;

/** What a failed read says. */
export function readFailure(error: unknown): unknown {
  if (!(error instanceof SqliteFailure)) return error;
  return isCorruption(error) ? new LogDamaged(error.message, { cause: error }) : new Unavailable(error.message, { cause: error });
}

/**
 * What a failed write says. After an I/O error while committing, the frames may have reached the disk: they are invisible to this
 * process, and would come back only if it died before the next write replaces them.
 */
export function writeFailure(error: unknown, committing: boolean): unknown {
  if (!(error instanceof SqliteFailure)) return error;
  if (error.primaryCode === sqliteFull) return new StorageFull({ cause: error });
  if (committing && error.primaryCode === sqliteIoError) return new OutcomeUnknown(error.message, { cause: error });
  if (isCorruption(error)) return new LogDamaged(error.message, { cause: error });
  return new Unavailable(error.message, { cause: error });
}
