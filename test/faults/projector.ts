import { writeSync } from 'node:fs';
import { openSqliteStore } from '#event-store';
import { systemClock } from '#kernel';
import { ProjectionRunner, ReadModel } from '#projection';
import { markAt, registry, views } from './marks.js';

/** A service as far as the rows are concerned: catches up, then writes from that event on, if one is given, until it is killed. */
const [log, model, writeFrom] = process.argv.slice(2) as [string, string, string?];

const store = await openSqliteStore({ path: log, mode: 'writer', create: { drill: true, clock: systemClock } });
writeSync(1, 'projecting\n');
const runner = new ProjectionRunner(store, registry, ReadModel.open(model, store.identity.epoch), views);
await runner.start();
if (writeFrom === undefined) setInterval(() => store.identity, 1000);
else
  for (let n = Number(writeFrom); ; n++) {
    const { stream, event } = markAt(n);
    await store.append(stream, [event], { expected: 'any' });
  }
