import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#kernel';
import { leafOf } from '../leaf.js';
import { collect, eventsOf, idsOf, listen, someEvent } from '../testkit/events.js';
import type { SqliteDatabase, SqliteEngine } from './database.js';
import type { SqliteEventStore } from './event-store.js';
import { nodeSqlite } from './node-sqlite.js';
import { openSqliteStore } from './open.js';

const create = { drill: true, clock: systemClock };
let folder: string;
let path: string;
let open: SqliteEventStore[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-log-'));
  path = join(folder, 'log.db');
  open = [];
});

afterEach(async () => {
  for (const store of open) await store.close();
  rmSync(folder, { recursive: true });
});

const opened = async (options: Partial<Parameters<typeof openSqliteStore>[0]> = {}): Promise<SqliteEventStore> => {
  const store = await openSqliteStore({ path, mode: 'writer', create, ...options });
  open.push(store);
  return store;
};

/** The file as somebody with a database tool would change it, the triggers taken off first. */
function tamper(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(`DROP TRIGGER events_no_update; DROP TRIGGER events_no_delete; DROP TRIGGER streams_no_update; ${sql}`);
  database.close();
}

describe('the file', () => {
  test('keeps what was acknowledged, and its identity, over a restart', async () => {
    const first = await opened();
    const events = eventsOf(5);
    await first.append('incident-1', events, { expected: 'no_stream' });
    const { identity } = first;
    const head = await first.head();
    await first.close();
    const again = await opened({ create: { drill: false, clock: systemClock } });
    expect(again.identity).toEqual(identity);
    await expect(again.head()).resolves.toBe(head);
    expect((await collect(again.readStream('incident-1'))).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    await expect(again.append('incident-1', events, { expected: 'no_stream' })).resolves.toMatchObject({ position: head });
  });

  test('is for its owner alone', async () => {
    await opened();
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(statSync(`${path}-wal`).mode & 0o077).toBe(0);
  });

  test('is not made unless asked for', async () => {
    await expect(openSqliteStore({ path, mode: 'writer' })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND', path });
    await expect(openSqliteStore({ path, mode: 'reader' })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND', path });
  });

  test("another program's file, or a text, is refused and left as it is", async () => {
    const foreign = new DatabaseSync(path);
    foreign.exec('CREATE TABLE t (a)');
    foreign.close();
    const database = readFileSync(path);
    await expect(opened()).rejects.toMatchObject({ code: 'LOG_UNUSABLE' });
    expect(readFileSync(path)).toEqual(database);
    rmSync(path);
    writeFileSync(path, 'not a database '.repeat(1000));
    await expect(opened()).rejects.toMatchObject({ code: 'LOG_UNUSABLE' });
    expect(readdirSync(folder)).toEqual(['log.db']);
  });

  test('of a newer version of this program is refused', async () => {
    await (await opened()).close();
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    await expect(opened()).rejects.toMatchObject({ code: 'LOG_UNUSABLE', reason: expect.stringContaining('newer') });
  });

  test.each(['UPDATE events SET data = data', 'DELETE FROM events', 'UPDATE streams SET name = name', 'DELETE FROM streams'])(
    '%s is aborted by the file itself',
    async (sql) => {
      await (await opened()).close();
      const database = new DatabaseSync(path);
      expect(() => database.exec(sql)).toThrow(/never/);
      database.close();
    },
  );

  test.each(['NORMAL', 'OFF'])('an engine that stays at synchronous=%s is refused', async (mode) => {
    const careless: SqliteEngine = {
      open: (file, options) => carelessly(nodeSqlite.open(file, options), mode),
    };
    await expect(opened({ engine: careless })).rejects.toMatchObject({
      code: 'LOG_UNUSABLE',
      reason: expect.stringContaining('PRAGMA synchronous'),
    });
  });
});

function carelessly(database: SqliteDatabase, mode: string): SqliteDatabase {
  return {
    exec: (sql) => database.exec(sql.replace('synchronous = FULL', `synchronous = ${mode}`)),
    prepare: (sql) => database.prepare(sql),
    get inTransaction() {
      return database.inTransaction;
    },
    close: () => database.close(),
  };
}

describe('a row that was changed by hand', () => {
  test.each([
    ['its data', `UPDATE events SET data = replace(data, '"n":3', '"n":4') WHERE revision = 3`],
    ['its metadata', `UPDATE events SET metadata = '{}' WHERE revision = 3`],
    ['its type', `UPDATE events SET type = 'test.other' WHERE revision = 3`],
    ['its id', `UPDATE events SET event_id = 'b7a9c1de-0000-4000-8000-000000000000' WHERE revision = 3`],
    ['its stream', `UPDATE streams SET name = 'incident-2' WHERE name = 'incident-1'`],
  ])('%s: is found on every way of reading', async (_, sql) => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    tamper(sql);
    const again = await opened();
    const stream = sql.includes('incident-2') ? 'incident-2' : 'incident-1';
    await expect(collect(again.readAll())).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await expect(collect(again.readStream(stream, { direction: 'backwards' }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await expect(collect(again.subscribe({ signal: new AbortController().signal }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
  });

  test('nobody writes on a log whose identity was changed', async () => {
    await (await opened()).close();
    tamper(`UPDATE events SET data = replace(data, 'true', 'false') WHERE position = 1`);
    await expect(opened()).rejects.toMatchObject({ code: 'CORRUPT_ROW', row: 1 });
  });

  test('its hash can be recomputed by anybody from what is read', async () => {
    const store = await opened();
    await store.append('incident-1', [someEvent()], { expected: 'no_stream' });
    const [event] = await collect(store.readStream('incident-1'));
    const database = new DatabaseSync(path, { readOnly: true });
    const { leaf } = database.prepare('SELECT leaf FROM events WHERE event_id = ?').get(event!.id)!;
    database.close();
    const sorted = (value: object) => JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
    expect(leafOf(event!.stream, event!.revision, event!.id, event!.type, sorted(event!.data), sorted(event!.metadata))).toBe(leaf);
  });
});

describe('a full disk', () => {
  test('nothing is acknowledged, reads go on, and it works again when there is space', async () => {
    let database!: SqliteDatabase;
    const engine: SqliteEngine = {
      open: (file, options) => {
        const connection = nodeSqlite.open(file, options);
        if (!file.endsWith('.writer')) database = connection;
        return connection;
      },
    };
    const store = await opened({ engine });
    const kept = eventsOf(3);
    const before = await store.append('incident-1', kept, { expected: 'no_stream' });
    const pages = Number(database.prepare('PRAGMA page_count').get()![0]);
    database.exec(`PRAGMA max_page_count = ${pages + 4}`);

    const big = { ...someEvent(), data: { text: 'x'.repeat(200_000) } };
    const neighbours = await Promise.allSettled([
      store.append('incident-2', [someEvent()], { expected: 'no_stream' }),
      store.append('incident-1', [big], { expected: 2n }),
      store.append('incident-1', [someEvent()], { expected: 0n }),
    ]);
    for (const outcome of neighbours) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STORAGE_FULL' } });
    await expect(store.head()).resolves.toBe(before.position);
    expect((await collect(store.readStream('incident-1'))).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
    await expect(collect(store.readStream('incident-2'))).rejects.toMatchObject({ code: 'STREAM_NOT_FOUND' });

    database.exec('PRAGMA max_page_count = 1000000');
    await expect(store.append('incident-1', [big], { expected: 2n })).resolves.toMatchObject({ revision: 3n });
    await expect(store.append('incident-2', [someEvent()], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
    const positions = (await collect(store.readAll())).map(({ position }) => Number(position.split('.')[1]));
    expect(positions).toEqual(positions.map((_, n) => n + 1));
  });
});

describe('a second process', () => {
  let child: ChildProcess | undefined;
  afterEach(() => void child?.kill('SIGKILL'));

  /** Holds the same lock as a writer, in a process of its own. */
  async function writerElsewhere(): Promise<ChildProcess> {
    const script = `
      const { DatabaseSync } = require('node:sqlite');
      const lock = new DatabaseSync(process.argv[1]);
      lock.exec('BEGIN EXCLUSIVE');
      console.log('locked');
      setInterval(() => lock.isTransaction, 1000);`;
    child = spawn(process.execPath, ['-e', script, `${path}.writer`], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout!, 'data');
    return child;
  }

  test('that writes is refused with what to do, and let in once the first is killed', async () => {
    await (await opened()).close();
    const other = await writerElsewhere();
    await expect(opened()).rejects.toMatchObject({ code: 'WRITER_PRESENT', message: expect.stringContaining('stop it first') });
    other.kill('SIGKILL');
    await once(other, 'exit');
    const store = await opened();
    await expect(store.append('incident-1', eventsOf(1), { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  });

  test('that is just making the file is not taken for a fault of it', async () => {
    const maker = new DatabaseSync(path);
    maker.exec('BEGIN EXCLUSIVE; CREATE TABLE t (a)');
    await expect(opened()).rejects.toMatchObject({ code: 'WRITER_PRESENT' });
    // Whoever would only read has nothing to stop.
    await expect(opened({ mode: 'reader' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      reason: expect.stringContaining('just being made'),
    });
    maker.close();
    await expect(opened()).resolves.toBeDefined();
  });

  test('is refused in this process too, under another name of the file, until the first closes', async () => {
    const first = await opened();
    symlinkSync(path, join(folder, 'alias.db'));
    await expect(opened()).rejects.toMatchObject({ code: 'WRITER_PRESENT' });
    await expect(opened({ path: join(folder, 'alias.db') })).rejects.toMatchObject({ code: 'WRITER_PRESENT' });
    await first.close();
    await expect(opened()).resolves.toBeDefined();
  });

  test('reads beside the writer and sees what it commits', async () => {
    const writer = await opened();
    await writer.append('incident-1', eventsOf(2), { expected: 'no_stream' });
    const reader = await opened({ mode: 'reader' });
    const event = someEvent();
    const messages = await listen(reader, { stream: 'incident-1' }, (so) => {
      if (so.at(-1)?.kind === 'caughtUp') void writer.append('incident-1', [event], { expected: 1n });
      return idsOf(so).length === 3;
    });
    expect(idsOf(messages).at(-1)).toBe(event.id);
    await expect(reader.head()).resolves.toBe(await writer.head());
    await expect(reader.append('incident-1', [someEvent()], { expected: 2n })).rejects.toMatchObject({ code: 'NOT_LEADER' });
  });

  test('reads a log whose writer has stopped', async () => {
    const writer = await opened();
    await writer.append('incident-1', eventsOf(2), { expected: 'no_stream' });
    await writer.close();
    const reader = await opened({ mode: 'reader' });
    expect(await collect(reader.readStream('incident-1'))).toHaveLength(2);
  });
});

describe('a new epoch', () => {
  test('makes former positions foreign, ends what was listening, in a reading process too', async () => {
    const writer = await opened();
    const reader = await opened({ mode: 'reader' });
    const { position } = await writer.append('incident-1', eventsOf(1), { expected: 'no_stream' });
    const { signal } = new AbortController();
    const listeners = [writer, reader].map((store) => collect(store.subscribe({ after: position, signal })));
    const ended = Promise.allSettled(listeners);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const changed = await writer.newEpoch('operator', systemClock);
    for (const outcome of await ended) expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'POSITION_FOREIGN' } });
    await expect(collect(writer.readAll({ from: position }))).rejects.toMatchObject({ code: 'POSITION_FOREIGN' });
    await expect(writer.head()).resolves.toBe(changed.position);
    await expect(reader.head()).resolves.toBe(changed.position);
    expect(writer.identity).toMatchObject({ drill: true });
  });
});

describe('a store in memory', () => {
  test('closed: what waited is committed, later calls and subscriptions say so', async () => {
    const store = await opened({ path: ':memory:' });
    const stop = new AbortController();
    const listening = collect(store.subscribe({ signal: stop.signal }));
    const waiting = store.append('incident-1', eventsOf(1), { expected: 'no_stream' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    const last = store.append('incident-1', eventsOf(1), { expected: 0n });
    await store.close();
    await expect(waiting).resolves.toMatchObject({ revision: 0n });
    await expect(last).resolves.toMatchObject({ revision: 1n });
    await expect(listening).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.append('incident-1', eventsOf(1), { expected: 1n })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.head()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(collect(store.readAll())).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('an append whose time is over before it begins is not stored', async () => {
    const store = await opened({ path: ':memory:' });
    const late = store.append('incident-1', eventsOf(1), { expected: 'no_stream', deadline: 5 });
    const until = performance.now() + 20;
    while (performance.now() < until);
    await expect(late).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED', milliseconds: 5 });
    await expect(collect(store.readStream('incident-1'))).rejects.toMatchObject({ code: 'STREAM_NOT_FOUND' });
  });

  test('more appends at once than one transaction takes all arrive, in order', async () => {
    const store = await opened({ path: ':memory:' });
    const events = eventsOf(1000);
    await Promise.all(events.map((event, n) => store.append('incident-1', [event], { expected: n === 0 ? 'no_stream' : BigInt(n - 1) })));
    expect((await collect(store.readStream('incident-1'))).map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });
});
