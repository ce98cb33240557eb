import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { asRole, honbu, scratch, startDrill, type Answer, type Drill } from './running-honbu.js';

jest.setTimeout(120_000);

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/chronology/${name}`, import.meta.url));
const folder = scratch();
let drill: Drill;

beforeAll(async () => {
  drill = await startDrill(folder.of('drill'), '--no-script');
});
afterAll(async () => {
  await drill.end();
  folder.remove();
});

const imported = (file: string, ...options: string[]): Promise<Answer> =>
  honbu('import', 'chronology', file, '--url', drill.url, '--zone', 'Europe/Lisbon', '--as', 'director', ...options);
const total = ({ out }: Answer): string | undefined => /^Total .*$/m.exec(out)?.[0];

async function entriesOf(incidentId: string): Promise<{ text: string; versions: number }[]> {
  const ask = await asRole(drill.url, 'director');
  const { chronology } = await ask<{ chronology: { nodes: { text: { text: string | null }; imported: boolean; versions: unknown[] }[] } }>(
    'query($incidentId: ID!) { chronology(incidentId: $incidentId, first: 100) { nodes { imported text { text } versions { recordedAt } } } }',
    { incidentId },
  );
  return chronology.nodes
    .filter(({ imported }) => imported)
    .map(({ text, versions }) => ({ text: text.text ?? '', versions: versions.length }));
}

const incidentIn = ({ out }: Answer): string => /: (\S+)$/m.exec(out)![1]!;

describe('a table kept in a spreadsheet', () => {
  test('is tried first without recording anything', async () => {
    const answer = await imported(fixture('bus-accident.csv'), '--open', 'tried', '--dry-run');
    expect(answer.code).toBe(1);
    expect(total(answer)).toBe('Total 100 lines: 98 new, 0 known, 0 changed, 0 corrected, 0 refused, 2 unreadable');
    expect(answer.out).toContain('line 5 No.1: new');
    const ask = await asRole(drill.url, 'director');
    expect(await ask('{ incidents { nodes { id } } }')).toEqual({ incidents: { nodes: [] } });
  });

  test('is recorded once, whoever imports it, however often and from whichever encoding', async () => {
    const first = await imported(fixture('bus-accident.csv'), '--open', 'bus');
    expect(total(first)).toContain('98 new, 0 known');
    for (const who of ['director', 'family']) {
      const again = await imported(fixture('bus-accident-sjis.csv'), '--open', 'bus', '--as', who);
      expect(total(again)).toContain('0 new, 98 known, 0 changed');
      expect(incidentIn(again)).toBe(incidentIn(first));
    }
  });

  test('joins the incident that an earlier run opened, whatever the zone', async () => {
    const file = folder.of('zoned.csv');
    writeFileSync(file, 'No,日付,日本時刻,内容\n1,2026/3/22,21:58,第一報\n');
    const run = (...options: string[]) =>
      honbu('import', 'chronology', file, '--open', 'zoned', '--url', drill.url, '--as', 'director', ...options);
    const first = await run('--zone', 'Europe/Lisbon');
    const again = await run();
    expect(first.out).toContain('Incident opened');
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('an earlier import opened') });
    expect(incidentIn(again)).toBe(incidentIn(first));
    expect(total(again)).toContain('0 new, 1 known');
  });

  test('is only read where no incident is named, and no line is called new', async () => {
    const { code, out, err } = await honbu('import', 'chronology', fixture('bus-accident.csv'), '--zone', 'Europe/Lisbon', '--dry-run');
    expect(code).toBe(1);
    expect(out).toContain('line 5 No.1: readable');
    expect(out).toContain('Total 100 lines: 98 readable, 2 unreadable');
    expect(out).not.toMatch(/\bnew\b/);
    expect(err).toContain('Compared with no incident.');
  });

  test('has a note about many lines name the first ten', async () => {
    const file = folder.of('late.csv');
    const late = Array.from({ length: 14 }, (_, at) => `${at + 2},,21:00,報告`);
    writeFileSync(file, ['No,日付,時刻,内容', '1,2026/3/22,22:00,第一報', ...late].join('\n'));
    const { err } = await honbu('import', 'chronology', file, '--dry-run');
    expect(err).toMatch(/line 3 No\.2, .*line 12 No\.11 … and 4 more: A late line: 60 minutes/);
    expect(err).not.toContain('No.12');
    expect((await honbu('--lang', 'ja', 'import', 'chronology', file, '--dry-run')).err).toContain('… ほか4件: ');
  });

  test('names each line that cannot be read, by line and column, and keeps the others', async () => {
    const { err } = await imported(fixture('bus-accident.csv'), '--open', 'bus', '--dry-run');
    expect(err).toContain(
      'line 70 「日本時刻」 25:90: There is no such time of day, or the half of the day is unclear. Write it as 21:58. [TIME_OUT_OF_RANGE]',
    );
    expect(err).toContain('line 106 「日付」: This cannot be read as a date. [DATE_NOT_UNDERSTOOD]');
    expect(err).toMatch(/line 30 No\.26: The clock went back more than 12 hours: read as the next day/);
    expect(err).toMatch(/line 15 No\.11: A late line/);
  });
});

test('a line that the record could not keep does not stop the others', async () => {
  const file = folder.of('unkept.csv');
  const long = '長'.repeat(40_000);
  writeFileSync(file, `No,日付,時刻,内容,備考\n1,2026/3/22,21:58,第一報,\n2,,22:00,\u0007,\n3,,22:05,続報,${long}\n4,,22:00-22:10,手術,`);
  const answer = await imported(file, '--open', 'unkept');
  expect(total(answer)).toBe('Total 4 lines: 2 new, 0 known, 0 changed, 0 corrected, 0 refused, 2 unreadable');
  expect(answer.err).toMatch(/line 3 「内容」: .*\[CHARACTERS_DAMAGED\]\n.*line 4 「備考」: .*\[KEPT_TOO_LONG\]/);
});

test('a time with an offset is recorded as that moment, told in the zone of the incident', async () => {
  const file = folder.of('offsets.csv');
  writeFileSync(file, '日時,内容\n2026-03-19T10:00:00-05:00,第一報\n2026-03-19T15:30:00+00:00,続報\n');
  const answer = await imported(file, '--open', 'offsets', '--zone', 'America/Lima');
  expect(answer).toMatchObject({ code: 0, err: expect.not.stringContaining('CONTRACT_VIOLATED') });
  expect(total(answer)).toContain('2 new');
  const ask = await asRole(drill.url, 'director');
  const { chronology } = await ask<{ chronology: { nodes: { occurredAt: object; text: { text: string } }[] } }>(
    'query($incidentId: ID!) { chronology(incidentId: $incidentId, first: 10) { nodes { occurredAt { instant zone } text { text } } } }',
    { incidentId: incidentIn(answer) },
  );
  const times = new Map(chronology.nodes.map(({ text, occurredAt }) => [text.text, occurredAt]));
  expect(times.get('第一報')).toEqual({ instant: '2026-03-19T15:00:00.000Z', zone: 'America/Lima' });
  expect(times.get('続報')).toEqual({ instant: '2026-03-19T15:30:00.000Z', zone: 'America/Lima' });
});

test('a line whose action calls for the headquarters waits for it, one that is open for nobody is told', async () => {
  const file = folder.of('called-for.csv');
  writeFileSync(
    file,
    '日時,どこから,どこへ,内容,対応,状態\n2026/3/22 21:58,引率,当直,第一報,要本部対応,\n2026/3/22 22:10,,,続報,,未対応\n',
  );
  const answer = await imported(file, '--open', 'called for');
  expect(total(answer)).toContain('2 new');
  expect(answer.err).toMatch(/line 3: The status is open, but the line waits for nobody/);
  const ask = await asRole(drill.url, 'director');
  const { chronology } = await ask<{
    chronology: {
      nodes: { imported: boolean; from: object | null; to: object | null; disposition: string; status: string; text: { text: string } }[];
    };
  }>(
    'query($incidentId: ID!) { chronology(incidentId: $incidentId, first: 10) { nodes { imported from { text } to { text } disposition status text { text } } } }',
    { incidentId: incidentIn(answer) },
  );
  const lines = new Map(chronology.nodes.map(({ text, ...line }) => [text.text, line]));
  expect(lines.get('第一報')).toEqual({ imported: true, from: { text: '引率' }, to: { text: '当直' }, disposition: 'HQ', status: 'OPEN' });
  expect(lines.get('続報')).toEqual({ imported: true, from: null, to: null, disposition: 'NONE', status: 'NONE' });
});

describe('a line that was changed since', () => {
  const table = (second: string): string => {
    const file = folder.of('changing.csv');
    writeFileSync(file, `No,日付,時刻,内容,担当\n1,2026/3/22,21:58,第一報,\n2,,22:10,${second},家族\n`);
    return file;
  };
  let incidentId: string;

  test('is told, and recorded only as a correction that was asked for', async () => {
    const first = await imported(table('負傷3名'), '--open', 'changing');
    incidentId = incidentIn(first);
    expect(first.code).toBe(0);

    const told = await imported(table('負傷5名'), '--incident', incidentId);
    expect(told.code).toBe(1);
    expect(told.out).toContain('line 3 No.2: changed');
    expect((await entriesOf(incidentId)).map(({ text }) => text)).toContain('負傷3名');

    const corrected = await imported(table('負傷5名'), '--incident', incidentId, '--apply-corrections');
    expect(corrected.code).toBe(0);
    expect(total(corrected)).toContain('0 new, 1 known, 0 changed, 1 corrected');
    expect((await entriesOf(incidentId)).find(({ text }) => text === '負傷5名')).toMatchObject({ versions: 1 });

    const again = await imported(table('負傷5名'), '--incident', incidentId, '--apply-corrections');
    expect(total(again)).toContain('0 new, 2 known, 0 changed, 0 corrected');
  });

  test('may be corrected by another line of the table that names its No', async () => {
    const file = folder.of('corrects.csv');
    writeFileSync(file, 'No,日付,時刻,内容,訂正\n1,2026/3/22,21:58,負傷3名,\n2,,22:30,負傷4名の誤り,1\n');
    const first = await imported(file, '--open', 'corrects', '--apply-corrections');
    expect(total(first)).toContain('1 new, 0 known, 0 changed, 1 corrected');
    expect((await entriesOf(incidentIn(first))).filter(({ versions }) => versions === 1)).toHaveLength(1);
    for (const options of [['--apply-corrections'], []])
      expect(total(await imported(file, '--open', 'corrects', ...options))).toContain('0 new, 2 known, 0 changed, 0 corrected');
  });
});

describe('a refusal', () => {
  test('leaves nobody guessing which option is missing or wrong', async () => {
    const file = fixture('chronology-en.csv');
    expect(await imported(file)).toMatchObject({ code: 2, err: expect.stringContaining('[INCIDENT_OR_TITLE]') });
    expect(await imported(folder.of('nowhere.csv'), '--open', 'x')).toMatchObject({
      code: 2,
      err: expect.stringContaining('[FILE_UNREADABLE]'),
    });
    expect(await imported(file, '--open', 'x', '--date', 'tomorrow')).toMatchObject({
      code: 2,
      err: expect.stringContaining('[IMPORT_DATE_INVALID]'),
    });
    expect(await imported(file, '--incident', 'nonsense')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/incident nonsense .*ID_INVALID/),
    });
    expect(await imported(file, '--open', 'x', '--as', 'nobody')).toMatchObject({
      code: 1,
      err: expect.stringContaining('ACCOUNT_NOT_FOUND'),
    });
  });

  test('of a forged token says no more than to sign in', async () => {
    const answer = await honbu(
      'import',
      'chronology',
      fixture('chronology-en.csv'),
      '--open',
      'x',
      '--url',
      drill.url,
      '--token',
      'hb_service_forged_token',
    );
    expect(answer.code).toBe(1);
    expect(answer.err).toContain('NOT_SIGNED_IN');
    expect(answer.err).not.toContain('forged');
  });
});

test('a service token made for imports can import and nothing else', async () => {
  const made = await honbu('token', 'create', 'importer', '--url', drill.url, '--as', 'director');
  expect(made.code).toBe(0);
  const token = made.out.trim();
  const run = () =>
    honbu(
      'import',
      'chronology',
      fixture('chronology-en.csv'),
      '--open',
      'token',
      '--url',
      drill.url,
      '--zone',
      'Europe/Lisbon',
      '--token',
      token,
    );
  expect(total(await run())).toContain('13 new');
  expect(total(await run())).toContain('0 new, 13 known');
  expect(await honbu('user', 'list', '--url', drill.url, '--token', token)).toMatchObject({
    code: 1,
    err: expect.stringContaining('FORBIDDEN'),
  });
  const id = /Id: (\S+)/.exec(made.err)![1]!;
  expect(await honbu('token', 'revoke', id, '--url', drill.url, '--as', 'director')).toMatchObject({ code: 0 });
  expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('NOT_SIGNED_IN') });
});

test('what the table says is nowhere in what the command line says', async () => {
  const { out, err } = await imported(fixture('bus-accident.csv'), '--open', 'bus', '--dry-run');
  for (const words of ['高瀬', '骨盤骨折', '聖マリナ病院']) {
    expect(readFileSync(fixture('bus-accident.csv'), 'utf8')).toContain(words);
    expect(out + err).not.toContain(words);
  }
});
