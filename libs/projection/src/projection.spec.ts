import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Type } from 'typebox';
import { event, EventRegistry, operational, type RecordedOf } from '#contracts';
import { openSqliteStore, type Position, type SqliteEventStore } from '#event-store';
import { instantOf, randomUuid, uuidV5, view, type JsonObject, type Uuid, type View } from '#kernel';
import { foldRows, PastRows, ProjectionRunner, ReadModel } from './index.js';

const Marked = event('test.marked', 1, { mark: operational(Type.String()), open: operational(Type.Boolean()) });
type MarkedFact = RecordedOf<typeof Marked>;

interface MarkRow {
  readonly count: number;
  readonly open: boolean;
}

const marks = (version = 1): View<MarkRow> =>
  view<MarkRow>({
    name: 'marks',
    version,
    types: ['test.marked'],
    keysOf: (fact) => [(fact as MarkedFact).data.mark],
    evolve: (row, fact) => ({ count: (row?.count ?? 0) + version, open: (fact as MarkedFact).data.open }),
    tags: (row) => (row.open ? ['open'] : []),
    sort: (row) => String(row.count).padStart(5, '0'),
  });

const incidents: readonly Uuid[] = [randomUuid(), randomUuid()];
const registry = new EventRegistry([Marked]);
let folder: string;
let store: SqliteEventStore;
let written: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-projection-'));
  written = 0;
  store = await openSqliteStore({
    path: join(folder, 'log.sqlite'),
    mode: 'writer',
    create: { drill: false, clock: { now: () => instantOf(0) } },
  });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function mark(
  name: string,
  open = true,
  incident = incidents[0]!,
  more: { type?: string; version?: number; data?: JsonObject } = {},
): Promise<Position> {
  const n = written++;
  const id = uuidV5(incident, String(n));
  const metadata = {
    incidentId: incident,
    schemaVersion: more.version ?? 1,
    recordedAt: instantOf(n * 60_000),
    commandId: id,
    inputDigest: '',
  };
  const data = more.data ?? { mark: name, open };
  const { position } = await store.append(`incident-${incident}`, [{ id, type: more.type ?? 'test.marked', data, metadata }], {
    expected: 'any',
  });
  return position;
}

/** What the operator is told of views that stopped. */
const told: string[] = [];

async function runner(view_ = marks(), file = 'read-model.sqlite'): Promise<ProjectionRunner> {
  const model = ReadModel.open(join(folder, file), store.identity.epoch);
  const running = new ProjectionRunner(store, registry, model, [view_], { onStop: (reasons) => told.push(...reasons.values()) });
  await running.start();
  return running;
}

test('history and live events reach the rows, with their order, tags and counts', async () => {
  await mark('a');
  await mark('b', false);
  const running = await runner();
  await running.whenReached(await mark('c'));
  await running.whenReached(await mark('a'));
  const keys = (options: object): string[] => running.model.list(marks(), incidents[0]!, options).map(({ key }) => key);
  expect(keys({})).toEqual(['a', 'b', 'c']);
  expect(keys({ order: 'changed', direction: 'backwards' })).toEqual(['a', 'c', 'b']);
  expect(keys({ order: 'sort', direction: 'backwards', limit: 1 })).toEqual(['a']);
  expect(keys({ tag: 'open' })).toEqual(['a', 'c']);
  expect(keys({ after: 'a' })).toEqual(['b', 'c']);
  expect(running.model.count(marks(), incidents[0]!, 'open')).toBe(2);
  expect(running.model.get(marks(), incidents[1]!, 'a')).toBeUndefined();
  await running.close();
});

test('rows that cannot be written for a while are written once they can be, and nothing is missing or counted twice', async () => {
  const running = await runner();
  await running.whenReached(await mark('a'));
  const file = new DatabaseSync(join(folder, 'read-model.sqlite'));
  file.exec("CREATE TRIGGER full BEFORE INSERT ON rows BEGIN SELECT RAISE(ABORT, 'no space'); END");
  await mark('a');
  const last = await mark('b');
  await expect(running.whenReached(last, 500)).rejects.toMatchObject({ code: 'READ_MODEL_BEHIND' });
  expect(running.following).toBe('interrupted');
  file.exec('DROP TRIGGER full');
  file.close();
  await running.whenReached(last);
  expect(running.model.get(marks(), incidents[0]!, 'a')).toEqual({ count: 2, open: true });
  expect(running.model.count(marks(), incidents[0]!)).toBe(2);
  await running.whenReached(await mark('b'));
  expect(running.following).toBe('following');
  await running.close();
});

