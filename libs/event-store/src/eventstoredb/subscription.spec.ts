import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { status } from '@grpc/grpc-js';
import { systemClock } from '#kernel';
import type { SubscriptionMessage } from '../port.js';
import { comparePositions } from '../position.js';
import { collect, eventsOf, idsOf, listen, newStream } from '../testkit/events.js';
import { named, reset, tooSlow, unavailable, type Failing, type Fault } from '../testkit/grpc/faults.js';
import { serveEmbedded, type Served } from '../testkit/grpc/serve-embedded.js';

let served: Served;
/** A server at the place of one that is gone, over what that one kept. */
let restarted: Served | undefined;
beforeEach(async () => {
  served = await serveEmbedded();
  restarted = undefined;
});
afterEach(async () => {
  await restarted?.dispose();
  await served.dispose();
});

const heard = (count: number) => (messages: readonly SubscriptionMessage[]) => idsOf(messages).length >= count;
const nothingOpen = async () => {
  for (let tries = 0; tries < 100 && (served.server.openReads > 0 || served.store.openCalls > 0); tries++) await pause(10);
  return { server: served.server.openReads, client: served.store.openCalls };
};

const endings: [string, Failing | undefined][] = [
  ['"Consumer too slow" (10)', tooSlow],
  ['a reset stream (13)', reset],
  ['a lost connection (14)', unavailable],
  ['a cancelled call (1)', { code: status.CANCELLED, details: 'cancelled' }],
  ['a failing server (2)', { code: status.UNKNOWN, details: 'Exception was thrown by handler.' }],
  ['a bare end', undefined],
];

