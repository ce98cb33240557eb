import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { NewEvent } from '#event-store';
import { inTurn, median, perSecond, type Figure } from '../figure.js';
import { sampleEvent, withBothLogs } from '../raw-log.js';

const eachRound = 25;
const streams = Array.from({ length: 64 }, (_, writer) => `incident-${writer}`);

/** 64 writers, each on its own stream and awaiting each event, against batches of 64 rows in one transaction. */
export const figure: Figure = {
  name: 'append.durable.concurrent',
  unit: 'events/s',
  better: 'higher',
  bar: 0.7,
  run: ({ quick }) =>
    withBothLogs(async (store, raw) => {
      const rawStreams = streams.map((name) => raw.addStream(name));
      const delays: number[] = [];
      let stored = 0;
      let inserted = 0;
      const measured = await inTurn(
        quick ? 16 : 48,
        async () => {
          const events = samples();
          // The loop's clock stood still while samples were made; that is no delay of the store's.
          await nextTurn();
          const delay = monitorEventLoopDelay({ resolution: 1 });
          delay.enable();
          const start = performance.now();
          await Promise.all(
            streams.map(async (stream, writer) => {
              for (const [n, event] of events[writer]!.entries())
                await store.append(stream, [event], { expected: stored + n === 0 ? 'no_stream' : BigInt(stored + n - 1) });
            }),
          );
          delay.disable();
          delays.push(delay.percentile(99) / 1e6);
          stored += eachRound;
          return perSecond(streams.length * eachRound, start);
        },
        () => {
          const events = samples();
          const start = performance.now();
          for (let n = 0; n < eachRound; n++, inserted++)
            raw.transaction(() => {
              for (const [writer, own] of events.entries()) raw.insert(rawStreams[writer]!, inserted, own[n]!);
            });
          return perSecond(streams.length * eachRound, start);
        },
      );
      return { ...measured, beside: { 'event-loop delay p99 (ms)': Number(median(delays).toFixed(2)) } };
    }),
};

const samples = (): NewEvent[][] => streams.map(() => Array.from({ length: eachRound }, sampleEvent));
