import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openSqliteStore, StorageFull, verifyLog } from '#event-store';
import { systemClock } from '#kernel';
import { randomFrom } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { LimitedSpace } from '../../libs/event-store/src/testkit/limited-space.js';
import { inForm, patience, seed, tell } from './settings.js';
import { judge, streams, Witness } from './witness.js';

const cycles = inForm(20, 200);
const folder = mkdtempSync(join(tmpdir(), 'honbu-full-'));
afterAll(() => rmSync(folder, { recursive: true }));

test(
  `${cycles} × no space and space again: nothing half stored, reads go on, and the same appends succeed (seed ${seed})`,
  async () => {
    const random = randomFrom(seed);
    const path = join(folder, 'log.db');
    const space = new LimitedSpace();
    const store = await openSqliteStore({ path, mode: 'writer', create: { drill: true, clock: systemClock }, engine: space });
    const witness = new Witness();
    let refusals = 0;
    const appendAll = async (): Promise<void> => {
      const outcomes = await Promise.allSettled(streams.map((stream) => witness.append(store, stream)));
      for (const [n, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') continue;
        expect(outcome.reason).toBeInstanceOf(StorageFull);
        witness.refused(streams[n]!);
        refusals++;
      }
    };
    for (let cycle = 0; cycle < cycles; cycle++) {
      space.leave(random.below(12));
      const before = refusals;
      while (refusals === before) await appendAll();
      await judge(store, witness.testimony());
      await appendAll();
      space.makeSpace();
      const full = refusals;
      await appendAll();
      expect(refusals).toBe(full);
    }
    await judge(store, witness.testimony());
    await store.close();
    const { events } = await verifyLog(path);
    tell('node:sqlite', `full disk, ${cycles} cycles, ${refusals} appends refused, ${events} events stored, 0 lost, 0 half stored`);
  },
  patience,
);