test('only what changed after a position is listed since it', async () => {
  const running = await runner();
  await mark('a');
  const position = await mark('b');
  await running.whenReached(await mark('a'));
  expect(running.model.list(marks(), incidents[0]!, { order: 'changed', since: position }).map(({ key }) => key)).toEqual(['a']);
  await running.close();
});

test('a queue answers as any other list does, wherever its rows move, and counts follow every change', async () => {
  const queued: View<MarkRow> = { ...marks(), name: 'queued', isQueue: (tag) => tag === 'open' };
  const model = ReadModel.open(join(folder, 'read-model.sqlite'), store.identity.epoch);
  const running = new ProjectionRunner(store, registry, model, [marks(), queued]);
  await running.start();
  const incident = incidents[0]!;
  const seen = (of: View<MarkRow>): unknown => ({
    lists: (['forwards', 'backwards'] as const).flatMap((direction) => {
      const listed = model.list(of, incident, { tag: 'open', order: 'sort', direction, limit: 3 });
      const after = listed.at(0)?.key;
      return [listed, after === undefined ? [] : model.list(of, incident, { tag: 'open', order: 'sort', direction, limit: 3, after })];
    }),
    counts: [model.count(of, incident, 'open'), model.count(of, incident)],
  });
  for (let i = 0; i < 60; i++) {
    await running.whenReached(await mark(`m${(i * 5) % 9}`, i % 4 !== 3));
    expect(seen(queued)).toEqual(seen(marks()));
    const open = model.list(marks(), incident, { tag: 'open' });
    expect(model.count(queued, incident, 'open')).toBe(open.length);
  }
  await running.close();
});

test('a rebuild equals live, byte for byte, and so does a model that was stopped and started', async () => {
  const live = await runner();
  for (let i = 0; i < 40; i++) await mark(`m${i % 7}`, i % 3 === 0, incidents[i % 2]!);
  await live.whenReached(await store.head());
  const before = live.model.dump();
  await live.close();
  const resumed = await runner();
  const rebuilt = await runner(marks(), 'rebuilt.sqlite');
  expect(resumed.model.dump()).toBe(before);
  expect(rebuilt.model.dump()).toBe(before);
  await resumed.close();
  await rebuilt.close();
});

test('a view of another version is rebuilt from the beginning', async () => {
  const first = await runner();
  await first.whenReached(await mark('a'));
  await first.close();
  const second = await runner(marks(10));
  expect(second.model.get(marks(10), incidents[0]!, 'a')).toEqual({ count: 10, open: true });
  await second.close();
});

test('waiting for a position ends with a coded refusal, and a position of another log is refused', async () => {
  const running = await runner();
  const position = await mark('a');
  const beyond = position.replace(/\d+$/, (n) => String(Number(n) + 5)) as Position;
  await expect(running.whenReached(beyond)).rejects.toMatchObject({ code: 'POSITION_AHEAD' });
  await expect(running.whenReached(`${randomUuid()}.1` as Position)).rejects.toMatchObject({ name: 'PositionForeign' });
  await running.close();
  await expect(running.whenReached(await mark('b'), 20)).rejects.toMatchObject({ code: 'READ_MODEL_BEHIND' });
});

test('a record of an unknown newer version stops its view in that incident, names it, and never skips', async () => {
  const running = await runner();
  await running.whenReached(await mark('a'));
  const position = await mark('b', true, incidents[0], { version: 2 });
  await mark('c');
  await running.whenReached(await mark('d', true, incidents[1]));
  const stopped = [['marks', `test.marked at ${position}: unknown version`]];
  const place = { code: 'VIEW_STOPPED', details: { view: 'marks', type: 'test.marked', position } };
  const isRefused = ({ model }: ProjectionRunner): void => {
    expect(() => model.get(marks(), incidents[0]!, 'a')).toThrow(expect.objectContaining(place));
    expect(() => model.list(marks(), incidents[0]!)).toThrow(expect.objectContaining(place));
    expect(() => model.count(marks(), incidents[0]!)).toThrow(expect.objectContaining(place));
    expect(() => model.stops.assertFollowsIn(marks(), 'univ')).toThrow(expect.objectContaining(place));
    expect([model.lastKnown(marks(), incidents[0]!, 'a'), model.lastKnown(marks(), incidents[0]!, 'c')]).toEqual([
      { count: 1, open: true },
      undefined,
    ]);
    expect(model.list(marks(), incidents[1]!).map(({ key }) => key)).toEqual(['d']);
  };
  expect([...running.stopped]).toEqual(stopped);
  isRefused(running);
  await running.close();
  const again = await runner();
  expect([...again.stopped]).toEqual(stopped);
  isRefused(again);
  await again.close();
});

