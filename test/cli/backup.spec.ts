import { readdirSync, readFileSync, cpSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { asRole, honbu, honbuProcess, scratch, startDrill, type Drill } from './running-honbu.js';

jest.setTimeout(180_000);

const folder = scratch();
const data = folder.of('drill');
const TITLE = '秘密の表題';
let drill: Drill;
let incidentId: string;

beforeAll(async () => {
  drill = await startDrill(data, '--no-script');
  incidentId = await record(0);
});
afterAll(async () => {
  await drill.end();
  folder.remove();
});

async function record(n: number): Promise<string> {
  const ask = await asRole(drill.url, 'director');
  const { recordReport } = await ask<{ recordReport: { incident: { id: string } } }>(
    'mutation($input: RecordReportInput!) { recordReport(input: $input) { incident { id } errors { code } } }',
    {
      input: {
        clientCommandId: `backup-${n}`,
        open: { title: TITLE, zone: 'Asia/Tokyo' },
        content: { channel: 'PHONE', text: `報告 ${n}` },
      },
    },
  );
  return recordReport.incident.id;
}

describe('a backup beside a running server', () => {
  test('is taken while it records, and holds nothing readable', async () => {
    let writing = true;
    let recorded = 0;
    const load = (async () => {
      for (let n = 1; writing; n++) {
        await record(n);
        recorded = n;
      }
    })();
    const saved = await honbuProcess('backup', folder.of('saved'), '--data', data);
    writing = false;
    await load;
    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('verified') });
    expect(recorded).toBeGreaterThan(0);
    expect(readdirSync(folder.of('saved')).sort()).toEqual(['log.sqlite', 'manifest.json', 'vault.sqlite']);
    expect(readFileSync(folder.of('saved/log.sqlite')).includes(TITLE)).toBe(false);
  });

  test('is not put into a folder that holds something', async () => {
    expect(await honbu('backup', folder.of('saved'), '--data', data)).toMatchObject({
      code: 2,
      err: expect.stringContaining('[FOLDER_NOT_EMPTY]'),
    });
  });
});

test('an export holds the incident’s events, sealed as they are stored', async () => {
  expect(await honbu('export', 'incident', incidentId, '--out', folder.of('incident.jsonl'), '--data', data)).toMatchObject({ code: 0 });
  const events = readFileSync(folder.of('incident.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string });
  expect(events.map(({ type }) => type)).toEqual(expect.arrayContaining(['incident.opened', 'incident.report-recorded']));
  expect(JSON.stringify(events)).not.toContain(TITLE);
  expect(await honbu('export', 'incident', incidentId, '--out', folder.of('incident.jsonl'), '--data', data)).toMatchObject({ code: 2 });
});

test('an export of what is no id of an incident says so, and names no option that it does not have', async () => {
  const answer = await honbu('export', 'incident', 'nonsense', '--out', folder.of('nonsense.jsonl'), '--data', data);
  expect(answer).toMatchObject({ code: 2, err: expect.stringContaining('[INCIDENT_ID_INVALID]') });
  expect(answer.err).not.toContain('--incident');
});

test('verify reads every event beside the running server', async () => {
  expect(await honbu('verify', '--data', data)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/\d+ events in \d+ streams: hashes and numbering are right/),
  });
});

describe('a restore', () => {
  test('is refused while the server runs', async () => {
    expect(await honbu('restore', folder.of('saved'), '--data', data, '--force')).toMatchObject({
      code: 69,
      err: expect.stringContaining('[SERVICE_RUNNING]'),
    });
    expect(await honbu('rebuild', '--offline', '--data', data)).toMatchObject({ code: 69 });
    expect(await honbu('new-epoch', '--data', data)).toMatchObject({ code: 69 });
  });

  test('brings the record back into another folder, where the service goes on with it', async () => {
    await drill.end();
    const target = folder.of('restored');
    expect(await honbu('restore', folder.of('saved'), '--data', target)).toMatchObject({
      code: 0,
      err: expect.stringContaining('root.key'),
    });
    for (const name of ['root.key', 'root.passphrase']) cpSync(`${data}/${name}`, `${target}/${name}`);
    expect(await honbu('restore', folder.of('saved'), '--data', target)).toMatchObject({
      code: 2,
      err: expect.stringContaining('[RESTORE_FORCE_NEEDED]'),
    });
    expect(await honbu('verify', '--data', target)).toMatchObject({ code: 0 });
    expect(await honbu('rebuild', '--offline', '--data', target)).toMatchObject({ code: 0 });

    drill = await startDrill(target, '--no-script');
    const ask = await asRole(drill.url, 'director');
    const { incident } = await ask<{ incident: { title: { text: string } } }>('query($id: ID!) { incident(id: $id) { title { text } } }', {
      id: incidentId,
    });
    expect(incident.title.text).toBe(TITLE);
  });
});
