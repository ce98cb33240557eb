import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { status } from '@grpc/grpc-js';
import { collect, eventsOf, newStream, someEvent } from '../testkit/events.js';
import { forwardingTimeout, named, notReady, reset, unavailable, type Fault } from '../testkit/grpc/faults.js';
import { serveEmbedded, type Served } from '../testkit/grpc/serve-embedded.js';

let served: Served;
beforeEach(async () => {
  served = await serveEmbedded();
});
afterEach(() => served.dispose());

const idsIn = async (stream: string) => (await collect(served.store.readStream(stream))).map(({ id }) => id);

const afterTheWrite: [string, Fault][] = [
  ['the connection breaks off', { kind: 'lose-answer', failing: unavailable }],
  ['the forwarding times out', { kind: 'lose-answer', failing: forwardingTimeout }],
  ['the stream is reset', { kind: 'lose-answer', failing: reset }],
  ['the deadline passes on the server', { kind: 'lose-answer', failing: { code: status.DEADLINE_EXCEEDED, details: 'Deadline exceeded' } }],
  ['the server cancels', { kind: 'lose-answer', failing: { code: status.CANCELLED, details: 'cancelled' } }],
  ['the server fails', { kind: 'lose-answer', failing: { code: status.UNKNOWN, details: 'Exception was thrown by handler.' } }],
  ['the server never answers', { kind: 'hang-after' }],
];
const beforeTheWrite: [string, Fault][] = [
  ['the connection breaks off', { kind: 'refuse', failing: unavailable }],
  ['the server is not ready', { kind: 'refuse', failing: notReady }],
  ['the server never answers', { kind: 'hang' }],
];

describe('an append whose answer is lost', () => {
  test.each(afterTheWrite)('after the write, because %s: is found stored, once', async (_, fault) => {
    const stream = newStream();
    const [before, ...batch] = eventsOf(4);
    await served.store.append(stream, [before!], { expected: 'no_stream' });
    served.server.faults.next('append', fault, fault);
    const written = await served.store.append(stream, batch, { expected: 0n });
    expect(written.revision).toBe(3n);
    expect(await idsIn(stream)).toEqual([before!, ...batch].map(({ id }) => id));
    await expect(served.store.head()).resolves.toBe(written.position);
  });

  test.each(beforeTheWrite)('before the write, because %s: is stored by the next try', async (_, fault) => {
    const stream = newStream();
    const events = eventsOf(2);
    served.server.faults.next('append', fault, fault);
    await expect(served.store.append(stream, events, { expected: 'no_stream' })).resolves.toMatchObject({ revision: 1n });
    expect(await idsIn(stream)).toEqual(events.map(({ id }) => id));
  });

  test('while another writer wins: the truth is a conflict', async () => {
    const stream = newStream();
    served.server.faults.next('append', { kind: 'hang' });
    const losing = served.store.append(stream, [someEvent()], { expected: 'no_stream' });
    const other = await served.open();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const winner = someEvent();
    await other.append(stream, [winner], { expected: 'no_stream' });
    await expect(losing).rejects.toMatchObject({ code: 'WRONG_EXPECTED_VERSION', actual: 0n });
    expect(await idsIn(stream)).toEqual([winner.id]);
  });

  test('and whose repeat the server takes for a conflict with itself: is found stored, once', async () => {
    const stream = newStream();
    const batch = eventsOf(3);
    served.server.faults.next('append', { kind: 'lose-answer', failing: unavailable }, { kind: 'conflict' });
    await expect(served.store.append(stream, batch, { expected: 'no_stream' })).resolves.toMatchObject({ revision: 2n });
    served.server.faults.next('append', { kind: 'conflict' });
    await expect(served.store.append(stream, batch, { expected: 'no_stream' })).resolves.toMatchObject({ revision: 2n });
    expect(await idsIn(stream)).toEqual(batch.map(({ id }) => id));
  });

  test('and of which nothing can be read when the repeat is refused: OutcomeUnknown, never a conflict', async () => {
    const stream = newStream();
    const batch = eventsOf(2);
    await served.store.append(stream, batch, { expected: 'no_stream' });
    served.server.faults.next('append', { kind: 'conflict' });
    served.server.faults.next('read', ...Array<Fault & { kind: 'refuse' }>(50).fill({ kind: 'refuse', failing: unavailable }));
    await expect(served.store.append(stream, batch, { expected: 'no_stream', deadline: 150 })).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
    });
  });

  test('until the deadline: OutcomeUnknown, and the same call later tells', async () => {
    const stream = newStream();
    const events = eventsOf(2);
    served.server.faults.next('append', ...Array<Fault>(50).fill({ kind: 'lose-answer', failing: unavailable }));
    await expect(served.store.append(stream, events, { expected: 'no_stream', deadline: 150 })).rejects.toMatchObject({
      code: 'OUTCOME_UNKNOWN',
    });
    for (let used = true; used;) used = served.server.faults.take('append') !== undefined;
    await expect(served.store.append(stream, events, { expected: 'no_stream' })).resolves.toMatchObject({ revision: 1n });
    expect(await idsIn(stream)).toHaveLength(2);
  });

  test.each(['any', 'stream_exists'] as const)('with %s: is never tried again, since a server forgets ids', async (expected) => {
    const stream = newStream();
    await served.store.append(stream, [someEvent()], { expected: 'no_stream' });
    served.server.faults.next('append', { kind: 'lose-answer', failing: unavailable });
    await expect(served.store.append(stream, [someEvent()], { expected })).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(await idsIn(stream)).toHaveLength(2);
    served.server.faults.next('append', { kind: 'refuse', failing: notReady });
    await expect(served.store.append(stream, [someEvent()], { expected })).resolves.toMatchObject({ revision: 2n });
  });
});

