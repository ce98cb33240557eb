import { beforeAll, describe, expect, test } from '@jest/globals';
import { randomUuid } from '#kernel';
import type { NewEvent, Position, Recorded } from '../port.js';
import { comparePositions, positionOf, startOf } from '../position.js';
import type { Use } from './contract.js';
import { collect, eventsOf, newStream, someEvent } from './events.js';

export function readContract(use: Use): void {
  const revisions = (events: readonly Recorded[]) => events.map(({ revision }) => Number(revision));
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

  describe('reading a stream', () => {
    const stream = newStream();
    /** More than any adapter loads at once. */
    const count = 700;
    beforeAll(async () => {
      for (let from = 0; from < count; from += 100)
        await use().append(stream, eventsOf(100), { expected: from === 0 ? 'no_stream' : BigInt(from - 1) });
    });
    const read = async (options: Parameters<ReturnType<Use>['readStream']>[1]) =>
      revisions(await collect(use().readStream(stream, options)));

    test('forwards, from the beginning', async () => expect(await read({})).toEqual(upTo(count)));
    test('backwards, from the end', async () => expect(await read({ direction: 'backwards' })).toEqual(upTo(count).reverse()));
    test('`from` is inclusive both ways', async () => {
      expect(await read({ from: 697n })).toEqual([697, 698, 699]);
      expect(await read({ from: 2n, direction: 'backwards' })).toEqual([2, 1, 0]);
      expect(await read({ from: 0n, direction: 'backwards' })).toEqual([0]);
    });
    test('at most maxCount', async () => {
      expect(await read({ maxCount: 2 })).toEqual([0, 1]);
      expect(await read({ from: 300n, maxCount: 300 })).toEqual(upTo(300).map((n) => n + 300));
      expect(await read({ direction: 'backwards', maxCount: 1 })).toEqual([699]);
    });
    test('beyond the end: nothing forwards, the end backwards', async () => {
      expect(await read({ from: 700n })).toEqual([]);
      expect(await read({ from: 5000n, direction: 'backwards', maxCount: 1 })).toEqual([699]);
    });
    test('a stream never written: StreamNotFound', async () => {
      const unknown = newStream();
      await expect(collect(use().readStream(unknown))).rejects.toMatchObject({ code: 'STREAM_NOT_FOUND', stream: unknown });
    });
    test('an iteration left early leaves nothing behind that hinders the next', async () => {
      for await (const event of use().readStream(stream)) if (event.revision === 3n) break;
      expect(await read({ maxCount: 1 })).toEqual([0]);
    });
  });

  describe('reading all', () => {
    const tag = randomUuid().slice(0, 8);
    const a = `kit${tag}-a`;
    const b = `kit${tag}-b`;
    let before: Position;
    let written: Position[];
    beforeAll(async () => {
      before = await use().head();
      written = [];
      for (const [stream, event] of [
        [a, someEvent('test.one')],
        [b, someEvent('test.two')],
        [a, someEvent('other.one')],
        [b, someEvent('test.one')],
      ] as [string, NewEvent][])
        written.push((await use().append(stream, [event], { expected: 'any' })).position);
    });
    const ours = { on: 'stream', prefixes: [`kit${tag}-`] } as const;
    const read = async (options: Parameters<ReturnType<Use>['readAll']>[0]) =>
      (await collect(use().readAll(options))).map(({ position }) => position);

    test('in the order of positions, both ways', async () => {
      expect(await read({ filter: ours })).toEqual(written);
      expect(await read({ filter: ours, direction: 'backwards' })).toEqual(written.toReversed());
      const all = await read({});
      expect(all.every((position, n) => n === 0 || comparePositions(all[n - 1]!, position) < 0)).toBe(true);
    });
    test('`from` is inclusive forwards, exclusive backwards', async () => {
      expect(await read({ filter: ours, from: written[1]! })).toEqual(written.slice(1));
      expect(await read({ filter: ours, from: written[2]!, direction: 'backwards' })).toEqual([written[1], written[0]]);
      expect(await read({ filter: ours, from: before })).toEqual(written);
      expect(await read({ from: written[1]!, maxCount: 1 })).toEqual([written[1]]);
    });
    test('from the start', async () => {
      expect(await read({ from: startOf(use().identity.epoch), filter: ours })).toEqual(written);
      expect(await read({ from: startOf(use().identity.epoch), direction: 'backwards' })).toEqual([]);
    });
    test('at most maxCount that match', async () => {
      expect(await read({ filter: ours, maxCount: 2 })).toEqual(written.slice(0, 2));
      expect(await read({ filter: ours, direction: 'backwards', maxCount: 1 })).toEqual([written[3]]);
    });
    test('filters: prefixes or one expression, on stream or type', async () => {
      const from = written[0]!;
      expect(await read({ from, filter: { on: 'stream', prefixes: [b, 'nobody-'] } })).toEqual([written[1], written[3]]);
      expect(await read({ from, filter: { on: 'stream', regex: new RegExp(`^kit${tag}-a$`) } })).toEqual([written[0], written[2]]);
      expect(await read({ from, filter: { on: 'type', prefixes: ['other.'] } })).toContain(written[2]);
      expect(await read({ from, filter: { on: 'type', prefixes: ['other.'] } })).not.toContain(written[0]);
      expect(await read({ from, filter: { on: 'type', regex: /^test\.(one|two)$/ } })).toEqual(
        expect.arrayContaining([written[0]!, written[1]!, written[3]!]),
      );
    });
    test('says first what the log is', async () => {
      const [first] = await collect(use().readAll({ filter: { on: 'stream', prefixes: ['log-identity'] }, maxCount: 1 }));
      const { drill, createdAt } = use().identity;
      expect(first).toMatchObject({ type: 'log.created', data: { drill, createdAt } });
    });
    test("shows no event of the engine's own", async () => {
      const seen = await collect(use().readAll());
      expect(seen.filter(({ type, stream }) => type.startsWith('$') || stream.startsWith('$'))).toEqual([]);
    });
    test('a position of another log is refused', async () => {
      const foreign = positionOf(randomUuid(), 1);
      await expect(read({ from: foreign })).rejects.toMatchObject({ code: 'POSITION_FOREIGN', position: foreign });
    });
    test('a position from the future is refused', async () => {
      const future = positionOf(use().identity.epoch, 2n ** 62n);
      await expect(read({ from: future })).rejects.toMatchObject({ code: 'POSITION_BEYOND_HEAD', position: future });
      await expect(read({ from: future, direction: 'backwards' })).rejects.toMatchObject({ code: 'POSITION_BEYOND_HEAD' });
    });
  });
}
