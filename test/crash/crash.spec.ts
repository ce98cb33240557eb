import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSqliteStore, positionOf } from '#event-store';
import { randomFrom } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { inForm, seed, tell } from '../faults/settings.js';
import { eventAt, streams } from './plan.js';

const cycles = inForm(50, 1_000);
const writers = fileURLToPath(new URL('../../dist/test/crash/writers.js', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'honbu-crash-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test(
  `${cycles} × kill -9 under four writers: nothing acknowledged is lost, no gap, no double (seed ${seed})`,
  async () => {
    const path = join(folder, 'log.db');
    const random = randomFrom(seed);
    const acknowledged = new Map(streams.map((stream) => [stream, 0]));
    const stored = new Map(streams.map((stream) => [stream, 0]));
    const position = { last: 0 };
    let unacknowledged = 0;
    for (let cycle = 0; cycle < cycles; cycle++) {
      await writeAndKill(path, acknowledged, 10 + random.below(90));
      await readOn(path, stored, position);
      for (const stream of streams) {
        expect(stored.get(stream)).toBeGreaterThanOrEqual(acknowledged.get(stream)!);
        unacknowledged += stored.get(stream)! - acknowledged.get(stream)!;
      }
    }
    const count = [...stored.values()].reduce((a, b) => a + b);
    expect(count).toBeGreaterThan(cycles * streams.length);
    expect(position.last).toBe(count + 1);
    tell('node:sqlite', `${cycles} kills, ${count} events, ${unacknowledged} stored but not yet acknowledged when killed, 0 lost`);
  },
  cycles * 5000,
);

/** Lets the writers run for `milliseconds` after their first acknowledgement, then kills them; notes what they were told. */
async function writeAndKill(path: string, acknowledged: Map<string, number>, milliseconds: number): Promise<void> {
  const child = spawn(process.execPath, [writers, path, ...[...acknowledged.values()].map(String)], { stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const closed = once(child, 'close');
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
  const [, signal] = (await closed) as [number | null, string | null];
  if (signal !== 'SIGKILL') throw new Error(`the writers ended by themselves: ${complaint}`);
  for (const line of told.split('\n').slice(0, -1)) {
    const [stream, count] = line.split(' ') as [string, string];
    acknowledged.set(stream, Number(count));
  }
}

/** Reads what came since the last look: every position, every revision once, and the very event that belongs there. */
async function readOn(path: string, stored: Map<string, number>, position: { last: number }): Promise<void> {
  const store = await openSqliteStore({ path, mode: 'reader' });
  const { epoch } = store.identity;
  for await (const event of store.readAll({ from: positionOf(epoch, position.last) })) {
    if (event.position === positionOf(epoch, position.last)) continue;
    expect(event.position).toBe(positionOf(epoch, ++position.last));
    if (event.stream === 'log-identity') continue;
    const n = stored.get(event.stream)!;
    expect(event.revision).toBe(BigInt(n));
    expect({ id: event.id, data: event.data }).toEqual({ id: eventAt(event.stream, n).id, data: eventAt(event.stream, n).data });
    stored.set(event.stream, n + 1);
  }
  await store.close();
}
