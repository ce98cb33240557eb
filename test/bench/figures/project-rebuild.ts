import { dirname, join } from 'node:path';
import { rmSync } from 'node:fs';
import type { EventStore } from '#event-store';
import { ProjectionRunner, ReadModel } from '#projection';
import { honbuRegistry } from '../../../apps/server/src/core/registry.js';
import { copyIncident, recordedStreams } from '../copied-incidents.js';
import { inTurn, perSecond, type Figure } from '../figure.js';
import { openDrill, withLargeIncident, type LargeIncident } from '../large-incident.js';
import { createLog, withLogFile } from '../raw-log.js';

/** All views from zero over a log of many large incidents, against reading the same log. */
export const figure: Figure = {
  name: 'project.rebuild',
  unit: 'events/s',
  better: 'higher',
  bar: 0.25,
  run: ({ quick }) =>
    withLargeIncident((large) =>
      withLogFile(async (path) => {
        const store = await createLog(path);
        const views = await copies(large, store, quick ? 2 : 100);
        const events = Number((await store.head()).split('.')[1]);
        const measured = await inTurn(
          quick ? 3 : 1,
          () => rebuilt(store, join(dirname(path), 'read-model.sqlite'), views, events),
          async () => {
            const start = performance.now();
            for await (const { data } of store.readAll()) if (!data) throw new Error('an event without data');
            return perSecond(events, start);
          },
        );
        await store.close();
        return { ...measured, beside: { events } };
      }),
    ),
};

type Views = ConstructorParameters<typeof ProjectionRunner>[3];

/** Writes the large incident so many times, each as an incident of its own; the views that fold it. */
async function copies({ data, incident }: LargeIncident, store: EventStore, count: number): Promise<Views> {
  const core = await openDrill(data);
  const streams = await recordedStreams(core.store, core.streamsOf(incident));
  for (let n = 0; n < count; n++) await copyIncident(store, incident, streams);
  await core.close();
  return core.views;
}

async function rebuilt(store: EventStore, path: string, views: Views, events: number): Promise<number> {
  const start = performance.now();
  const projection = new ProjectionRunner(store, honbuRegistry(), ReadModel.open(path, store.identity.epoch), views);
  await projection.start();
  const rate = perSecond(events, start);
  if (projection.stopped.size > 0) throw new Error([...projection.stopped].join());
  await projection.close();
  for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  return rate;
}
