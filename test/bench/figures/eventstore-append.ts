import { jsonEvent } from '@eventstore/db-client';
import type { NewEvent } from '#event-store';
import { onEventStore } from '../eventstore-server.js';
import { inTurn, perSecond, type Figure } from '../figure.js';
import { sampleEvent } from '../raw-log.js';

const writers = 16;
const eachRound = 12;

/** 16 writers, each on its own stream and awaiting each event, through the adapter and through the bare client, on the same path and server. */
export const figure: Figure = {
  name: 'eventstore.append',
  unit: 'events/s',
  better: 'higher',
  bar: 0.9,
  run: ({ quick }) =>
    onEventStore(async ({ store, bare, plainPath, onServer, server }) => {
      const stored = { adapter: 0, bare: 0 };
      const samples = () => Array.from({ length: writers }, () => Array.from({ length: eachRound }, sampleEvent));
      const everyWriter = async (
        events: readonly NewEvent[][],
        write: (writer: number, n: number, event: NewEvent) => Promise<unknown>,
      ) => {
        const start = performance.now();
        await Promise.all(
          events.map(async (own, writer) => {
            for (const [n, event] of own.entries()) await write(writer, n, event);
          }),
        );
        return perSecond(writers * eachRound, start);
      };
      const measured = await inTurn(
        quick ? 16 : 48,
        async () => {
          const rate = await everyWriter(samples(), (writer, n, event) => {
            const last = stored.adapter + n - 1;
            return store.append(`incident-${writer}`, [event], { expected: last < 0 ? 'no_stream' : BigInt(last) });
          });
          stored.adapter += eachRound;
          return rate;
        },
        async () => {
          const rate = await everyWriter(samples(), (writer, n, { id, type, data, metadata }) => {
            const last = stored.bare + n - 1;
            const event = jsonEvent({ id, type, data: data as Record<string, string>, metadata: metadata as Record<string, string> });
            const expectedRevision = last < 0 ? 'no_stream' : BigInt(last);
            return bare.appendToStream(onServer(`bare-${writer}`), event, { expectedRevision, ...plainPath });
          });
          stored.bare += eachRound;
          return rate;
        },
      );
      return { ...measured, beside: { server } };
    }),
};
