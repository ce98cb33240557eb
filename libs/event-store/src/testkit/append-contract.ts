import { describe, expect, test } from '@jest/globals';
import { randomUuid } from '#kernel';
import type { Expected, NewEvent } from '../port.js';
import { comparePositions } from '../position.js';
import type { Use } from './contract.js';
import { collect, eventsOf, newStream, someEvent } from './events.js';

export function appendContract(use: Use): void {
  const append = (stream: string, events: readonly NewEvent[], expected: Expected) => use().append(stream, events, { expected });
  const idsIn = async (stream: string) => (await collect(use().readStream(stream))).map(({ id }) => id);
  /** A stream that holds these events, written one batch. */
  const streamOf = async (events: readonly NewEvent[]) => {
    const stream = newStream();
    return { stream, written: await append(stream, events, 'no_stream') };
  };
  const refused = (stream: string, expected: Expected, actual: bigint | 'no_stream') =>
    expect.objectContaining({ code: 'WRONG_EXPECTED_VERSION', stream, expected, actual });

  describe('append', () => {
    test('gives the revision of the last event of the batch and a growing position', async () => {
      const { stream, written } = await streamOf(eventsOf(3));
      expect(written.revision).toBe(2n);
      const next = await append(stream, eventsOf(2), 2n);
      expect(next.revision).toBe(4n);
      expect(comparePositions(written.position, next.position)).toBeLessThan(0);
      await expect(use().head()).resolves.toBe(next.position);
    });

    test('keeps what was given, whatever the caller does with it afterwards', async () => {
      const stream = newStream();
      const event = {
        id: randomUuid(),
        type: 'test.kept',
        data: { b: [1, { c: null }], a: '日本\u0000é😀' },
        metadata: { k: 1e21, z: -0.5 },
      };
      const kept = structuredClone(event);
      const written = append(stream, [event], 'no_stream');
      event.data.a = 'changed';
      const { position } = await written;
      expect(await collect(use().readStream(stream))).toEqual([{ ...kept, stream, revision: 0n, position }]);
    });

    test('two events of one id within a batch are two events', async () => {
      const event = someEvent();
      const { stream } = await streamOf([event, event]);
      await expect(idsIn(stream)).resolves.toEqual([event.id, event.id]);
    });
  });

  describe('append at an exact revision, or at none', () => {
    test('expected is the last: appended, even if the id is in the stream already; the same call again is idempotent', async () => {
      const [a, b] = eventsOf(2) as [NewEvent, NewEvent];
      const { stream } = await streamOf([a, b]);
      const again = await append(stream, [a], 1n);
      expect(again.revision).toBe(2n);
      await expect(append(stream, [a], 1n)).resolves.toEqual(again);
      await expect(idsIn(stream)).resolves.toEqual([a.id, b.id, a.id]);
    });

    test('the same batch again: the original revision and position, nothing written', async () => {
      const events = eventsOf(3);
      const { stream, written } = await streamOf(events);
      await append(stream, eventsOf(2), 2n);
      await expect(append(stream, events, 'no_stream')).resolves.toEqual(written);
      await expect(idsIn(stream)).resolves.toHaveLength(5);
    });

    test('a prefix of a former batch: where that prefix ends', async () => {
      const events = eventsOf(3);
      const { stream } = await streamOf(events);
      const recorded = await collect(use().readStream(stream));
      await expect(append(stream, events.slice(0, 2), 'no_stream')).resolves.toEqual({ revision: 1n, position: recorded[1]!.position });
      await expect(append(stream, events.slice(1, 2), 0n)).resolves.toEqual({ revision: 1n, position: recorded[1]!.position });
    });

    test('a repeat over two former batches is idempotent too', async () => {
      const events = eventsOf(4);
      const { stream } = await streamOf(events.slice(0, 2));
      const second = await append(stream, events.slice(2), 1n);
      await expect(append(stream, events, 'no_stream')).resolves.toEqual(second);
    });

    test.each<[string, (events: readonly NewEvent[]) => NewEvent[]]>([
      ['the first id differs', (events) => [someEvent(), ...events.slice(1)]],
      ['a later id differs', (events) => [events[0]!, someEvent(), events[2]!]],
      ['the order differs', (events) => [events[1]!, events[0]!, events[2]!]],
      ['it goes on past the end', (events) => [...events, someEvent()]],
      ['it skips one', (events) => [events[0]!, events[2]!]],
    ])('%s: WrongExpectedVersion, nothing written', async (_, change) => {
      const events = eventsOf(3);
      const { stream } = await streamOf(events);
      await expect(append(stream, change(events), 'no_stream')).rejects.toEqual(refused(stream, 'no_stream', 2n));
      await expect(idsIn(stream)).resolves.toEqual(events.map(({ id }) => id));
    });

    test('expected is beyond the last: WrongExpectedVersion', async () => {
      const events = eventsOf(2);
      const { stream } = await streamOf(events);
      await expect(append(stream, [someEvent()], 2n)).rejects.toEqual(refused(stream, 2n, 1n));
      await expect(append(stream, events, 5n)).rejects.toEqual(refused(stream, 5n, 1n));
    });

    test('a revision expected of a stream never written: WrongExpectedVersion', async () => {
      const stream = newStream();
      await expect(append(stream, [someEvent()], 0n)).rejects.toEqual(refused(stream, 0n, 'no_stream'));
    });

    test('the same id in another stream is another event', async () => {
      const events = eventsOf(2);
      await streamOf(events);
      const { stream } = await streamOf(events);
      await expect(idsIn(stream)).resolves.toEqual(events.map(({ id }) => id));
    });
  });

  describe('append at any revision', () => {
    test('new ids: at the end, of a new stream too', async () => {
      const stream = newStream();
      await expect(append(stream, eventsOf(2), 'any')).resolves.toMatchObject({ revision: 1n });
      await expect(append(stream, eventsOf(1), 'any')).resolves.toMatchObject({ revision: 2n });
    });

    test('the first id new, a later one known: at the end', async () => {
      const events = eventsOf(2);
      const { stream } = await streamOf(events);
      await expect(append(stream, [someEvent(), events[0]!], 'any')).resolves.toMatchObject({ revision: 3n });
    });

    test('the first id known, a later one new: WrongExpectedVersion', async () => {
      const events = eventsOf(2);
      const { stream } = await streamOf(events);
      await expect(append(stream, [events[0]!, someEvent()], 'any')).rejects.toEqual(refused(stream, 'any', 1n));
      await expect(idsIn(stream)).resolves.toHaveLength(2);
    });
  });

  describe('append to a stream that must exist', () => {
    test('at the end', async () => {
      const { stream } = await streamOf(eventsOf(1));
      await expect(append(stream, eventsOf(2), 'stream_exists')).resolves.toMatchObject({ revision: 2n });
    });

    test('never written: WrongExpectedVersion', async () => {
      const stream = newStream();
      await expect(append(stream, eventsOf(1), 'stream_exists')).rejects.toEqual(refused(stream, 'stream_exists', 'no_stream'));
    });
  });

  test('of appends sent together, one conflict fails alone', async () => {
    const streams = Array.from({ length: 10 }, () => newStream());
    const { stream: taken } = await streamOf(eventsOf(1));
    const outcomes = await Promise.allSettled(
      [...streams.slice(0, 5), taken, ...streams.slice(5)].map((stream) => append(stream, [someEvent()], 'no_stream')),
    );
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('fulfilled'),
      'rejected',
      ...Array<string>(5).fill('fulfilled'),
    ]);
  });
}
