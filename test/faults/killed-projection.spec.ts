import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSqliteStore, type SqliteEventStore } from '#event-store';
import { systemClock } from '#kernel';
import { ProjectionRunner, ReadModel } from '#projection';
import { randomFrom } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { markAt, registry, views } from './marks.js';
import { inForm, patience, seed, tell } from './settings.js';

const kills = inForm(6, 500);
/** One kill at least must hit; where none of the first did, so many are tried. */
const mostKills = 10 * kills;
const history = inForm(12_000, 50_000);
/** A projector is killed within this part of the time that a rebuild takes. */
const killedWithin = inForm(1, 1 / 3);
const projector = fileURLToPath(new URL('../../dist/test/faults/projector.js', import.meta.url));

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-killed-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const open = (path: string): Promise<SqliteEventStore> =>
  openSqliteStore({ path, mode: 'writer', create: { drill: true, clock: systemClock } });

/** Lets the projector run for `milliseconds` from the moment it begins to project, then kills it. */
async function projectAndKill(milliseconds: number, log: string, model: string, writeFrom?: number): Promise<void> {
  const child = spawn(process.execPath, [projector, log, model, ...(writeFrom === undefined ? [] : [String(writeFrom)])], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const closed = once(child, 'close');
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the projector ended by itself: ${complaint}`);
}

/** The rows after the model caught up with the log. */
async function dumpOf(store: SqliteEventStore, model: string): Promise<string> {
  const runner = new ProjectionRunner(store, registry, ReadModel.open(model, store.identity.epoch), views);
  await runner.start();
  const dump = runner.model.dump();
  await runner.close();
  return dump;
}

/** How far the rows of a killed process had come. */
function checkpointIn(model: string): number {
  const database = new DatabaseSync(model);
  try {
    return database.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'views'").get()!['n'] === 0
      ? 0
      : Number(database.prepare('SELECT coalesce(max(position), 0) AS n FROM views').get()!['n']);
  } finally {
    database.close();
  }
}

const eventsIn = async (store: SqliteEventStore): Promise<number> => Number((await store.head()).split('.')[1]);

test(
  `${kills} × kill -9 while projecting live: the rows that go on equal a rebuild from zero, byte for byte (seed ${seed})`,
  async () => {
    const random = randomFrom(seed);
    let written = 0;
    let behind = 0;
    let kill = 0;
    for (; kill < kills || (behind === 0 && kill < mostKills); kill++) {
      await projectAndKill(40 + random.below(120), at('live.db'), at('live-rows.db'), written);
      const store = await open(at('live.db'));
      written = await eventsIn(store);
      const reached = checkpointIn(at('live-rows.db'));
      if (reached > 0 && reached < written) behind++;
      if (kill % 3 === 2 || kill >= kills - 1) {
        rmSync(at('zero.db'), { force: true });
        expect(await dumpOf(store, at('live-rows.db'))).toBe(await dumpOf(store, at('zero.db')));
      }
      await store.close();
    }
    expect(written).toBeGreaterThan(kills);
    expect(behind).toBeGreaterThan(0);
    tell('node:sqlite', `projection, ${kill} kills, ${written} events, ${behind} times behind when killed, rows equal`);
  },
  patience,
);

test(
  `${kills} × kill -9 during rebuilds of ${history} events, each killed until it is done: it equals a rebuild from zero, byte for byte (seed ${seed})`,
  async () => {
    const random = randomFrom(seed + 1);
    const store = await open(at('long.db'));
    await Promise.all(
      Array.from({ length: history }, (_, n) => markAt(n)).map(({ stream, event }) => store.append(stream, [event], { expected: 'any' })),
    );
    const begun = performance.now();
    const truth = await dumpOf(store, at('truth.db'));
    const rebuild = performance.now() - begun;
    await store.close();
    let midway = 0;
    let rebuilds = 0;
    let kill = 0;
    const goesOn = () => kill < kills || (midway === 0 && kill < mostKills);
    for (; goesOn(); rebuilds++) {
      const model = at(`killed-${rebuilds}.db`);
      for (let reached = 0; reached <= history && goesOn(); kill++) {
        await projectAndKill(random.below(rebuild * killedWithin), at('long.db'), model);
        reached = checkpointIn(model);
        if (reached > 0 && reached <= history) midway++;
      }
      const again = await open(at('long.db'));
      expect(await dumpOf(again, model)).toBe(truth);
      await again.close();
    }
    expect(midway).toBeGreaterThan(0);
    tell('node:sqlite', `${rebuilds} rebuilds of ${history} events, ${kill} kills, ${midway} of them midway, rows equal`);
  },
  patience,
);
