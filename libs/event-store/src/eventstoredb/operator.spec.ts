import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { collect, eventsOf, listen, newStream, someEvent } from '../testkit/events.js';
import { serveEmbedded, type Served } from '../testkit/grpc/serve-embedded.js';

// The product deletes nothing, but an operator can.
let served: Served;
beforeAll(async () => {
  served = await serveEmbedded();
});
afterAll(() => served.dispose());

const { signal } = new AbortController();

test('a deleted stream is told from one that was never written', async () => {
  const stream = newStream();
  await served.store.append(stream, eventsOf(3), { expected: 'no_stream' });
  served.server.deleted.add(`kit:${stream}`);
  const deleted = { code: 'STREAM_DELETED', stream };
  await expect(collect(served.store.readStream(stream))).rejects.toMatchObject(deleted);
  await expect(served.store.append(stream, [someEvent()], { expected: 2n })).rejects.toMatchObject(deleted);
  await expect(collect(served.store.subscribe({ stream, signal }))).rejects.toMatchObject(deleted);
});

test('a truncated stream reads as empty, and goes on', async () => {
  const stream = newStream();
  await served.store.append(stream, eventsOf(3), { expected: 'no_stream' });
  served.server.truncatedBefore.set(`kit:${stream}`, 3n);
  await expect(collect(served.store.readStream(stream))).resolves.toEqual([]);
  await expect(listen(served.store, { stream, after: 2n }, () => true)).resolves.toEqual([expect.objectContaining({ kind: 'caughtUp' })]);
  await expect(served.store.append(stream, [someEvent()], { expected: 2n })).resolves.toMatchObject({ revision: 3n });
});

test('what others write on the same server, under a prefix that begins alike too, is not seen', async () => {
  const [other, alike] = [await served.open({ prefix: 'other' }), await served.open({ prefix: 'kit-2' })];
  const stream = newStream('shared');
  for (const store of [served.store, other, alike]) await store.append(stream, eventsOf(2), { expected: 'no_stream' });
  for (const store of [served.store, other, alike]) {
    const seen = await collect(store.readAll());
    expect(seen.filter((event) => event.stream === stream)).toHaveLength(2);
    expect(new Set(seen.map((event) => `${event.stream}@${event.revision}`)).size).toBe(seen.length);
  }
});
