import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { systemClock } from '#kernel';
import type { SubscriptionMessage } from '../port.js';
import { collect, eventsOf, idsOf, listen, newStream, someEvent } from '../testkit/events.js';
import { selfSigned } from '../testkit/grpc/certificate.js';
import { InProcessCluster } from '../testkit/grpc/cluster.js';
import { impatient, serveEmbedded } from '../testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../testkit/grpc/server.js';
import { UnreliableLine } from '../testkit/grpc/unreliable-line.js';
import type { EventStoreDb } from './event-store.js';
import { openEventStoreDb } from './open.js';
import { defaultLimits } from './settings.js';

jest.setTimeout(30_000);

const create = { drill: true, clock: systemClock };
const heard = (count: number) => (messages: readonly SubscriptionMessage[]) => idsOf(messages).length >= count;

describe('a cluster', () => {
  let cluster: InProcessCluster;
  let store: EventStoreDb;
  const open = async (connectionString: string) => {
    store = await openEventStoreDb({ connectionString, prefix: 'kit', create, limits: impatient });
    return store;
  };
  beforeEach(async () => {
    cluster = await InProcessCluster.start(3);
  });
  afterEach(async () => {
    await store.close();
    await cluster.dispose();
  });

  test('finds the leader from any of its nodes, and the next one after it', async () => {
    await open(cluster.connectionString);
    const stream = newStream();
    const events = eventsOf(6);
    for (const [n, event] of events.entries()) {
      cluster.elect(n % 3);
      await store.append(stream, [event], { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
    }
    expect((await collect(store.readStream(stream))).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });

  test('follows the leader, although the string names one other node', async () => {
    cluster.elect(2);
    await open(cluster.connectionStringOf(0));
    await expect(store.append(newStream(), [someEvent()], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  });

  test('waits while nobody leads, and reads meanwhile', async () => {
    await open(cluster.connectionString);
    const stream = newStream();
    await store.append(stream, [someEvent()], { expected: 'no_stream' });
    cluster.elect(undefined);
    const waiting = store.append(stream, [someEvent()], { expected: 0n });
    await expect(collect(store.readStream(stream))).resolves.toHaveLength(1);
    await pause(100);
    cluster.elect(1);
    await expect(waiting).resolves.toMatchObject({ revision: 1n });
  });

  test('says Unavailable when nobody leads for too long', async () => {
    await open(cluster.connectionString);
    cluster.elect(undefined);
    const append = store.append(newStream(), [someEvent()], { expected: 'no_stream', deadline: 3_000 });
    await expect(append).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'the cluster has no leader' });
  });

  test('loses leader after leader under writers and subscribers: nothing lost, nothing doubled, subscribers exact', async () => {
    await open(cluster.connectionString);
    const prefix = newStream('failover');
    const [writers, each] = [6, 25];
    const written: string[] = [];
    const write = async (writer: number) => {
      for (let n = 0; n < each; n++) {
        const event = someEvent();
        await store.append(`${prefix}-${writer}`, [event], { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
        written.push(event.id);
        await pause(10);
      }
    };
    const subscribers = [0, 1, 2].map(() => listen(store, { filter: { on: 'stream', prefixes: [prefix] } }, heard(writers * each)));
    const writing = Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    for (let leader = 0; leader < 3; leader++) {
      await pause(60);
      cluster.kill(leader);
      cluster.elect(undefined);
      await pause(60);
      cluster.elect((leader + 1) % 3);
      await cluster.revive(leader);
    }
    await writing;
    for (const messages of await Promise.all(subscribers)) expect(idsOf(messages).toSorted()).toEqual(written.toSorted());
    const stored = await collect(store.readAll({ filter: { on: 'stream', prefixes: [prefix] } }));
    expect(stored.map(({ id }) => id).toSorted()).toEqual(written.toSorted());
  });

  test('that was not there at first is found when it comes', async () => {
    const { connectionString } = cluster;
    for (const n of [0, 1, 2]) cluster.kill(n);
    const opening = open(connectionString);
    await pause(300);
    for (const n of [0, 1, 2]) await cluster.revive(n);
    await opening;
    await expect(store.append(newStream(), [someEvent()], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  });
});

test('a hung connection is noticed within 5 s as the settings are by default, and replaced for writers, readers and subscribers', async () => {
  const served = await serveEmbedded();
  const line = await UnreliableLine.before(served.server.port);
  const store = await served.open({
    connectionString: `esdb://127.0.0.1:${line.port}?tls=false`,
    // Nobody gives up on an answer meanwhile: only the keep-alive can notice.
    limits: { ...defaultLimits, append: 60_000, answer: 60_000, read: 60_000 },
  });
  const stream = newStream();
  const events = eventsOf(4);
  await store.append(stream, events.slice(0, 2), { expected: 'no_stream' });
  const listening = listen(store, { stream }, heard(4));
  await pause(100);
  line.leaveHalfOpen();
  const hungSince = performance.now();
  const appending = store.append(stream, events.slice(2), { expected: 1n });
  await expect(collect(store.readStream(stream, { maxCount: 2 }))).resolves.toHaveLength(2);
  await expect(appending).resolves.toMatchObject({ revision: 3n });
  expect(idsOf(await listening)).toEqual(events.map(({ id }) => id));
  const took = performance.now() - hungSince;
  line.close();
  await served.dispose();
  expect(took).toBeLessThan(5_000);
});

test('a connection that goes dead before the server has said anything is replaced', async () => {
  const served = await serveEmbedded();
  const line = await UnreliableLine.before(served.server.port);
  const store = await served.open({ connectionString: `esdb://127.0.0.1:${line.port}?tls=false`, limits: { ...impatient, answer: 200 } });
  line.fallSilent();
  line.cut();
  // There is always one of them that still holds on to it.
  const appending = Array.from({ length: 12 }, async (_, n) => {
    await pause(n * 40);
    return store.append(newStream(), [someEvent()], { expected: 'no_stream', deadline: 5_000 });
  });
  await pause(700);
  line.leaveHalfOpen();
  line.speakAgain();
  for (const { revision } of await Promise.all(appending)) expect(revision).toBe(0n);
  line.close();
  await served.dispose();
});

test('a line on which every answer takes longer than the first try waits is slow, but of use', async () => {
  const served = await serveEmbedded();
  const slow = await UnreliableLine.before(served.server.port);
  const store = await served.open({
    connectionString: `esdb://127.0.0.1:${slow.port}?tls=false`,
    limits: { ...impatient, answer: 100, append: 4_000, read: 4_000 },
  });
  slow.slowDown(40);
  slow.cut();
  const stream = newStream();
  await expect(store.append(stream, [someEvent()], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  slow.cut();
  await expect(collect(store.readStream(stream))).resolves.toHaveLength(1);
  slow.cut();
  expect(idsOf(await listen(store, { stream }, heard(1)))).toHaveLength(1);
  slow.close();
  await served.dispose();
});

test('a server that comes back with a certificate of another authority is refused until that one is trusted, and nothing is missed', async () => {
  const trusted = join(mkdtempSync(join(tmpdir(), 'honbu-trusted-')), 'ca.pem');
  const [former, next] = [selfSigned('127.0.0.1'), selfSigned('127.0.0.1')];
  writeFileSync(trusted, former.certificate);
  const served = await serveEmbedded({ tls: { ...former, certificateFile: trusted } });
  const stream = newStream();
  const events = eventsOf(2);
  const listening = listen(served.store, { stream }, heard(2));
  await served.store.append(stream, events.slice(0, 1), { expected: 'no_stream' });
  served.server.stop();
  const back = await InProcessServer.start({ store: served.kept, port: served.server.port, tls: { ...next, certificateFile: trusted } });
  const refused = { code: 'UNAVAILABLE', reason: expect.stringMatching(/certificate of the server is not trusted/) };
  await expect(served.store.append(stream, events.slice(1), { expected: 0n })).rejects.toMatchObject(refused);
  await expect(served.store.head()).rejects.toMatchObject(refused);
  writeFileSync(trusted, next.certificate);
  while (
    await served.store.head().then(
      () => false,
      () => true,
    )
  )
    await pause(10);
  await expect(served.store.append(stream, events.slice(1), { expected: 0n })).resolves.toMatchObject({ revision: 1n });
  expect(idsOf(await listening)).toEqual(events.map(({ id }) => id));
  back.stop();
  await served.dispose();
  rmSync(dirname(trusted), { recursive: true });
});

test('two stores in one process: one server gone leaves the other alone', async () => {
  const [gone, healthy] = [await serveEmbedded(), await serveEmbedded()];
  const stream = newStream();
  const pending = gone.store.append(stream, [someEvent()], { expected: 'no_stream', deadline: 200 }).catch(() => undefined);
  gone.server.stop();
  for (let n = 0; n < 20; n++) await healthy.store.append(stream, [someEvent()], { expected: n === 0 ? 'no_stream' : BigInt(n - 1) });
  await pending;
  await Promise.all([gone.dispose(), healthy.dispose()]);
});
