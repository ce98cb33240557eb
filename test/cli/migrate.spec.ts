import { copyFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { LogUnusable, openEventStore } from '#event-store';
import { ReadModel } from '#projection';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { asRole, honbu, honbuIn, honbuKilledAt, honbuProcess, scratch, startDrill, type Drill } from './running-honbu.js';

jest.setTimeout(240_000);

const folder = scratch();
const data = folder.of('drill');
const from = `sqlite:${data}/log.sqlite`;
let drill: Drill;
let server: InProcessServer;
let to: string;
let titled: readonly unknown[];
let boards: readonly unknown[][];

beforeAll(async () => {
  server = await InProcessServer.start({ store: await emptyStore() });
  to = server.connectionString;
  drill = await startDrill(data, '--speed', '600');
  while (!drill.said().includes('The script is over')) await sleep(100);
  titled = await titles();
});
afterAll(() => {
  server.stop();
  folder.remove();
});

/** All that the boards stand on. Positions are an engine's own: what is compared is their order. */
async function boardsIn(of: string, log = `sqlite:${of}/log.sqlite`): Promise<readonly unknown[][]> {
  const store = await openEventStore(log, { prefix: 'honbu' });
  await store.close();
  const model = ReadModel.open(`${of}/read-model.sqlite`, store.identity.epoch);
  const entries = model
    .dump()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown[]);
  model.close();
  const positions = new Set(entries.flat().filter((value) => typeof value === 'number'));
  const order = [...positions].sort((a, b) => a - b);
  return entries.map((entry) => entry.map((value) => (typeof value === 'number' ? order.indexOf(value) : value)));
}

/** Sealed words, opened: the log and its keys belong together. */
async function titles(): Promise<readonly unknown[]> {
  const ask = await asRole(drill.url, 'director');
  const { incidents } = await ask<{ incidents: { nodes: { title: unknown }[] } }>('{ incidents { nodes { id title { text } } } }');
  return incidents.nodes;
}

const rebuild = (of: string, log: NodeJS.ProcessEnv = {}) => honbuIn(log, 'rebuild', '--offline', '--data', of);

describe('a drill’s log', () => {
  test('does not move while its server runs', async () => {
    expect(await honbu('migrate', '--from', from, '--to', to)).toMatchObject({
      code: 69,
      err: expect.stringContaining('[SERVICE_RUNNING]'),
    });
    await drill.end();
  });

  test('moves from the file to a server, killed on the way and going on', async () => {
    expect(await rebuild(data)).toMatchObject({ code: 0 });
    boards = await boardsIn(data);
    expect(boards.length).toBeGreaterThan(100);
    expect(titled).toEqual([{ id: expect.any(String), title: { text: expect.any(String) } }]);

    await honbuKilledAt(/^\d+\/\d+$/m, 'migrate', '--from', from, '--to', to);
    await expect(openEventStore(to, { prefix: 'honbu' })).rejects.toBeInstanceOf(LogUnusable);
    expect(await rebuild(data, { HONBU_EVENTSTORE: to })).toMatchObject({ code: 69, err: expect.stringContaining('not finished') });

    expect(await honbuProcess('migrate', '--from', from, '--to', to)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+ events moved, each compared with the original/),
      err: expect.stringContaining('HONBU_EVENTSTORE'),
    });
  });

  test('shows the same boards there, byte for byte', async () => {
    expect(await rebuild(data, { HONBU_EVENTSTORE: to })).toMatchObject({ code: 0 });
    expect(await boardsIn(data, to)).toEqual(boards);
  });

  test('does not move to where a log is', async () => {
    const again = await honbu('migrate', '--from', from, '--to', to);
    expect(again).toMatchObject({ code: 2, err: expect.stringContaining('[TARGET_TAKEN]') });
  });

  test('moves back into a file with its vault, and shows the same boards again', async () => {
    const home = folder.of('home');
    const vaults = ['--vault-from', `sqlite:${data}/vault.sqlite`, '--vault-to', `sqlite:${home}/vault.sqlite`];
    expect(await honbu('migrate', '--from', to, '--to', `sqlite:${home}/log.sqlite`, ...vaults)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/The vault is copied too \(\d+ keys\)/),
    });
    for (const name of ['root.key', 'root.passphrase']) copyFileSync(`${data}/${name}`, `${home}/${name}`);
    expect(await honbu('verify', '--data', home)).toMatchObject({ code: 0 });
    expect(await rebuild(home)).toMatchObject({ code: 0 });
    expect(await boardsIn(home)).toEqual(boards);

    drill = await startDrill(home, '--no-script');
    expect(await titles()).toEqual(titled);
    await drill.end();
  });
});

test('a place that cannot be meant is refused without repeating it', async () => {
  for (const [option, ...places] of [
    ['--from', '--from', 'mysql://user:secret@db', '--to', to],
    ['--to', '--from', from, '--to', 'esdb://user:secret@db?nonsense=1'],
    ['--prefix', '--from', from, '--to', to, '--prefix', 'NO SECRET'],
  ] as const) {
    const answer = await honbu('migrate', ...places);
    expect(answer).toMatchObject({ code: 2, err: expect.stringContaining(`${option} should be`) });
    expect(answer.err).not.toMatch(/secret/i);
  }
  expect(await honbu('migrate', '--from', `sqlite:${folder.of('none')}`, '--to', to)).toMatchObject({
    code: 69,
    err: expect.stringContaining('[NO_RECORD]'),
  });
  expect(await honbu('migrate')).toMatchObject({ code: 2 });
});