describe.each(['a stream', 'all'])('a subscription to %s', (to) => {
  test.each(endings)('goes on by itself after %s: none missing, none twice, in order', async (_, failing) => {
    const stream = newStream('go-on');
    const options = to === 'all' ? { filter: { on: 'stream', prefixes: [stream] } as const } : { stream };
    const events = eventsOf(60);
    // What it was sent before comes once more.
    served.server.repeatedOnSubscribing = 5;
    const listening = listen(served.store, options, heard(60));
    for (let n = 0; n < 60; n += 3) {
      await served.store.append(stream, events.slice(n, n + 3), { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
      if (n % 12 === 6) served.server.dropSubscriptions(failing);
    }
    expect(idsOf(await listening)).toEqual(events.map(({ id }) => id));
  });

  test('goes on when the server was gone for a while', async () => {
    const stream = newStream('away');
    const options = to === 'all' ? { filter: { on: 'stream', prefixes: [stream] } as const } : { stream };
    const events = eventsOf(20);
    await served.store.append(stream, events.slice(0, 10), { expected: 'no_stream' });
    const { port } = served.server;
    const listening = listen(served.store, options, heard(20));
    await pause(50);
    served.server.stop();
    await pause(100);
    restarted = await serveEmbedded({ store: served.kept, port });
    await restarted.store.append(stream, events.slice(10), { expected: 9n });
    expect(idsOf(await listening)).toEqual(events.map(({ id }) => id));
  });
});

test('a subscription waits for a server that hangs, and does not take silence for the end', async () => {
  const stream = newStream();
  const events = eventsOf(5);
  await served.store.append(stream, events, { expected: 'no_stream' });
  served.server.faults.next('read', { kind: 'hang' }, { kind: 'refuse', failing: unavailable });
  expect(idsOf(await listen(served.store, { stream }, heard(5)))).toEqual(events.map(({ id }) => id));
});

test('credentials that the server refuses for a while end no subscription that has begun, but one that has not', async () => {
  const denied: Fault = { kind: 'refuse', failing: named('access-denied', status.PERMISSION_DENIED) };
  const stream = newStream();
  const events = eventsOf(4);
  await served.store.append(stream, events.slice(0, 2), { expected: 'no_stream' });
  served.server.faults.next('read', denied);
  await expect(listen(served.store, { stream }, heard(1))).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  const listening = listen(served.store, { stream }, (so) => {
    if (so.length === 3) {
      served.server.faults.next('read', denied, denied);
      served.server.dropSubscriptions(denied.failing);
      void served.store.append(stream, events.slice(2), { expected: 1n });
    }
    return heard(4)(so);
  });
  expect(idsOf(await listening)).toEqual(events.map(({ id }) => id));
});

test('caughtUp comes after all of the history that was there, although the server says so before', async () => {
  const stream = newStream();
  await served.store.append(stream, eventsOf(500), { expected: 'no_stream' });
  const messages = await listen(served.store, { stream }, (so) => so.some(({ kind }) => kind === 'caughtUp'));
  expect(idsOf(messages)).toHaveLength(500);
});

test('a prefix that nobody writes to sends checkpoints while others write', async () => {
  const other = newStream('other');
  const after = await served.store.head();
  const stop = (so: readonly SubscriptionMessage[]) => so.some(({ kind }) => kind === 'checkpoint');
  const listening = listen(served.store, { after, filter: { on: 'stream', prefixes: ['nobody-'] } }, stop);
  await pause(30);
  for (let n = 0; n < 1100; n += 100) await served.store.append(other, eventsOf(100), { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
  const messages = await listening;
  const checkpoint = messages.find((message) => message.kind === 'checkpoint')!;
  expect(comparePositions(checkpoint.position, after)).toBeGreaterThan(0);
  await expect(collect(served.store.readAll({ from: checkpoint.position }))).resolves.not.toHaveLength(0);
});

describe('no call is left open', () => {
  test('by a subscription that was aborted, left, or dropped', async () => {
    const stream = newStream();
    await served.store.append(stream, eventsOf(50), { expected: 'no_stream' });
    for (let n = 0; n < 5; n++) {
      await listen(served.store, { stream }, heard(3));
      for await (const message of served.store.subscribe({ signal: new AbortController().signal })) if (message.kind === 'event') break;
      const stop = new AbortController();
      const waiting = collect(served.store.subscribe({ stream, after: 49n, signal: stop.signal }));
      await pause(20);
      served.server.dropSubscriptions(unavailable);
      await pause(20);
      stop.abort();
      await waiting;
    }
    await expect(nothingOpen()).resolves.toEqual({ server: 0, client: 0 });
  });

  test('by a read that was left, ended early by maxCount, or failed', async () => {
    const stream = newStream();
    await served.store.append(stream, eventsOf(400), { expected: 'no_stream' });
    for (let n = 0; n < 10; n++) {
      for await (const { revision } of served.store.readStream(stream)) if (revision === 3n) break;
      await collect(served.store.readAll({ maxCount: 2, filter: { on: 'type', prefixes: ['test.'] } }));
      await collect(served.store.readStream(newStream())).catch(() => undefined);
    }
    await expect(nothingOpen()).resolves.toEqual({ server: 0, client: 0 });
  });

  test('when the store is closed: subscriptions end with Unavailable', async () => {
    const subscriptions = Array.from({ length: 5 }, () => collect(served.store.subscribe({ signal: new AbortController().signal })));
    await pause(50);
    await served.store.close();
    for (const subscription of subscriptions) await expect(subscription).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(nothingOpen()).resolves.toEqual({ server: 0, client: 0 });
  });
});

describe('a new epoch', () => {
  test('makes former positions foreign and ends subscriptions, here and on other servers of the log', async () => {
    const other = await served.open();
    const { position } = await served.store.append(newStream(), eventsOf(3), { expected: 'no_stream' });
    const former = served.store.identity.epoch;
    const subscriptions = [served.store, other].map((store) => collect(store.subscribe({ signal: new AbortController().signal })));
    await pause(50);
    const { position: renewed } = await served.store.newEpoch('operator', systemClock);
    for (const subscription of subscriptions) await expect(subscription).rejects.toMatchObject({ code: 'POSITION_FOREIGN' });
    expect(served.store.identity.epoch).not.toBe(former);
    expect(other.identity).toEqual(served.store.identity);
    await expect(collect(other.readAll({ from: position }))).rejects.toMatchObject({ code: 'POSITION_FOREIGN' });
    await expect(served.store.head()).resolves.toBe(renewed);
  });
});
