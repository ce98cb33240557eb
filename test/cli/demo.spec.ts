import { mkdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { startEngine, type Engine } from '../api/support/engine.js';
import { asRole, honbu, scratch, startDrill, type Drill } from './running-honbu.js';

jest.setTimeout(240_000);

const folder = scratch();
let drill: Drill | undefined;
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => {
  await drill?.end();
  await engine.close();
  folder.remove();
});

const start = (data: string, ...args: string[]): Promise<Drill> =>
  startDrill(data, ...args, ...(engine.eventStore === undefined ? [] : ['--eventstore', engine.eventStore]));

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

describe('the life of a drill, from its first start to the next one', () => {
  const data = folder.of('drill');
  let former: string[];

  test('it goes on where kill -9 stopped it, loses nothing and records nothing twice', async () => {
    drill = await start(data, '--speed', '120');
    await until(drill, /\[min 4\]/);
    const before = await seen(drill.url);
    expect(before).toMatchObject({ incidents: [expect.any(String)], persons: 26 });
    await drill.kill();

    drill = await start(data, '--speed', '600');
    await until(drill, /The script goes on from \d+/);
    await until(drill, /The script is over/);
    const after = await seen(drill.url);
    former = after.incidents;
    expect(former).toEqual(before.incidents);
    expect(after.persons).toBe(26);
    expect(after.entries).toEqual(expect.arrayContaining(before.entries));
    expect(new Set(after.entries).size).toBe(after.entries.length);
    expect(drill.said()).not.toMatch(/refused|skipped/);
    // The one who was in danger is out of it, nobody is missing any more.
    expect(after.conditions.map(({ condition }) => condition)).not.toContain('MISSING');
  });

  test('a second one in the same folder says where the first is served; --fresh does not touch it', async () => {
    expect(await honbu('demo', '--data', data)).toMatchObject({ code: 0, out: expect.stringContaining(drill!.url) });
    expect(await honbu('demo', '--data', data, '--fresh')).toMatchObject({ code: 69, err: expect.stringContaining('[SERVICE_RUNNING]') });
    expect((await seen(drill!.url)).incidents).toEqual(former);
    expect(await drill!.end()).toBe(0);
  });

  test('--fresh starts anew', async () => {
    drill = await start(data, '--fresh', '--speed', '60');
    await until(drill, /\[min 1\]/);
    const { incidents } = await seen(drill.url);
    expect(incidents).toHaveLength(1);
    expect(former).not.toContain(incidents[0]);
  });

  test('people join at any time, and the script gives way to what they did', async () => {
    const ask = await asRole(drill!.url, 'director');
    const { incidents } = await ask<{ incidents: { nodes: { id: string }[] } }>('{ incidents { nodes { id } } }');
    const { dispatches } = await ask<{ dispatches: { nodes: { id: string }[] } }>(
      'query($id: ID!) { dispatches(incidentId: $id) { nodes { id } } }',
      { id: incidents.nodes[0]!.id },
    );
    await ask('mutation($input: DispatchStepInput!) { cancelDispatch(input: $input) { errors { code } } }', {
      input: { clientCommandId: 'visitor', dispatchId: dispatches.nodes[0]!.id },
    });
    await until(drill!, /arrangeDispatch — refused, so it is skipped/);
    await until(drill!, /\[min 8\]/);
  });
});

test('a folder with other things in it is left alone', async () => {
  mkdirSync(folder.of('mine'));
  writeFileSync(folder.of('mine/thesis.txt'), 'years of work');
  expect(await honbu('demo', '--data', folder.of('mine'), '--fresh')).toMatchObject({
    code: 78,
    err: expect.stringContaining('[NOT_OUR_FOLDER]'),
  });
});
