import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { randomUuid } from '#kernel';
import type { SubscriptionMessage } from '../port.js';
import { comparePositions, positionOf } from '../position.js';
import type { Use } from './contract.js';
import { collect, eventsOf, idsOf, listen, newStream, someEvent } from './events.js';

export function subscriptionContract(use: Use): void {
  const caughtUp = ({ kind }: SubscriptionMessage) => kind === 'caughtUp';
  const heard = (count: number) => (messages: readonly SubscriptionMessage[]) => idsOf(messages).length >= count;

  describe('a subscription', () => {
    test('hands over history, says caughtUp, goes on live: none missing, none twice, in order', async () => {
      const stream = newStream();
      const events = eventsOf(300);
      await use().append(stream, events.slice(0, 150), { expected: 'no_stream' });
      const listening = listen(use(), { stream }, heard(300));
      for (let n = 150; n < 300; n += 10) await use().append(stream, events.slice(n, n + 10), { expected: BigInt(n - 1) });
      const messages = await listening;
      expect(idsOf(messages)).toEqual(events.map(({ id }) => id));
      expect(messages.filter(caughtUp)).toHaveLength(1);
      expect(messages.findIndex(caughtUp)).toBeGreaterThanOrEqual(150);
    });

    test('to all: writers that never stop make no gap between history and live', async () => {
      const prefix = `kit${randomUuid().slice(0, 8)}-`;
      const written: string[] = [];
      const write = async (writer: number) => {
        for (let n = 0; n < 60; n++) {
          const event = someEvent();
          await use().append(`${prefix}${writer}`, [event], { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
          written.push(event.id);
        }
      };
      const writers = Promise.all([0, 1, 2, 3].map(write));
      await pause(5);
      const messages = await listen(use(), { filter: { on: 'stream', prefixes: [prefix] } }, heard(240));
      await writers;
      const positions = messages.flatMap((message) => (message.kind === 'event' ? [message.event.position] : []));
      expect(idsOf(messages).toSorted()).toEqual(written.toSorted());
      expect(positions.every((position, n) => n === 0 || comparePositions(positions[n - 1]!, position) < 0)).toBe(true);
    });

    test('`after` is exclusive, for a stream and for all', async () => {
      const stream = newStream();
      const events = eventsOf(3);
      await use().append(stream, events, { expected: 'no_stream' });
      const recorded = await collect(use().readStream(stream));
      const ofStream = await listen(use(), { stream, after: 0n }, (messages) => messages.some(caughtUp));
      expect(idsOf(ofStream)).toEqual([events[1]!.id, events[2]!.id]);
      const ofAll = await listen(use(), { after: recorded[1]!.position }, (messages) => messages.some(caughtUp));
      expect(idsOf(ofAll)).toEqual([events[2]!.id]);
    });

    test('a stream never written: caughtUp at once, then what comes', async () => {
      const stream = newStream();
      const event = someEvent();
      const messages = await listen(use(), { stream }, (so) => {
        if (so.length === 1) void use().append(stream, [event], { expected: 'no_stream' });
        return heard(1)(so);
      });
      expect(messages.map(({ kind }) => kind)).toEqual(['caughtUp', 'event']);
      expect(idsOf(messages)).toEqual([event.id]);
    });

    test('caughtUp names the head of its start, after everything up to there', async () => {
      const stream = newStream();
      const { position } = await use().append(stream, eventsOf(200), { expected: 'no_stream' });
      const messages = await listen(use(), { filter: { on: 'stream', prefixes: [stream] } }, (so) => so.some(caughtUp));
      expect(idsOf(messages)).toHaveLength(200);
      expect(messages.at(-1)).toMatchObject({ kind: 'caughtUp' });
      const end = messages.at(-1) as Extract<SubscriptionMessage, { kind: 'caughtUp' }>;
      expect(comparePositions(end.position, position)).toBeGreaterThanOrEqual(0);
    });

    test('a filter that matches nothing sends checkpoints, and one can go on from there', async () => {
      const stream = newStream();
      const after = await use().head();
      const { position } = await use().append(stream, eventsOf(3), { expected: 'no_stream' });
      const atEnd = (so: readonly SubscriptionMessage[]) =>
        so.some((message) => message.kind === 'checkpoint' && comparePositions(message.position, position) >= 0);
      const messages = await listen(use(), { after, filter: { on: 'type', prefixes: ['nothing.'] } }, atEnd);
      expect(idsOf(messages)).toEqual([]);
      const live = listen(use(), { after: position, filter: { on: 'type', regex: /^nothing\./ } }, (so) =>
        so.some(({ kind }) => kind === 'checkpoint'),
      );
      await use().append(stream, eventsOf(1), { expected: 2n });
      await expect(live).resolves.toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'checkpoint' })]));
    });

    test('ends when its signal aborts, while it waits too', async () => {
      const stop = new AbortController();
      const kinds: string[] = [];
      const listening = (async () => {
        for await (const { kind } of use().subscribe({ stream: newStream(), signal: stop.signal })) kinds.push(kind);
      })();
      while (kinds.length === 0) await pause(5);
      await pause(20);
      stop.abort();
      await listening;
      expect(kinds).toEqual(['caughtUp']);
      await expect(collect(use().subscribe({ signal: AbortSignal.abort() }))).resolves.toEqual([]);
    });

    test('a slow consumer loses nothing', async () => {
      const stream = newStream();
      const events = eventsOf(200);
      await use().append(stream, events.slice(0, 1), { expected: 'no_stream' });
      const stop = new AbortController();
      const ids: string[] = [];
      const consumer = (async () => {
        for await (const message of use().subscribe({ stream, signal: stop.signal })) {
          if (message.kind !== 'event') continue;
          ids.push(message.event.id);
          if (ids.length % 40 === 0) await pause(10);
          if (ids.length === events.length) stop.abort();
        }
      })();
      for (let n = 1; n < events.length; n++) await use().append(stream, [events[n]!], { expected: BigInt(n - 1) });
      await consumer;
      expect(ids).toEqual(events.map(({ id }) => id));
    });

    test('many subscribers hear the same', async () => {
      const stream = newStream();
      const events = eventsOf(50);
      const all = Promise.all(Array.from({ length: 20 }, () => listen(use(), { stream }, heard(50))));
      for (let n = 0; n < 50; n += 5)
        await use().append(stream, events.slice(n, n + 5), { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
      for (const messages of await all) expect(idsOf(messages)).toEqual(events.map(({ id }) => id));
    });

    test('a position of another log, or from the future, is refused instead of silence', async () => {
      const { signal } = new AbortController();
      const from = (after: ReturnType<typeof positionOf>) => collect(use().subscribe({ after, signal }));
      await expect(from(positionOf(randomUuid(), 1))).rejects.toMatchObject({ code: 'POSITION_FOREIGN' });
      await expect(from(positionOf(use().identity.epoch, 2n ** 62n))).rejects.toMatchObject({ code: 'POSITION_BEYOND_HEAD' });
      const stream = newStream();
      await expect(collect(use().subscribe({ stream, after: 0n, signal }))).rejects.toMatchObject({ code: 'POSITION_BEYOND_HEAD' });
      await use().append(stream, eventsOf(1), { expected: 'no_stream' });
      await expect(collect(use().subscribe({ stream, after: 1n, signal }))).rejects.toMatchObject({ code: 'POSITION_BEYOND_HEAD' });
    });

    test('a revision for all, a position or a filter for one stream are refused', async () => {
      const { signal } = new AbortController();
      const position = await use().head();
      await expect(collect(use().subscribe({ after: 1n, signal }))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      await expect(collect(use().subscribe({ stream: newStream(), after: position, signal }))).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
      await expect(
        collect(use().subscribe({ stream: newStream(), filter: { on: 'type', prefixes: ['a'] }, signal })),
      ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    });
  });
}
