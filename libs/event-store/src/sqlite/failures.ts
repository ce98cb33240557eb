import { CorruptRow, LogDamaged, LogUnusable, OutcomeUnknown, StorageFull, Unavailable, WriterPresent } from '../errors.js';
import { SqliteFailure, sqliteBusy, sqliteCorrupt, sqliteFull, sqliteIoError, sqliteNotADatabase } from './database.js';

export const isFull = (error: unknown): boolean => error instanceof SqliteFailure && error.primaryCode === sqliteFull;

/** What a failed start says: a disk that fails may be sound again tomorrow, a writer may stop; anything else is the file's own fault. */
export function startFailure(path: string, error: unknown, readOnly: boolean): unknown {
  if (!(error instanceof SqliteFailure)) return error;
  if (isFull(error)) return new StorageFull({ cause: error });
  if (error.primaryCode === sqliteBusy)
    return readOnly ? new Unavailable('the log is just being made or brought up to date', { cause: error }) : new WriterPresent(path);
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
 * What a failed write says. After a failed commit the frames may have reached the disk, whole even where a write was cut short, because
 * older bytes may complete it: they are invisible to this process, and would come back if it died before they are overwritten.
 */
export function writeFailure(error: unknown, mayComeBack: boolean): unknown {
  if (!(error instanceof SqliteFailure)) return error;
  if (isCorruption(error)) return new LogDamaged(error.message, { cause: error });
  if (mayComeBack) return new OutcomeUnknown(error.message, { cause: error });
  return isFull(error) ? new StorageFull({ cause: error }) : new Unavailable(error.message, { cause: error });
}