test('that a view stopped is told and written once, not again with all that comes after', async () => {
  const running = await runner();
  told.length = 0;
  const position = await mark('a', true, incidents[0], { version: 2 });
  await running.whenReached(position);
  const file = new DatabaseSync(join(folder, 'read-model.sqlite'));
  file.exec(
    'CREATE TABLE told (stopped TEXT); CREATE TRIGGER tell AFTER UPDATE OF stopped ON views BEGIN INSERT INTO told VALUES (new.stopped); END',
  );
  await running.whenReached(await mark('b', true, incidents[1]));
  expect(file.prepare('SELECT * FROM told').all()).toEqual([]);
  expect(told).toEqual([`test.marked at ${position}: unknown version`]);
  file.close();
  await running.close();
});

test('a record of an unknown newer version that names no incident stops its view in all', async () => {
  const running = await runner();
  await mark('a');
  const id = randomUuid();
  const { position } = await store.append(
    'incident-x',
    [{ id, type: 'test.marked', data: {}, metadata: { schemaVersion: 2, recordedAt: instantOf(0), commandId: id, inputDigest: '' } }],
    { expected: 'any' },
  );
  await running.whenReached(position);
  for (const incident of incidents) expect(() => running.model.list(marks(), incident)).toThrow('VIEW_STOPPED');
  await running.close();
});

test('the past is whole up to a record of an unknown newer version, and refused from there on', async () => {
  const before = await mark('a');
  const position = await mark('b', true, incidents[0], { version: 2 });
  const streams = [`incident-${incidents[0]!}`];
  const past = new PastRows(store, registry, [marks()]);
  expect((await past.at(streams, { position: before })).list(marks(), incidents[0]!).map(({ key }) => key)).toEqual(['a']);
  const rows = await past.at(streams, { position });
  for (const read of [
    () => rows.get(marks(), incidents[0]!, 'a'),
    () => rows.list(marks(), incidents[0]!),
    () => rows.count(marks(), incidents[0]!),
  ])
    expect(read).toThrow(expect.objectContaining({ code: 'VIEW_STOPPED', details: { view: 'marks', type: 'test.marked', position } }));
});

test('an older copy of the log under a newer read model stops the start with what to do', async () => {
  const file = join(folder, 'log.sqlite');
  const reopen = (): Promise<SqliteEventStore> => openSqliteStore({ path: file, mode: 'writer' });
  await mark('a');
  await store.close();
  copyFileSync(file, join(folder, 'older.sqlite'));
  store = await reopen();
  const running = await runner();
  await running.whenReached(await mark('b'));
  await running.close();
  await store.close();
  copyFileSync(join(folder, 'older.sqlite'), file);
  store = await reopen();
  await expect(runner()).rejects.toThrow('honbu new-epoch');
});

test('the rows as of a past moment are the rows that were live then', async () => {
  const positions: Position[] = [];
  const dumps: unknown[] = [];
  const running = await runner();
  for (let i = 0; i < 12; i++) {
    positions.push(await mark(`m${i % 5}`, i % 2 === 0));
    await running.whenReached(positions.at(-1)!);
    dumps.push(running.model.list(marks(), incidents[0]!));
  }
  const streams = [`incident-${incidents[0]!}`, `expenses-${incidents[0]!}`];
  const past = new PastRows(store, registry, [marks()]);
  for (const [i, position] of positions.entries()) {
    const at = await past.at(streams, { position });
    expect(at.list(marks(), incidents[0]!)).toEqual(dumps[i]);
    const before = await past.at(streams, { recordedAt: instantOf(i * 60_000 + 59_999) });
    expect(before.list(marks(), incidents[0]!)).toEqual(dumps[i]);
  }
  await expect(past.at(streams, { eventId: randomUuid() })).rejects.toMatchObject({ code: 'MOMENT_NOT_FOUND' });
  await running.close();
});

