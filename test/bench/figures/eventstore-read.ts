import { START } from '@eventstore/db-client';
import { onEventStore } from '../eventstore-server.js';
import { inTurn, perSecond, type Figure } from '../figure.js';
import { sampleEvent } from '../raw-log.js';

const stream = 'incident-1';

/**
 * The whole log from its start, through the adapter and through the bare client, from the same server. The library's own read forgets its filter and
 * counts what else stands there: a server of its own makes them the same events.
 */
export const figure: Figure = {
  name: 'eventstore.read',
  unit: 'events/s',
  better: 'higher',
  bar: 0.8,
  run: ({ quick }) =>
    onEventStore(async ({ store, bare, server }) => {
      const count = quick ? 4_000 : 20_000;
      for (let n = 0; n < count; n += 200)
        await store.append(stream, Array.from({ length: 200 }, sampleEvent), { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
      const measured = await inTurn(
        quick ? 6 : 9,
        async () => {
          const start = performance.now();
          let read = 0;
          for await (const { data, metadata } of store.readAll()) if (data && metadata) read++;
          if (read < count) throw new Error(`${read} events instead of ${count}`);
          return perSecond(read, start);
        },
        async () => {
          const start = performance.now();
          let read = 0;
          for await (const { event } of bare.readAll({ fromPosition: START })) if (event?.data && event.metadata) read++;
          if (read < count) throw new Error(`${read} events instead of ${count}`);
          return perSecond(read, start);
        },
      );
      return { ...measured, beside: { server } };
    }),
};
