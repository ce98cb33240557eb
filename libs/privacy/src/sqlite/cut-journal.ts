import type { DatabaseSync } from 'node:sqlite';

/**
 * Cuts off the journal: `secure_delete` zeroes what was destroyed in the file, but it still stands in the journal.
 * Throws when another process holds the journal; to destroy again then cuts it off.
 */
export function cutJournal(database: DatabaseSync): void {
  if (database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()!['busy'] !== 0)
    throw new Error('the journal of the vault is in use by another process: repeat the destruction to cut it off');
}