test('a long incident is the same at every moment, in whatever order the moments are asked for', async () => {
  const recorded: { readonly position: Position; readonly id: Uuid }[] = [];
  const streams = [`incident-${incidents[0]!}`, `expenses-${incidents[0]!}`];
  const epoch = store.identity.epoch;
  for (let batch = 0; batch < 27; batch++) {
    const events = Array.from({ length: 100 }, (_, i) => {
      const n = batch * 100 + i;
      const id = uuidV5(incidents[0]!, String(n));
      recorded.push({ id, position: '' as Position });
      const metadata = { incidentId: incidents[0]!, schemaVersion: 1, recordedAt: instantOf(n * 60_000), commandId: id, inputDigest: '' };
      return { id, type: 'test.marked', data: { mark: `m${n % 211}`, open: n % 3 === 0 }, metadata };
    });
    const { position } = await store.append(streams[batch % 4 === 3 ? 1 : 0]!, events, { expected: 'any' });
    const last = Number(position.slice(epoch.length + 1));
    for (let i = 0; i < 100; i++)
      recorded[batch * 100 + i] = { ...recorded[batch * 100 + i]!, position: `${epoch}.${last - 99 + i}` as Position };
  }
  const facts = (await Array.fromAsync(store.readAll()))
    .filter(({ type }) => type === 'test.marked')
    .map((event_) => registry.decode(event_));
  const past = new PastRows(store, registry, [marks()]);
  for (const n of [2699, 0, 998, 999, 1000, 2150, 1500]) {
    const expected = foldRows([marks()], facts.slice(0, n + 1));
    const { id, position } = recorded[n]!;
    for (const moment of [{ position }, { eventId: id }, { recordedAt: instantOf(n * 60_000 + 1) }]) {
      const rows = await past.at(streams, moment);
      expect(rows.position).toBe(position);
      expect(rows.lastEventId(incidents[0]!)).toBe(id);
      for (const order of ['created', 'changed', 'sort'] as const)
        for (const options of [{ order }, { order, tag: 'open' }, { order, direction: 'backwards', limit: 30 }] as const)
          expect(JSON.stringify(rows.list(marks(), incidents[0]!, options))).toBe(
            JSON.stringify(expected.list(marks(), incidents[0]!, options)),
          );
      expect(rows.count(marks(), incidents[0]!)).toBe(expected.count(marks(), incidents[0]!));
      expect(rows.count(marks(), incidents[0]!, 'open')).toBe(expected.count(marks(), incidents[0]!, 'open'));
    }
  }
  const unknown = await new PastRows(store, registry, [marks()]).at(streams, { eventId: recorded[1200]!.id });
  expect(unknown.position).toBe(recorded[1200]!.position);
  await expect(past.at(streams, { eventId: randomUuid() })).rejects.toMatchObject({ code: 'MOMENT_NOT_FOUND' });
  await expect(past.at(streams, { position: `${randomUuid()}.1` as Position })).rejects.toMatchObject({ name: 'PositionForeign' });
});

test('rows folded in memory and rows in the file answer alike', async () => {
  const running = await runner();
  for (let i = 0; i < 20; i++) await mark(`m${(i * 7) % 6}`, i % 4 !== 0);
  await running.whenReached(await store.head());
  const facts = (await Array.fromAsync(store.readStream(`incident-${incidents[0]!}`))).map((event_) => registry.decode(event_));
  const rows = foldRows([marks()], facts);
  for (const order of ['created', 'changed', 'sort'] as const)
    for (const direction of ['forwards', 'backwards'] as const)
      for (const tag of [undefined, 'open'])
        for (const after of [undefined, 'm3']) {
          const options = { order, direction, ...(tag && { tag }), ...(after && { after }) };
          if (tag && after && !rows.list(marks(), incidents[0]!, { tag }).some(({ key }) => key === after)) continue;
          expect(running.model.list(marks(), incidents[0]!, options)).toEqual(rows.list(marks(), incidents[0]!, options));
        }
  expect(running.model.lastEventId(incidents[0]!)).toBe(rows.lastEventId(incidents[0]!));
  await running.close();
});
