import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { EventStoreError, openSqliteStore, verifyLog, type EventStore, type Recorded } from '#event-store';
import { systemClock } from '#kernel';
import { randomFrom, type Random } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { inForm, patience, seed, tell } from './settings.js';
import { streams, Witness } from './witness.js';

const damages = inForm(300, 20_000);

const folder = mkdtempSync(join(tmpdir(), 'honbu-corrupt-'));
afterAll(() => rmSync(folder, { recursive: true }));
const sound = join(folder, 'sound.db');
const damaged = join(folder, 'damaged.db');
let bytes: Buffer;
let truth: string[];

const textOf = ({ stream, revision, position, id, type, data, metadata }: Recorded): string =>
  JSON.stringify([stream, Number(revision), position, id, type, data, metadata]);

/** All that the log serves, by both ways of reading, as text. */
async function everything(store: EventStore, served: string[] = []): Promise<string[]> {
  for await (const event of store.readAll()) served.push(textOf(event));
  for (const stream of streams) for await (const event of store.readStream(stream)) served.push(textOf(event));
  return served;
}

beforeAll(async () => {
  const store = await openSqliteStore({ path: sound, mode: 'writer', create: { drill: true, clock: systemClock } });
  const witness = new Witness();
  for (let round = 0; round < 20; round++) await Promise.all(streams.map((stream) => witness.append(store, stream)));
  truth = await everything(store);
  await store.close();
  bytes = readFileSync(sound);
});

/** Kinds of page in SQLite's file format: leaves of an index, leaves of a table. */
const leaves = new Set([10, 13]);

/** Every damage must change something. */
const holdsSomething = (start: number, end: number): boolean => bytes.subarray(start, end).some((byte) => byte !== 0);

/** A page that lost its last entries, and is in order otherwise. */
function shortened(copy: Buffer, random: Random): Buffer {
  const page = copy.readUInt16BE(16);
  const found = Array.from({ length: copy.length / page - 1 }, (_, n) => (n + 1) * page).filter(
    (at) => leaves.has(copy[at]!) && copy.readUInt16BE(at + 3) > 0,
  );
  const at = found[random.below(found.length)]! + 3;
  copy.writeUInt16BE(random.below(copy.readUInt16BE(at)), at);
  return copy;
}

/** One to eight bytes changed, a sector of zeros, or a page that lost its last entries. */
function damage(random: Random): Buffer {
  const copy = Buffer.from(bytes);
  if (random.chance(0.1)) return shortened(copy, random);
  if (random.chance(0.2)) {
    const sectors = Array.from({ length: copy.length >> 9 }, (_, n) => n << 9).filter((from) => holdsSomething(from, from + 512));
    const from = sectors[random.below(sectors.length)]!;
    return copy.fill(0, from, from + 512);
  }
  for (let n = 1 + random.below(8); n > 0; n--) {
    const at = random.below(copy.length);
    copy[at] = bytes[at]! ^ (1 + random.below(255));
  }
  return copy;
}

/** What a reader of the damaged file is served, and the code of the error that ended it. */
async function read(mode: 'writer' | 'reader'): Promise<{ served: string[]; code: string | undefined }> {
  const served: string[] = [];
  try {
    const store = await openSqliteStore({ path: damaged, mode });
    try {
      await everything(store, served);
    } finally {
      await store.close();
    }
    return { served, code: undefined };
  } catch (error) {
    if (error instanceof EventStoreError) return { served, code: error.code };
    throw error;
  }
}

test(
  `bytes flipped at ${damages} random places: told with a code, or every event is read as it was written`,
  async () => {
    const told = new Map<string, number>();
    const lies: string[] = [];
    for (let n = 0; n < damages; n++) {
      const random = randomFrom(seed + n);
      writeFileSync(damaged, damage(random));
      for (const part of ['-wal', '-shm']) rmSync(damaged + part, { force: true });
      if (readFileSync(damaged).equals(bytes)) lies.push(`damage ${n} left the file as it was`);
      try {
        const { served, code } = await read(random.chance(0.5) ? 'reader' : 'writer');
        if (served.some((line, at) => line !== truth[at])) lies.push(`damage ${n}: something else was served before ${code}`);
        // A name that is no longer found reads as one that never was; only looking at the whole log tells.
        if (code === 'STREAM_NOT_FOUND')
          await expect(verifyLog(damaged)).rejects.toMatchObject({ code: expect.stringMatching(/LOG_UNUSABLE|CORRUPT_ROW/) });
        if (code === undefined && served.length !== truth.length) lies.push(`damage ${n}: ${served.length} events served as all`);
        told.set(code ?? 'harmless', (told.get(code ?? 'harmless') ?? 0) + 1);
      } catch (error) {
        lies.push(`damage ${n}: ${(error as Error).stack?.split('\n').slice(0, 4).join('\n')}`);
      }
    }
    expect(lies).toEqual([]);
    expect(told.get('harmless') ?? 0).toBeLessThan(damages / 2);
    tell(
      'node:sqlite',
      `corrupted file, ${damages} damages: ${[...told].map(([name, count]) => `${name} ${count}`).join(', ')}, 0 served as truth`,
    );
  },
  patience,
);

test('the sound file itself is read whole', async () => {
  copyFileSync(sound, damaged);
  expect(await read('writer')).toEqual({ served: truth, code: undefined });
});
