import { setTimeout as pause } from 'node:timers/promises';
import type { Memory } from './child-server.js';

/** Loaded into a server that is weighed, beside what it runs. */
process.on('message', (message) => {
  if (message === 'weigh') void weighed().then((memory) => process.send!(memory));
});

async function weighed(): Promise<Memory> {
  for (let n = 0; n < 4; n++) {
    globalThis.gc!();
    await pause(50);
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, held: heapUsed + external };
}
