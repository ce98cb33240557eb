import { writeSync } from 'node:fs';
import { openSqliteStore } from '#event-store';
import { systemClock } from '#kernel';
import { batchFrom, streams } from './plan.js';

/**
 * Four writers that go on until they are killed. Each begins behind the last event it was told to be acknowledged, with the very
 * batches that the process before may have had under way. Every acknowledgement is one line: stream and number of events so far.
 */
const [path, ...acknowledged] = process.argv.slice(2);
const store = await openSqliteStore({ path: path!, mode: 'writer', create: { drill: true, clock: systemClock } });

await Promise.all(
  streams.map(async (stream, writer) => {
    for (let n = Number(acknowledged[writer]); ;) {
      const batch = batchFrom(stream, n);
      const { revision } = await store.append(stream, batch, { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
      n += batch.length;
      if (Number(revision) !== n - 1) throw new Error(`${stream}: revision ${revision}, not ${n - 1}`);
      writeSync(1, `${stream} ${n}\n`);
    }
  }),
);
