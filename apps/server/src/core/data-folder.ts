import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '#event-store';

/** Without this much room nothing can be recorded. */
const ROOM = Buffer.alloc(1024 * 1024);

/** Makes the folder of a server where there is none, and finds out now whether it takes files. Throws what the operating system says. */
export function prepareDataFolder(data: string): void {
  makeFolder(data);
  if (!statSync(data).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
  const trial = join(data, `room.${process.pid}`);
  const file = openSync(trial, 'w', 0o600);
  try {
    if (writeSync(file, ROOM) < ROOM.length) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    fsyncSync(file);
  } finally {
    closeSync(file);
    rmSync(trial, { force: true });
  }
}
