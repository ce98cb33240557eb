import { existsSync, rmSync } from 'node:fs';
import { Option } from 'commander';
import { openSqliteStore, type LogIdentity } from '#event-store';
import { filesOf } from '../../server/src/core/data-files.js';
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

/** The read model is folded again at the next start. */
export function discardReadModel(data: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(filesOf(data).readModel + suffix, { force: true });
}
