import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#event-store';
import { reject } from '../errors.js';
import { assertStopped, stoppedRecordIn } from '../record-folder.js';

const OURS = /^(log|vault|read-model)\.sqlite|^root\.(key|passphrase)$|^server\.lock|^demo(-log)?\.json/;

/** Makes sure that the folder is a drill's that no service uses, or new. Throws `NOT_A_DRILL`, `NOT_OUR_FOLDER`, `SERVICE_RUNNING`. */
export async function prepareFolder(data: string, { fresh }: { fresh: boolean }): Promise<void> {
  if (!existsSync(data) || readdirSync(data).length === 0) {
    makeFolder(data);
    return;
  }
  if (!readdirSync(data).every((name) => OURS.test(name))) reject('NOT_OUR_FOLDER', { folder: data });
  assertStopped(data);
  if (!readdirSync(data).includes('log.sqlite')) {
    if (fresh) empty(data);
    return;
  }
  const { drill } = await stoppedRecordIn(data);
  if (!drill) reject('NOT_A_DRILL', { folder: data });
  if (fresh) empty(data);
}

function empty(data: string): void {
  for (const name of readdirSync(data)) rmSync(join(data, name));
}
