import { jsonEvent } from '@eventstore/db-client';
import type { NewEvent } from '#event-store';
import { onEventStore, type BothOnServer } from '../eventstore-server.js';
import { inTurn, perSecond, type Figure, type Measured } from '../figure.js';
import { sampleEvent } from '../raw-log.js';

const eachRound = 12;

/** 1 and 64 writers, each on its own stream and awaiting each event, through the adapter and through the bare client, on the same path and server; the worse. */
export const figure: Figure = {
  name: 'eventstore.append',
  unit: 'events/s',
  better: 'higher',
  bar: 0.9,
  run: ({ quick }) =>
    onEventStore(async (both) => {
      const one = await withWriters(both, 1, quick ? 24 : 96);
      const many = await withWriters(both, 64, quick ? 8 : 24);
      const ratios = [one, many].map(({ value, limit }) => value / limit);
      const [worse, other] = ratios[0]! < ratios[1]! ? [one, '64 writers (ratio)'] : [many, '1 writer (ratio)'];
      return { ...worse, beside: { [other]: Number(Math.max(...ratios).toFixed(2)), server: both.server } };
    }),
};

async function withWriters(
  { store, bare, plainPath, onServer }: BothOnServer,
  writers: number,
  rounds: number,
): Promise<Required<Pick<Measured, 'value' | 'limit'>>> {
  const stored = { adapter: 0, bare: 0 };
  const samples = () => Array.from({ length: writers }, () => Array.from({ length: eachRound }, sampleEvent));
  const everyWriter = async (events: readonly NewEvent[][], write: (writer: number, n: number, event: NewEvent) => Promise<unknown>) => {
    const start = performance.now();
    await Promise.all(
      events.map(async (own, writer) => {
        for (const [n, event] of own.entries()) await write(writer, n, event);
      }),
    );
    return perSecond(writers * eachRound, start);
  };
  return inTurn(
    rounds,
    async () => {
      const rate = await everyWriter(samples(), (writer, n, event) => {
        const last = stored.adapter + n - 1;
        return store.append(`incident-${writers}-${writer}`, [event], { expected: last < 0 ? 'no_stream' : BigInt(last) });
      });
      stored.adapter += eachRound;
      return rate;
    },
    async () => {
      const rate = await everyWriter(samples(), (writer, n, { id, type, data, metadata }) => {
        const last = stored.bare + n - 1;
        const event = jsonEvent({ id, type, data: data as Record<string, string>, metadata: metadata as Record<string, string> });
        const expectedRevision = last < 0 ? 'no_stream' : BigInt(last);
        return bare.appendToStream(onServer(`bare-${writers}-${writer}`), event, { expectedRevision, ...plainPath });
      });
      stored.bare += eachRound;
      return rate;
    },
  );
}
