import { inTurn, perSecond, type Figure } from '../figure.js';
import { sampleEvent, withBothLogs } from '../raw-log.js';

const eachRound = 250;
const stream = 'incident-1';

/** One writer that awaits each event, against one row in each transaction. */
export const figure: Figure = {
  name: 'append.durable.single',
  unit: 'events/s',
  better: 'higher',
  bar: 0.8,
  run: ({ quick }) =>
    withBothLogs(async (store, raw) => {
      const rawStream = raw.addStream(stream);
      let stored = 0;
      let inserted = 0;
      return inTurn(
        quick ? 24 : 80,
        async () => {
          const events = Array.from({ length: eachRound }, sampleEvent);
          const start = performance.now();
          for (const event of events) {
            await store.append(stream, [event], { expected: stored === 0 ? 'no_stream' : BigInt(stored - 1) });
            stored++;
          }
          return perSecond(eachRound, start);
        },
        () => {
          const events = Array.from({ length: eachRound }, sampleEvent);
          const start = performance.now();
          for (const event of events) raw.transaction(() => raw.insert(rawStream, inserted++, event));
          return perSecond(eachRound, start);
        },
      );
    }),
};
