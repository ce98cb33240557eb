import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#kernel';
import { collect, eventsOf, idsOf, listen, someEvent } from '../testkit/events.js';
import { afterPowerLoss, Disk, lyingEngine, randomFrom, type OperationKind } from '../testkit/lying-disk/index.js';
import { stagedRestore } from '../staged-restore.js';
import { verifyLog } from '../verify-log.js';
import type { SqliteEventStore } from './event-store.js';
import { openSqliteStore } from './open.js';

const create = { drill: true, clock: systemClock };
let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-failing-'));
  path = join(folder, 'log.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a disk that fails (node-sqlite3-wasm)', () => {
  let disk: Disk;
  let store: SqliteEventStore;

  const openOn = (on: Disk): Promise<SqliteEventStore> => openSqliteStore({ path, mode: 'writer', create, engine: lyingEngine(on) });
  const failOn = (kind: OperationKind, fail: 'EIO' | 'ENOSPC') => {
    disk.judge = (operation) => (operation.kind === kind ? { fail, keep: () => true } : 'do');
  };
  const heal = () => (disk.judge = () => 'do');

  beforeEach(async () => {
    // The store looks for the file itself; SQLite's own is on the disk in memory.
    writeFileSync(path, '');
    disk = new Disk();
    store = await openOn(disk);
  });
  afterEach(async () => {
    heal();
    await store.close();
  });

  test('a failing fsync: the outcome is unknown, nobody sees the event, and the same append tells the truth', async () => {
    const [first, second] = eventsOf(2);
    await store.append('incident-1', [first!], { expected: 'no_stream' });
    failOn('sync', 'EIO');
    await expect(store.append('incident-1', [second!], { expected: 0n })).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    expect(await collect(store.readStream('incident-1'))).toHaveLength(1);
    heal();
    const messages = await listen(store, { stream: 'incident-1' }, (so) => {
      if (so.at(-1)?.kind === 'caughtUp') void store.append('incident-1', [second!], { expected: 0n });
      return idsOf(so).length === 2;
    });
    expect(idsOf(messages)).toEqual([first!.id, second!.id]);
    await expect(store.append('incident-1', [second!], { expected: 0n })).resolves.toMatchObject({ revision: 1n });
  });

  test('what a failing fsync left on the disk comes back after a crash, and the same append finds it there', async () => {
    const event = someEvent();
    failOn('sync', 'EIO');
    await expect(store.append('incident-1', [event], { expected: 'no_stream' })).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    const found = afterPowerLoss(disk, 'everything-arrived', randomFrom(1));
    heal();
    await store.close();
    store = await openOn(found);
    expect((await collect(store.readStream('incident-1'))).map(({ id }) => id)).toEqual([event.id]);
    await expect(store.append('incident-1', [event], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  });

  test('a retry of an unknown outcome never hears that nothing was stored, others do', async () => {
    const event = someEvent();
    failOn('sync', 'EIO');
    await expect(store.append('incident-1', [event], { expected: 'no_stream' })).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    failOn('write', 'ENOSPC');
    const answers = await Promise.allSettled([
      store.append('incident-1', [event], { expected: 'no_stream' }),
      store.append('incident-2', eventsOf(1), { expected: 'no_stream' }),
    ]);
    expect(answers).toMatchObject([{ reason: { code: 'OUTCOME_UNKNOWN' } }, { reason: { code: 'STORAGE_FULL' } }]);
    const late = store.append('incident-1', [event], { expected: 'no_stream', deadline: 5 });
    const until = performance.now() + 20;
    while (performance.now() < until);
    await expect(late).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
    heal();
    await expect(store.append('incident-1', [event], { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  });

  test.each([
    ['read', 'EIO', /^(UNAVAILABLE|LOG_UNUSABLE)$/],
    ['write', 'ENOSPC', /^(STORAGE_FULL|UNAVAILABLE)$/],
    ['sync', 'EIO', /^UNAVAILABLE$/],
  ] as const)('a start at which every %s fails with %s says so with a code, and lets the next one in', async (kind, fail, code) => {
    await store.close();
    disk = kind === 'read' ? afterPowerLoss(disk, 'everything-arrived', randomFrom(1)) : new Disk();
    failOn(kind, fail);
    await expect(openOn(disk)).rejects.toMatchObject({ code: expect.stringMatching(code) });
    heal();
    store = await openOn(disk);
    await expect(store.append('incident-1', eventsOf(1), { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
  });
});

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
      await expect(collect(again.readAll({ direction }))).rejects.toMatchObject({ code: 'CORRUPT_ROW' });
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

test('where a restore was cut off nobody begins an empty log', async () => {
  writeFileSync(stagedRestore(path), '');
  await expect(openSqliteStore({ path, mode: 'writer', create })).rejects.toMatchObject({
    code: 'LOG_UNUSABLE',
    reason: expect.stringContaining('run it again'),
  });
});
