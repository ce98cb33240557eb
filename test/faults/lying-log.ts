import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { openSqliteStore, type SqliteEventStore } from '#event-store';
import type { Instant } from '#kernel';
import { lyingEngine, type Disk, type LyingEngineOptions } from '../../libs/event-store/src/testkit/lying-disk/index.js';
import { BrokenPromise, judge, streams, Witness, type Testimony } from './witness.js';

const folder = mkdtempSync(join(tmpdir(), 'honbu-faults-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The store looks for the file itself before it asks SQLite; this empty one stands there for the one on the disk in memory. */
export const path = join(folder, 'log.db');
writeFileSync(path, '');

/** Pages of the write-ahead log: few, so that short runs move it into the file often. */
const checkpointEvery = 24;

const clock = { now: () => '2026-11-22T03:00:00.000Z' as Instant };

export const openOn = (disk: Disk, options: LyingEngineOptions = {}): Promise<SqliteEventStore> =>
  openSqliteStore({ path, mode: 'writer', create: { drill: true, clock }, engine: lyingEngine(disk, { checkpointEvery, ...options }) });

/**
 * Starts on a disk as it was found, holds the log against the testimony, sends again what had stayed open, goes on writing, and looks once
 * more, at the structure of the file too. Throws `BrokenPromise`, or what the store said when it could not start.
 */
export async function recoverAndJudge(disk: Disk, testimony: Testimony): Promise<void> {
  const witness = Witness.from(testimony);
  const store = await openOn(disk);
  try {
    await judge(store, testimony);
    for (let round = 0; round < 2; round++) await Promise.all(streams.map((stream) => witness.append(store, stream)));
    await judge(store, witness.testimony());
  } finally {
    await store.close();
  }
  const database = lyingEngine(disk).open(path, { readOnly: false });
  const found = database.prepare('PRAGMA integrity_check').get();
  database.close();
  if (found?.[0] !== 'ok') throw new BrokenPromise(`integrity: ${String(found?.[0])}`);
}
