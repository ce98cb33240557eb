import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock, type JsonObject } from '#kernel';
import { LogExists, LogUnusable, WriterPresent } from './errors.js';
import { logIdentityStream } from './log-identity.js';
import { migrateLog, type MigrateOptions } from './migrate.js';
import { openEventStore } from './open.js';
import { openSqliteStore } from './sqlite/open.js';
import { collect, eventsOf, someEvent } from './testkit/events.js';
import { emptyStore } from './testkit/grpc/serve-embedded.js';
import { InProcessServer } from './testkit/grpc/server.js';

const prefix = 'moved';
let folder: string;
let server: InProcessServer;
let from: string;
let to: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-migrate-'));
  server = await InProcessServer.start({ store: await emptyStore() });
  from = `sqlite:${join(folder, 'log.sqlite')}`;
  to = server.connectionString;
  const source = await openSqliteStore({ path: join(folder, 'log.sqlite'), mode: 'writer', create: { drill: true, clock: systemClock } });
  for (let each = 0; each < 40; each++)
    await source.append(`incident-${each % 3}`, eventsOf(1 + (each % 4)), {
      expected: each < 3 ? 'no_stream' : await lastOf(source, each % 3),
    });
  await source.newEpoch('restore', systemClock);
  await source.append('incident-large', [largeEvent(), largeEvent()], { expected: 'no_stream' });
  await source.append('incident-large', [largeEvent(), ...eventsOf(150)], { expected: 1n });
  await source.close();
});
afterEach(() => {
  server.stop();
  rmSync(folder, { recursive: true });
});

const lastOf = async (store: Awaited<ReturnType<typeof openEventStore>>, n: number): Promise<bigint> =>
  (await collect(store.readStream(`incident-${n}`, { direction: 'backwards', maxCount: 1 })))[0]!.revision;

const largeEvent = () => ({ ...someEvent(), data: { words: 'x'.repeat(400_000) } });

const migrate = (options: Partial<MigrateOptions> = {}) => migrateLog({ from, to, prefix, clock: systemClock, ...options });

