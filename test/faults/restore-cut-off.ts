import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Restores a backup, and kills itself right before the k-th call that changes a name or makes something durable. */
const [k, backup, log, vault] = process.argv.slice(2) as [string, string, string, string];

let calls = 0;
for (const name of ['renameSync', 'fsyncSync', 'rmSync'] as const) {
  const original = fs[name] as (...values: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...values: unknown[]) => {
      if (++calls === Number(k)) process.kill(process.pid, 'SIGKILL');
      return original(...values);
    },
  });
}
syncBuiltinESMExports();

const { restore } = await import('#event-store');
const { systemClock } = await import('#kernel');
await restore(backup, { log, vault }, { clock: systemClock, replace: true });
