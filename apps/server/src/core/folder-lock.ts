import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DomainError } from '#kernel';

const BUSY = 5;

/**
 * Makes this process the only one that uses the folder: two servers would write one read model. The lock is the operating system's own, held
 * through an empty SQLite file, so it ends with the process however that ends. Throws `DATA_IN_USE`.
 */
export function lockFolder(data: string): { release(): void } {
  const lock = new DatabaseSync(join(data, 'server.lock'), { timeout: 0 });
  try {
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode === BUSY) throw new DomainError('DATA_IN_USE', { data });
    throw error;
  }
  return { release: () => lock.close() };
}
