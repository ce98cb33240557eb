import { describe, expect, test } from '@jest/globals';
import { maxAppendSize } from '../checks.js';
import type { Expected, Filter, NewEvent, Position } from '../port.js';
import type { Use } from './contract.js';
import { collect, eventsOf, newStream, someEvent } from './events.js';

export function argumentContract(use: Use): void {
  describe('what is refused before anything is written', () => {
    const append = (stream: string, events: readonly NewEvent[], expected: Expected = 'any') => use().append(stream, events, { expected });

    test.each(['', '$all', 'Upper', '1digit', 'with space', '事案-1', 'a/b', `a${'b'.repeat(200)}`])('stream name %j', async (stream) => {
      await expect(append(stream, [someEvent()])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'stream' });
      await expect(collect(use().readStream(stream))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'stream' });
    });

    test('the stream that says what the log is', async () => {
      await expect(append('log-identity', [someEvent()])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'stream' });
    });

    test.each([
      ['no event', []],
      ['an empty type', [someEvent('')]],
      ["an engine's own type", [someEvent('$metadata')]],
      ['an id that is no UUID', [{ ...someEvent(), id: 'event-1' as NewEvent['id'] }]],
      ['data that is no object', [{ ...someEvent(), data: [] as unknown as NewEvent['data'] }]],
      ['NaN in data', [{ ...someEvent(), data: { n: NaN } }]],
      ['half a character in metadata', [{ ...someEvent(), metadata: { text: '\ud83d' } }]],
    ])('%s', async (_, events) => {
      const stream = newStream();
      await expect(append(stream, events)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      await expect(collect(use().readStream(stream))).rejects.toMatchObject({ code: 'STREAM_NOT_FOUND' });
    });

    test('a bad event refuses the whole batch', async () => {
      const stream = newStream();
      await expect(append(stream, [someEvent(), someEvent('')])).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
      await expect(collect(use().readStream(stream))).rejects.toMatchObject({ code: 'STREAM_NOT_FOUND' });
    });

    test('an expected revision below 0', async () => {
      await expect(append(newStream(), [someEvent()], -1n)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'expected' });
    });

    test('more than 1 MiB of data and metadata, and not less', async () => {
      const stream = newStream();
      const sized = (size: number): NewEvent => ({
        ...someEvent(),
        data: { t: 'x'.repeat(size - '{"t":""}'.length - '{}'.length) },
        metadata: {},
      });
      await expect(append(stream, [sized(maxAppendSize + 1)])).rejects.toMatchObject({
        code: 'MAX_APPEND_SIZE_EXCEEDED',
        size: maxAppendSize + 1,
        limit: maxAppendSize,
      });
      const half = maxAppendSize / 2;
      await expect(append(stream, [sized(half), sized(half + 1)])).rejects.toMatchObject({ code: 'MAX_APPEND_SIZE_EXCEEDED' });
      await expect(append(stream, [sized(half), sized(half)], 'no_stream')).resolves.toMatchObject({ revision: 1n });
    });

    test.each([0, -1, 1.5, NaN])('maxCount %p', async (maxCount) => {
      await expect(collect(use().readAll({ maxCount }))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'maxCount' });
      await expect(collect(use().readStream(newStream(), { maxCount }))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    });

    test.each<[string, Filter]>([
      ['no prefix', { on: 'type', prefixes: [] }],
      ['an empty prefix', { on: 'stream', prefixes: [''] }],
      ['an expression that remembers where it stopped', { on: 'type', regex: /a/g }],
    ])('a filter with %s', async (_, filter) => {
      await expect(collect(use().readAll({ filter }))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'filter' });
    });

    test('a position that no store gave', async () => {
      await expect(collect(use().readAll({ from: '42' as Position }))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    });

    test('personal data never comes back in an error', async () => {
      await append('kit-secret', eventsOf(1)).catch(() => undefined);
      const secret = { ...someEvent(), id: 'bad' as NewEvent['id'], data: { name: '山田花子' } };
      const error = (await append('kit-secret', [secret]).catch((e: unknown) => e)) as Error;
      expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('山田');
    });
  });
}
