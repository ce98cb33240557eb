import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUuid, systemClock } from '#kernel';
import { backUp, restore, verifyBackup } from './backup.js';
import type { SqliteEventStore } from './sqlite/event-store.js';
import { openSqliteStore } from './sqlite/open.js';
import { collect, eventsOf, someEvent } from './testkit/events.js';
import { verifyLog } from './verify-log.js';

let folder: string;
let store: SqliteEventStore;
const file = (name: string) => join(folder, name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-backup-'));
  store = await openSqliteStore({ path: file('log.db'), mode: 'writer', create: { drill: true, clock: systemClock } });
  await store.append('incident-1', eventsOf(300), { expected: 'no_stream' });
  const vault = new DatabaseSync(file('vault.db'));
  vault.exec("PRAGMA journal_mode = WAL; CREATE TABLE keys (id TEXT); INSERT INTO keys VALUES ('key-1')");
  vault.close();
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const backUpAll = () => backUp({ log: file('log.db'), vault: file('vault.db') }, file('backup'), systemClock);

describe('a backup', () => {
  test('is taken while the service writes, and is a whole, checked copy of one moment', async () => {
    const written: Promise<unknown>[] = [];
    let writing = true;
    const writer = (async () => {
      for (let n = 0; writing; n++) {
        written.push(store.append(`incident-${n + 2}`, eventsOf(20), { expected: 'no_stream' }));
        await written.at(-1);
      }
    })();
    const manifest = await backUpAll();
    writing = false;
    await writer;
    expect(manifest.events).toBeGreaterThanOrEqual(301);
    expect(manifest.files.map(({ name }) => name)).toEqual(['log.db', 'vault.db']);
    expect(readdirSync(file('backup')).sort()).toEqual(['log.db', 'manifest.json', 'vault.db']);
    await expect(verifyBackup(file('backup'))).resolves.toEqual(manifest);
  });

  test('never goes into a folder that holds something', async () => {
    await backUpAll();
    await expect(backUpAll()).rejects.toMatchObject({ code: 'LOG_EXISTS' });
  });

  test('with a changed byte is refused', async () => {
    await backUpAll();
    const bytes = readFileSync(file('backup/log.db'));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(file('backup/log.db'), bytes);
    await expect(verifyBackup(file('backup'))).rejects.toMatchObject({ code: 'LOG_UNUSABLE' });
    await expect(restore(file('backup'), { log: file('new.db'), vault: file('new-vault.db') }, { clock: systemClock })).rejects.toThrow();
    expect(existsSync(file('new.db'))).toBe(false);
  });

  test('without its manifest is not taken for one', async () => {
    await backUpAll();
    rmSync(file('backup/manifest.json'));
    await expect(verifyBackup(file('backup'))).rejects.toMatchObject({ code: 'LOG_UNUSABLE' });
  });
});

describe('a restore', () => {
  test('brings back every event and the vault, under a new epoch', async () => {
    const before = await collect(store.readAll());
    const head = await store.head();
    await backUpAll();
    const target = { log: file('restored/log.db'), vault: file('restored/vault.db') };
    await restore(file('backup'), target, { clock: systemClock });

    const restored = await openSqliteStore({ path: target.log, mode: 'writer' });
    const after = await collect(restored.readAll());
    expect(after.slice(0, -1).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.at(-1)).toMatchObject({ stream: 'log-identity', type: 'log.epoch-changed', data: { reason: 'restore' } });
    expect(restored.identity).toMatchObject({ drill: true, createdAt: store.identity.createdAt });
    expect(restored.identity.epoch).not.toBe(store.identity.epoch);
    await expect(collect(restored.readAll({ from: head }))).rejects.toMatchObject({ code: 'POSITION_FOREIGN' });
    await restored.close();

    const vault = new DatabaseSync(target.vault, { readOnly: true });
    expect(vault.prepare('SELECT id FROM keys').get()).toEqual({ id: 'key-1' });
    vault.close();
    expect(readdirSync(file('restored')).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  test('refuses to replace a log unless told to, and then keeps the former one', async () => {
    await backUpAll();
    await store.append('incident-after', [someEvent()], { expected: 'no_stream' });
    await store.close();
    const target = { log: file('log.db'), vault: file('vault.db') };
    await expect(restore(file('backup'), target, { clock: systemClock })).rejects.toMatchObject({ code: 'LOG_EXISTS' });
    await restore(file('backup'), target, { clock: systemClock, replace: true });
    expect((await verifyLog(file('log.db'))).events).toBe(302);
    const former = readdirSync(folder).find((name) => /^log\.db\.replaced-\d+$/.test(name))!;
    expect((await verifyLog(file(former))).events).toBe(302);
  });

  test('is refused while the service runs', async () => {
    await backUpAll();
    const target = { log: file('log.db'), vault: file('vault.db') };
    await expect(restore(file('backup'), target, { clock: systemClock, replace: true })).rejects.toMatchObject({ code: 'WRITER_PRESENT' });
    await store.append('incident-2', [{ ...someEvent(), id: randomUuid() }], { expected: 'no_stream' });
  });
});