interface Told {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** All that a log tells, but for its positions. */
async function toldBy(spec: string): Promise<{ readonly events: Told[]; readonly identity: Told[] }> {
  const store = await openEventStore(spec, { prefix });
  const all = (await collect(store.readAll())).map(({ position: _, ...event }) => event);
  await store.close();
  const isIdentity = ({ stream }: Told) => stream === logIdentityStream;
  return { events: all.filter((event) => !isIdentity(event)), identity: all.filter(isIdentity) };
}

const interrupted = new Error('interrupted');
const cutOffAfter = (steps: number) => () => {
  if (steps-- === 0) throw interrupted;
};

describe('a log that moves from a file to a server', () => {
  test('keeps every event, its ids, words, revisions and order, and begins a new epoch', async () => {
    const before = await toldBy(from);
    const { events, epoch } = await migrate();
    const after = await toldBy(to);
    expect(after.events).toEqual(before.events);
    expect(events).toBe(before.events.length);
    expect(after.identity.slice(0, before.identity.length)).toEqual(before.identity);
    expect(after.identity.at(-1)).toMatchObject({ type: 'log.epoch-changed', data: { epoch, reason: 'migrate' } });
    const store = await openEventStore(to, { prefix });
    expect(store.identity).toMatchObject({ drill: true, epoch });
    await store.close();
  });

  test('comes back as it went', async () => {
    const before = await toldBy(from);
    await migrate();
    const back = `sqlite:${join(folder, 'back.sqlite')}`;
    await migrate({ from: to, to: back });
    const after = await toldBy(back);
    expect(after.events).toEqual(before.events);
    expect(after.identity.slice(0, before.identity.length)).toEqual(before.identity);
  });

  test('goes on where it was cut off, however often, and is opened by nothing else until it is whole', async () => {
    const before = await toldBy(from);
    for (const steps of [0, 0, 5, 20, 40, 200]) {
      await expect(migrate({ onProgress: cutOffAfter(steps) })).rejects.toBe(interrupted);
      await expect(openEventStore(to, { prefix, create: { drill: true, clock: systemClock } })).rejects.toBeInstanceOf(LogUnusable);
    }
    await migrate();
    expect((await toldBy(to)).events).toEqual(before.events);
  });

  test('so does one into a file', async () => {
    const before = await toldBy(from);
    const path = join(folder, 'other.sqlite');
    to = `sqlite:${path}`;
    await expect(migrate({ onProgress: cutOffAfter(3) })).rejects.toBe(interrupted);
    await expect(openSqliteStore({ path, mode: 'reader' })).rejects.toBeInstanceOf(LogUnusable);
    await migrate();
    expect((await toldBy(to)).events).toEqual(before.events);
  });

  test('takes along what was recorded between two attempts', async () => {
    await expect(migrate({ onProgress: cutOffAfter(3) })).rejects.toBe(interrupted);
    await recordMore();
    const before = await toldBy(from);
    await migrate();
    expect((await toldBy(to)).events).toEqual(before.events);
  });

  test('tells how far it has come, copied and compared', async () => {
    const seen: [number, number][] = [];
    const { events } = await migrate({ onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([events * 2, events * 2]);
    expect(seen.map(([done]) => done)).toEqual(seen.map(([done]) => done).toSorted((a, b) => a - b));
  });
});

describe('refused, with the target as it was', () => {
  test('is a target that holds a log of its own', async () => {
    const own = await openEventStore(to, { prefix, create: { drill: true, clock: systemClock } });
    await own.append('incident-own', eventsOf(2), { expected: 'no_stream' });
    await own.close();
    const before = await toldBy(to);
    await expect(migrate()).rejects.toBeInstanceOf(LogExists);
    expect(await toldBy(to)).toEqual(before);
  });

  test('is a target that the log was moved to before', async () => {
    await migrate();
    const before = await toldBy(to);
    await expect(migrate()).rejects.toBeInstanceOf(LogExists);
    expect(await toldBy(to)).toEqual(before);
  });

  test('is a target with a part of another log, or of this one before it was restored', async () => {
    await expect(migrate({ onProgress: cutOffAfter(3) })).rejects.toBe(interrupted);
    const source = await openEventStore(from, { prefix });
    await source.newEpoch('restore', systemClock);
    await source.close();
    await expect(migrate()).rejects.toBeInstanceOf(LogExists);
  });

  test('is a target into which somebody else wrote', async () => {
    await expect(migrate({ onProgress: cutOffAfter(3) })).rejects.toBe(interrupted);
    const identity = { identityEvents: [], epoch: '', clock: systemClock };
    const other = await openEventStore(to, { prefix, create: identity });
    await other.append('incident-foreign', eventsOf(1), { expected: 'no_stream' });
    await other.close();
    await expect(migrate()).rejects.toBeInstanceOf(LogExists);
  });

  test('is a file that a service writes', async () => {
    const service = await openEventStore(from, { prefix });
    await expect(migrate()).rejects.toBeInstanceOf(WriterPresent);
    await service.close();
  });

  test('is a source that is another file, with nothing left beside it', async () => {
    writeFileSync(join(folder, 'text'), 'not a database '.repeat(1000));
    await expect(migrate({ from: `sqlite:${join(folder, 'text')}` })).rejects.toBeInstanceOf(LogUnusable);
    expect(readdirSync(folder).filter((name) => name.startsWith('text'))).toEqual(['text']);
  });
});

test('a source on a server that goes on recording is noticed', async () => {
  await migrate();
  const source = await openEventStore(to, { prefix });
  let recorded: Promise<unknown> | undefined;
  const recordOnce = () => void (recorded ??= source.append('incident-late', eventsOf(1), { expected: 'no_stream' }));
  const back = `sqlite:${join(folder, 'back.sqlite')}`;
  await expect(migrate({ from: to, to: back, onProgress: recordOnce })).rejects.toThrow('written to meanwhile');
  await recorded;
  await source.close();
  await migrate({ from: to, to: back });
  expect((await toldBy(back)).events).toEqual((await toldBy(to)).events);
});

async function recordMore(): Promise<void> {
  const source = await openEventStore(from, { prefix });
  await source.append('incident-later', eventsOf(3), { expected: 'no_stream' });
  await source.close();
}
