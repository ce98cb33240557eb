import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { systemClock } from '#kernel';
import { collect, eventsOf, idsOf, listen, someEvent } from '../testkit/events.js';
import { afterPowerLoss, Disk, lyingEngine, randomFrom, type OperationKind } from '../testkit/lying-disk/index.js';
import { stagedRestore } from '../staged-restore.js';
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

  const codeOf = ({ code }: { code: string }): string => code;

  /** An append on a new log whose disk runs out of space as `judge` says; what it says, what others then hear, and what a power loss leaves of all. */
  async function appendWithoutSpace(judge: Disk['judge']) {
    await store.close();
    disk = new Disk();
    store = await openOn(disk);
    const event = someEvent();
    const append = () => store.append('incident-1', [event], { expected: 'no_stream' }).then(() => 'STORED', codeOf);
    disk.judge = judge;
    const said = await append();
    const ended = afterPowerLoss(disk, 'everything-arrived', randomFrom(1));
    const again = await append();
    const others = await store.append('incident-2', eventsOf(1), { expected: 'no_stream' }).then(() => 'STORED', codeOf);
    heal();
    await store.close();
    store = await openOn(ended);
    const found = (await collect(store.readAll())).filter(({ stream }) => stream.startsWith('incident'));
    await expect(append()).resolves.toBe('STORED');
    expect(await collect(store.readStream('incident-1'))).toHaveLength(1);
    return { said, again, others, found: found.length };
  }

  test('the k-th write of an append finds no space, though its bytes are there, for every k: nothing is stored, after a power loss neither', async () => {
    for (let k = 1; ; k++) {
      let writes = 0;
      const { said, found } = await appendWithoutSpace(({ kind }) =>
        kind === 'write' && ++writes === k ? { fail: 'ENOSPC', arrives: 1 } : 'do',
      );
      if (said === 'STORED' && k > 8) break;
      expect([k, said, found]).toEqual([k, 'STORAGE_FULL', 0]);
    }
  });

  test('… and nothing can be written from then on: the outcome is unknown until there is space, later appends hear that nothing is stored', async () => {
    const left = new Set<number>();
    for (let k = 1; ; k++) {
      let writes = 0;
      const { said, again, others, found } = await appendWithoutSpace(({ kind }) =>
        kind === 'write' && ++writes >= k ? { fail: 'ENOSPC', arrives: writes === k ? 1 : 0 } : 'do',
      );
      if (said === 'STORED' && k > 8) break;
      expect([k, said, again, others]).toEqual([k, 'OUTCOME_UNKNOWN', 'OUTCOME_UNKNOWN', 'STORAGE_FULL']);
      left.add(found);
    }
    expect(left).toEqual(new Set([0, 1]));
  });

  test.each([1, 2, 3, 4, 5])(
    'files can grow by %d pages only: what is left of an append is overwritten, and nothing is stored',
    async (pages) => {
      let space = pages * 4200;
      const full = await appendWithoutSpace(({ growth }) => ((space -= growth) < 0 ? ((space += growth), { fail: 'ENOSPC' }) : 'do'));
      expect(full).toMatchObject({ said: 'STORAGE_FULL', found: 0 });
    },
  );

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

test('where a restore was cut off nobody begins an empty log', async () => {
  writeFileSync(stagedRestore(path), '');
  await expect(openSqliteStore({ path, mode: 'writer', create })).rejects.toMatchObject({
    code: 'LOG_UNUSABLE',
    reason: expect.stringContaining('run it again'),
  });
});
