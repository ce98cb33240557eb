import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { backUp, openSqliteStore, restore, verifyLog, type SqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { inForm, patience, tell } from './settings.js';
import { judge, streams, Witness } from './witness.js';

const backups = inForm(4, 200);
/** Of each writer, while a backup is made: a log that grew for as long as each takes would outgrow the machine. */
const appendsEach = 25;
const restoring = fileURLToPath(new URL('../../dist/test/faults/restore-cut-off.js', import.meta.url));

let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-restore-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = (path: string): Promise<SqliteEventStore> =>
  openSqliteStore({ path, mode: 'writer', create: { drill: true, clock: systemClock } });

function makeVault(path: string, key: string): void {
  const vault = new DatabaseSync(path);
  vault.exec(`CREATE TABLE keys (id TEXT); INSERT INTO keys VALUES ('${key}')`);
  vault.close();
}

function keyIn(path: string): unknown {
  const vault = new DatabaseSync(path, { readOnly: true });
  const key = vault.prepare('SELECT id FROM keys').get()!['id'];
  vault.close();
  return key;
}

test(
  `${backups} backups under load: each restores to a log that holds what was acknowledged before it began`,
  async () => {
    const store = await open(at('busy.db'));
    const witness = new Witness();
    const write = async (stream: string) => {
      for (let n = 0; n < appendsEach; n++) await witness.append(store, stream);
    };
    let restoredEvents = 0;
    for (let n = 0; n < backups; n++) {
      const before = witness.testimony();
      const writing = Promise.all(streams.map(write));
      await backUp({ log: at('busy.db') }, at(`backup-${n}`), systemClock);
      const after = witness.testimony();
      await writing;
      await restore(at(`backup-${n}`), { log: at(`restored-${n}.db`) }, { clock: systemClock });
      const restored = await open(at(`restored-${n}.db`));
      const counts = new Map<string, number>();
      for await (const { stream } of restored.readAll()) counts.set(stream, (counts.get(stream) ?? 0) + 1);
      const held = new Map(streams.map((stream) => [stream, counts.get(stream) ?? 0]));
      for (const stream of streams) {
        expect(held.get(stream)).toBeGreaterThanOrEqual(before.told.get(stream)!.acknowledged);
        expect(held.get(stream)).toBeLessThanOrEqual(after.told.get(stream)!.attempted);
      }
      await judge(restored, {
        epoch: undefined,
        told: new Map([...held].map(([stream, count]) => [stream, { acknowledged: count, attempted: count }])),
      });
      restoredEvents += [...held.values()].reduce((a, b) => a + b);
      await restored.close();
      for (const name of [`backup-${n}`, `restored-${n}.db`]) rmSync(at(name), { recursive: true });
    }
    await judge(store, witness.testimony());
    await store.close();
    tell('node:sqlite', `backup under load, ${backups} backups restored, ${restoredEvents} events in them, 0 lost`);
  },
  patience,
);

/** A log whose service was killed, so that part of it stands in the write-ahead log only; its vault; and an older backup. */
async function scene(k: number): Promise<{ backup: string; log: string; vault: string; former: Witness }> {
  const place = at(`scene-${k}`);
  mkdirSync(place);
  for (const part of ['', '-wal']) copyFileSync(at('killed', `log.db${part}`), join(place, `log.db${part}`));
  copyFileSync(at('killed', 'vault.db'), join(place, 'vault.db'));
  return { backup: at('older'), log: join(place, 'log.db'), vault: join(place, 'vault.db'), former: killed };
}

let killed: Witness;

async function prepare(): Promise<void> {
  mkdirSync(at('killed'));
  mkdirSync(at('live'));
  const store = await open(at('live', 'log.db'));
  const witness = new Witness();
  for (let round = 0; round < 3; round++) await Promise.all(streams.map((stream) => witness.append(store, stream)));
  makeVault(at('live', 'vault.db'), 'of the backup');
  await backUp({ log: at('live', 'log.db'), vault: at('live', 'vault.db') }, at('older'), systemClock);
  for (let round = 0; round < 3; round++) await Promise.all(streams.map((stream) => witness.append(store, stream)));
  for (const part of ['', '-wal']) copyFileSync(at('live', `log.db${part}`), at('killed', `log.db${part}`));
  makeVault(at('killed', 'vault.db'), 'of the former log');
  await store.close();
  killed = witness;
}

test(
  'a restore killed at any point: log and keys are both the former ones or both the restored ones, or nobody starts; and it can be run again',
  async () => {
    await prepare();
    const outcomes = new Map<string, number>();
    let k = 1;
    for (; ; k++) {
      const { backup, log, vault, former } = await scene(k);
      const { signal, stderr } = spawnSync(process.execPath, [restoring, String(k), backup, log, vault], { encoding: 'utf8' });
      if (signal === null) expect(stderr).not.toContain('Error');
      const outcome = await found(log, vault, former);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (signal === null) break;

      await restore(backup, { log, vault }, { clock: systemClock, replace: true });
      expect(await found(log, vault, former)).toBe('restored');
      await expectKept(log, former);
      expect(readdirSync(join(log, '..')).filter((name) => name.includes('.restoring'))).toEqual([]);
      rmSync(join(log, '..'), { recursive: true });
    }
    expect([...outcomes.keys()].sort()).toEqual(['former', 'refused', 'restored']);
    tell(
      'node:sqlite',
      `restore killed at ${k - 1} points: ${[...outcomes].map(([name, count]) => `${name} ${count}`).join(', ')}, 0 mixed, 0 lost`,
    );
  },
  patience,
);

/** What a service finds that starts now. */
async function found(log: string, vault: string, former: Witness): Promise<string> {
  const store = await open(log).catch((error: { code?: string }) => error.code);
  if (typeof store === 'string' || store === undefined) {
    expect(store).toBe('LOG_UNUSABLE');
    return 'refused';
  }
  try {
    const isFormer = !(await identityTypes(store)).includes('log.epoch-changed');
    expect(existsSync(vault) && keyIn(vault)).toBe(isFormer ? 'of the former log' : 'of the backup');
    if (isFormer) await judge(store, former.testimony());
    return isFormer ? 'former' : 'restored';
  } finally {
    await store.close();
  }
}

const identityTypes = async (store: SqliteEventStore): Promise<string[]> =>
  (await Array.fromAsync(store.readStream('log-identity'))).map(({ type }) => type);

/** The former log stands beside, whole. */
async function expectKept(log: string, former: Witness): Promise<void> {
  const beside = readdirSync(join(log, '..')).filter((name) => /^log\.db\.replaced-\d+$/.test(name));
  const counts = await Promise.all(beside.map(async (name) => (await verifyLog(join(log, '..', name))).events));
  const wanted = [...former.testimony().told.values()].reduce((sum, { acknowledged }) => sum + acknowledged, 1);
  expect(counts).toContain(wanted);
}