describe('an append that was never stored', () => {
  /** A try that the deadline cuts off may be stored for all that the client knows; on a busy machine that happens, but not each time. */
  async function refusal(deadline: number): Promise<unknown> {
    for (let left = 2; ; left--) {
      const answer = await served.store.append(newStream(), [someEvent()], { expected: 'no_stream', deadline }).catch((error) => error);
      if (answer.code !== 'OUTCOME_UNKNOWN' || left === 0) return answer;
    }
  }

  test('because the server is not ready until the deadline: Unavailable', async () => {
    served.server.faults.next('append', ...Array<Fault>(50).fill({ kind: 'refuse', failing: notReady }));
    expect(await refusal(120)).toMatchObject({ code: 'UNAVAILABLE', reason: 'the server is not ready' });
  });

  test('because the server is gone: Unavailable, and it works again when the server is back', async () => {
    const { port } = served.server;
    served.server.stop();
    expect(await refusal(150)).toMatchObject({ code: 'UNAVAILABLE' });
    const back = await serveEmbedded({ store: served.kept, port });
    await expect(served.store.append(newStream(), [someEvent()], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
    await back.store.close();
    back.server.stop();
  });

  test.each([
    ['credentials', { code: status.UNAUTHENTICATED, details: 'Unauthenticated' }, { code: 'ACCESS_DENIED', lacking: undefined }],
    ['a right', named('access-denied', status.PERMISSION_DENIED), { code: 'ACCESS_DENIED', lacking: { right: 'write' } }],
    [
      'a right, without trailers',
      { code: status.PERMISSION_DENIED, details: 'no' },
      { code: 'ACCESS_DENIED', lacking: { right: 'write' } },
    ],
    [
      'its size',
      named('maximum-append-size-exceeded', status.INVALID_ARGUMENT, { 'maximum-append-size': '1000' }),
      { code: 'MAX_APPEND_SIZE_EXCEEDED', limit: 1000 },
    ],
    ['its form', { code: status.INVALID_ARGUMENT, details: 'bad' }, { code: 'INVALID_ARGUMENT' }],
  ])('because the server refuses %s: is not tried again', async (_, failing, expected) => {
    served.server.faults.next('append', { kind: 'refuse', failing });
    await expect(served.store.append(newStream(), [someEvent()], { expected: 'no_stream' })).rejects.toMatchObject(expected);
  });

  test('because the store was closed: Unavailable', async () => {
    await served.store.close();
    await expect(served.store.append(newStream(), [someEvent()], { expected: 'no_stream' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});

test('64 writers of which every third answer is lost: nothing lost, nothing doubled', async () => {
  const stream = newStream('many');
  served.server.faults.next(
    'append',
    ...Array.from({ length: 120 }, (_, n): Fault =>
      n % 3 === 0
        ? { kind: 'lose-answer', failing: unavailable }
        : n % 3 === 1
          ? { kind: 'refuse', failing: unavailable }
          : { kind: 'lose-answer', failing: reset },
    ),
  );
  const write = async (writer: number) => {
    const events = eventsOf(3);
    for (const [n, event] of events.entries())
      await served.store.append(`${stream}-${writer}`, [event], { expected: n === 0 ? 'no_stream' : BigInt(n - 1), deadline: 10_000 });
    return events.map(({ id }) => id);
  };
  const acknowledged = await Promise.all(Array.from({ length: 64 }, (_, writer) => write(writer)));
  for (const [writer, ids] of acknowledged.entries()) expect(await idsIn(`${stream}-${writer}`)).toEqual(ids);
});
