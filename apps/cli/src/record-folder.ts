import { existsSync, rmSync } from 'node:fs';
import { Option } from 'commander';
import { openEventStore, openSqliteStore, type LogIdentity, type OpenedEventStore } from '#event-store';
import { DomainError } from '#kernel';
import { filesOf } from '../../server/src/core/data-files.js';
import { lockFolder } from '../../server/src/core/folder-lock.js';
import type { Storage } from '../../server/src/storage.js';
import { reject } from './errors.js';

/** The folder of the record, as the server takes it. */
export const dataOption = (): Option =>
  new Option('--data <folder>', '記録のフォルダー / folder of the record').env('HONBU_DATA').default('./data');

/** The files of a record. Throws `NO_RECORD`. */
export function recordIn(data: string): ReturnType<typeof filesOf> {
  const files = filesOf(data);
  return existsSync(files.log) ? files : reject('NO_RECORD', { folder: data });
}

/** What the record in a folder is; makes sure that no service writes it. Throws `NO_RECORD`, `WriterPresent`. */
export async function stoppedRecordIn(data: string): Promise<LogIdentity> {
  const store = await openSqliteStore({ path: recordIn(data).log, mode: 'writer' });
  const { identity } = store;
  await store.close();
  return identity;
}

/** Makes sure that no server uses the folder. Throws `SERVICE_RUNNING`. */
export function assertStopped(data: string): void {
  if (!existsSync(data)) return;
  try {
    lockFolder(data).release();
  } catch (error) {
    if (error instanceof DomainError) reject('SERVICE_RUNNING');
    throw error;
  }
}

/** The log of a server that is stopped, wherever it is kept. Throws `LogNotFound`, `WriterPresent`, `SERVICE_RUNNING` and what the store throws. */
export async function stoppedLogOf({ data, eventStore, eventStorePrefix }: Storage): Promise<OpenedEventStore> {
  const store = await openEventStore(eventStore, { prefix: eventStorePrefix });
  try {
    assertStopped(data);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The read model is folded again at the next start. */
export function discardReadModel(data: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(filesOf(data).readModel + suffix, { force: true });
}
