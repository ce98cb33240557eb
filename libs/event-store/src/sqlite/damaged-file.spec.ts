import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#kernel';
import { collect, eventsOf } from '../testkit/events.js';
import { verifyLog } from '../verify-log.js';
import type { SqliteEventStore } from './event-store.js';
import { openSqliteStore } from './open.js';

const create = { drill: true, clock: systemClock };
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-damaged-'));
  path = join(folder, 'log.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a damaged file', () => {
  const opened = (): Promise<SqliteEventStore> => openSqliteStore({ path, mode: 'writer', create });
  const damage = (sql: string) => {
    const database = new DatabaseSync(path, { defensive: false });
    database.exec(
      `DROP TRIGGER events_no_delete; DROP TRIGGER events_no_update; DROP TRIGGER streams_no_update; PRAGMA foreign_keys = OFF; ${sql}`,
    );
    database.close();
  };

  test.each([
    ['a row is missing', 'DELETE FROM events WHERE revision = 3'],
    ['a row is in another place', 'UPDATE events SET position = 900 WHERE revision = 3'],
    [
      'the stream of its rows is missing',
      `UPDATE events SET stream = 77 WHERE stream = (SELECT stream FROM streams WHERE name = 'incident-1')`,
    ],
  ])('%s: nothing behind it is served', async (_, sql) => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    damage(sql);
    const again = await opened();
    for (const direction of ['forwards', 'backwards'] as const)
      for (const filter of [undefined, { on: 'stream', prefixes: ['incident-1'] }, { on: 'type', regex: /^test/ }] as const)
        await expect(collect(again.readAll({ direction, ...(filter && { filter }) }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await expect(collect(again.subscribe({ signal: new AbortController().signal }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await again.close();
    await expect(verifyLog(path)).rejects.toMatchObject({ code: expect.stringMatching(/CORRUPT_ROW|LOG_UNUSABLE/) });
  });

  test('a revision is missing: the stream is not served behind it', async () => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    damage('DELETE FROM events WHERE revision = 3');
    const again = await opened();
    for (const direction of ['forwards', 'backwards'] as const)
      await expect(collect(again.readStream('incident-1', { direction }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    const { signal } = new AbortController();
    await expect(collect(again.subscribe({ stream: 'incident-1', signal }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await again.close();
  });

  test('its identity is not found: it does not open, to write or to read', async () => {
    await (await opened()).close();
    damage("UPDATE streams SET name = 'elsewhere' WHERE name = 'log-identity'");
    for (const mode of ['writer', 'reader'] as const)
      await expect(openSqliteStore({ path, mode, create })).rejects.toMatchObject({ code: 'LOG_UNUSABLE' });
  });

  test('its last rows are gone: it does not pass for a shorter log, beside the service neither', async () => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    damage('DELETE FROM events WHERE revision > 3');
    for (const mode of ['writer', 'reader'] as const) {
      const again = await openSqliteStore({ path, mode });
      await expect(collect(again.readAll())).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
      await again.close();
    }
  });

  test.each([-51, 2])('the index takes the last event for the one at %d: the stream does not pass for a shorter one', async (revision) => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    const file = readFileSync(path);
    // The index's record, in SQLite's file format, of stream 2, revision 5, position 7: three integers of one byte each.
    const record = file.indexOf(Buffer.from([4, 1, 1, 1, 2, 5, 7]));
    expect(record).toBeGreaterThan(0);
    file.writeInt8(revision, record + 5);
    writeFileSync(path, file);
    const again = await opened();
    for (const direction of ['forwards', 'backwards'] as const)
      await expect(collect(again.readStream('incident-1', { direction }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await again.close();
  });

  /** The page of an index, here a single one, as if its last entries had never been: SQLite finds it in order. */
  const loseEntries = (index: string, count: number) => {
    const database = new DatabaseSync(path);
    const { rootpage } = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(index)!;
    database.close();
    const file = readFileSync(path);
    const cells = (Number(rootpage) - 1) * file.readUInt16BE(16) + 3;
    file.writeUInt16BE(file.readUInt16BE(cells) - count, cells);
    writeFileSync(path, file);
  };

  test.each([
    ['events_by_revision', 2],
    ['events_by_revision', 6],
    ['events_by_id', 1],
  ])('%s loses its last %d entries: the stream is not served, nor written on, and its neighbours are', async (index, count) => {
    let store = await opened();
    await store.append('incident-0', eventsOf(2), { expected: 'no_stream' });
    const events = eventsOf(6);
    await store.append('incident-1', events, { expected: 'no_stream' });
    await store.close();
    loseEntries(index, count);
    const { signal } = new AbortController();
    for (const mode of ['writer', 'reader'] as const) {
      store = await openSqliteStore({ path, mode });
      for (const read of [
        store.readStream('incident-1'),
        store.readStream('incident-1', { direction: 'backwards', maxCount: 1 }),
        store.readStream('incident-1', { from: 5n }),
      ])
        await expect(collect(read)).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
      for (const after of [undefined, 3n])
        await expect(collect(store.subscribe({ stream: 'incident-1', ...(after && { after }), signal }))).rejects.toMatchObject({
          code: 'CORRUPT_ROW',
        });
      expect(store.damage).toMatchObject({ code: 'CORRUPT_ROW' });
      await store.close();
    }
    store = await opened();
    const answers = await Promise.allSettled([
      store.append('incident-1', eventsOf(1), { expected: count === 6 ? 'no_stream' : BigInt(5 - count) }),
      store.append('incident-1', eventsOf(1), { expected: 5n }),
      store.append('incident-1', [events[5]!], { expected: 'any' }),
      store.append('incident-0', eventsOf(1), { expected: 1n }),
    ]);
    const damaged = { reason: { code: 'CORRUPT_ROW' } };
    expect(answers).toMatchObject([damaged, damaged, damaged, { value: { revision: 2n } }]);
    expect(store.damage).toMatchObject({ code: 'CORRUPT_ROW' });
    await store.close();
  });

  test('the names lose their last entry: it does not open, to write or to read', async () => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    loseEntries('sqlite_autoindex_streams_1', 1);
    for (const mode of ['writer', 'reader'] as const)
      await expect(openSqliteStore({ path, mode })).rejects.toMatchObject({ code: 'LOG_DAMAGED' });
  });

  test('a name leads to another stream: that one is not served for it', async () => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    await store.append('incident-2', eventsOf(6), { expected: 'no_stream' });
    await store.close();
    const file = readFileSync(path);
    // The index's record, in SQLite's file format: a text of ten bytes, an integer of one.
    const record = file.indexOf(Buffer.from([3, 2 * 10 + 13, 1, ...Buffer.from('incident-2'), 3]));
    expect(record).toBeGreaterThan(0);
    file.writeInt8(2, record + 13);
    writeFileSync(path, file);
    const again = await opened();
    await expect(collect(again.readStream('incident-2'))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await expect(again.append('incident-2', eventsOf(1), { expected: 5n })).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await again.close();
  });

  test('its last rows are taken away beside the running service: the stream does not become a shorter one', async () => {
    const store = await opened();
    await store.append('incident-1', eventsOf(6), { expected: 'no_stream' });
    damage('DELETE FROM events WHERE revision > 3');
    for (const direction of ['forwards', 'backwards'] as const)
      await expect(collect(store.readStream('incident-1', { direction }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
    await store.close();
  });
});

test('a page that is not what was written: reading says that the log is damaged, and the store goes on saying so', async () => {
  const store = await openSqliteStore({ path, mode: 'writer', create });
  for (let n = 0; n < 20; n++) await store.append(`incident-${n}`, eventsOf(10), { expected: 'no_stream' });
  const sound = (await collect(store.readAll())).length;
  await store.close();
  const file = readFileSync(path);
  const page = file.readUInt16BE(16);
  const codes = new Set<string>();
  for (let at = 2 * page; at < file.length; at += page) {
    writeFileSync(path, Buffer.concat([file.subarray(0, at), Buffer.alloc(page, 0xa5), file.subarray(at + page)]));
    // What is damaged where it is looked at first does not open at all.
    const again = await openSqliteStore({ path, mode: 'writer', create }).catch(() => undefined);
    if (!again) continue;
    const code = await collect(again.readAll()).then(
      (events) => (events.length === sound ? undefined : 'LOST'),
      (error: { code: string }) => error.code,
    );
    if (code) codes.add(code);
    expect([at, again.damage?.code]).toEqual([at, code]);
    await again.close();
  }
  expect([...codes].filter((code) => !['LOG_DAMAGED', 'CORRUPT_ROW'].includes(code))).toEqual([]);
  expect(codes).toContain('LOG_DAMAGED');
});
