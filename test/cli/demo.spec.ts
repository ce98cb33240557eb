import { writeFileSync, mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { asRole, honbu, scratch, startDrill, type Drill } from './running-honbu.js';

jest.setTimeout(240_000);

let folder: ReturnType<typeof scratch>;
let drill: Drill | undefined;
beforeEach(() => {
  folder = scratch();
});
afterEach(async () => {
  await drill?.end();
  drill = undefined;
  folder.remove();
});

interface Seen {
  readonly chronology: { readonly totalCount: number; readonly nodes: readonly { readonly eventId: string }[] };
}

async function seen(
  url: string,
): Promise<{ incidents: string[]; persons: number; entries: string[]; conditions: { condition: string; count: number }[] }> {
  const ask = await asRole(url, 'director');
  const { incidents } = await ask<{
    incidents: { nodes: { id: string; persons: number; conditions: { condition: string; count: number }[] }[] };
  }>('{ incidents { nodes { id persons conditions { condition count } } } }');
  const [incident] = incidents.nodes;
  if (!incident) return { incidents: [], persons: 0, entries: [], conditions: [] };
  const { chronology } = await ask<Seen>('query($id: ID!) { chronology(incidentId: $id, first: 100) { totalCount nodes { eventId } } }', {
    id: incident.id,
  });
  return {
    incidents: incidents.nodes.map(({ id }) => id),
    persons: incident.persons,
    entries: chronology.nodes.map(({ eventId }) => eventId),
    conditions: incident.conditions.filter(({ count }) => count > 0),
  };
}

async function until(drill: Drill, words: RegExp): Promise<void> {
  while (!words.test(drill.said())) {
    if (drill.process.exitCode !== null) throw new Error(`it ended: ${drill.said()}`);
    await sleep(50);
  }
}

test('a drill goes on where kill -9 stopped it, loses nothing and records nothing twice', async () => {
  const data = folder.of('drill');
  drill = await startDrill(data, '--speed', '60');
  await until(drill, /\[min 4\]/);
  const before = await seen(drill.url);
  expect(before).toMatchObject({ incidents: [expect.any(String)], persons: 26 });
  await drill.kill();

  drill = await startDrill(data, '--speed', '600');
  await until(drill, /The script goes on from \d+/);
  await until(drill, /The script is over/);
  const after = await seen(drill.url);
  expect(after.incidents).toEqual(before.incidents);
  expect(after.persons).toBe(26);
  expect(after.entries).toEqual(expect.arrayContaining(before.entries));
  expect(new Set(after.entries).size).toBe(after.entries.length);
  expect(drill.said()).not.toMatch(/refused|skipped/);
  // The one who was in danger is out of it, nobody is missing any more.
  expect(after.conditions.map(({ condition }) => condition)).not.toContain('MISSING');
  expect(await drill.end()).toBe(0);
});

test('people join at any time, and the script gives way to what they did', async () => {
  drill = await startDrill(folder.of('drill'), '--speed', '30');
  await until(drill, /\[min 1\]/);
  const ask = await asRole(drill.url, 'director');
  const { incidents } = await ask<{ incidents: { nodes: { id: string }[] } }>('{ incidents { nodes { id } } }');
  const { dispatches } = await ask<{ dispatches: { nodes: { id: string }[] } }>(
    'query($id: ID!) { dispatches(incidentId: $id) { nodes { id } } }',
    {
      id: incidents.nodes[0]!.id,
    },
  );
  await ask('mutation($input: DispatchStepInput!) { cancelDispatch(input: $input) { errors { code } } }', {
    input: { clientCommandId: 'visitor', dispatchId: dispatches.nodes[0]!.id },
  });
  await until(drill, /arrangeDispatch — refused, so it is skipped/);
  await until(drill, /\[min 8\]/);
});

test('a second one in the same folder says where the first is served; --fresh does not touch it', async () => {
  const data = folder.of('drill');
  drill = await startDrill(data, '--speed', '1');
  await until(drill, /runs at/);
  await sleep(1000);
  expect(await honbu('demo', '--data', data)).toMatchObject({ code: 0, out: expect.stringContaining(drill.url) });
  expect(await honbu('demo', '--data', data, '--fresh')).toMatchObject({ code: 69, err: expect.stringContaining('[SERVICE_RUNNING]') });
});

test('--fresh starts anew', async () => {
  const data = folder.of('drill');
  drill = await startDrill(data, '--speed', '600');
  await until(drill, /\[min 1\]/);
  const [former] = (await seen(drill.url)).incidents;
  await drill.end();
  drill = await startDrill(data, '--fresh', '--no-script');
  expect((await seen(drill.url)).incidents).not.toContain(former);
});

test('a folder with other things in it is left alone', async () => {
  mkdirSync(folder.of('mine'));
  writeFileSync(folder.of('mine/thesis.txt'), 'years of work');
  expect(await honbu('demo', '--data', folder.of('mine'), '--fresh')).toMatchObject({
    code: 78,
    err: expect.stringContaining('[NOT_OUR_FOLDER]'),
  });
});
