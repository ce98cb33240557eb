import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import type { Found, Member } from './support/member.js';

let house: House;
let director: Member;
let incidentId: string;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
  ({ incidentId } = await openWithHeadquarters(director));
}, 60_000);
afterAll(() => house.close());

const refusals = async (mutation: string, input: object): Promise<Found[]> => (await director.tell(mutation, input, '')).errors;

describe('text', () => {
  const BROKEN: [string, string][] = [
    ['half a character', '第一報\ud83d'],
    ['NUL', '第一報\0'],
    ['an escape', '\u001b[31m第一報'],
    ['a C1 control', '第一報\u0085'],
  ];

  test.each(BROKEN)('with %s is refused by name wherever it stands', async (_, text) => {
    for (const [mutation, input, field] of [
      ['recordReport', { incidentId, content: report(text) }, ['content', 'text']],
      ['recordReport', { incidentId, content: report('第一報', { fiveW: { where: text } }) }, ['content', 'fiveW', 'where']],
      ['recordReport', { incidentId, content: report('第一報'), importKey: text }, ['importKey']],
      ['recordReport', { incidentId, content: report('第一報'), clientCommandId: text }, ['clientCommandId']],
      ['addPerson', { incidentId, profile: { role: 'STUDENT', name: text } }, ['profile', 'name']],
      [
        'addPerson',
        { incidentId, profile: { role: 'STUDENT', name: '例示', guardians: [{ name: text }] } },
        ['profile', 'guardians', 'name'],
      ],
    ] as const)
      expect(await refusals(mutation, input)).toMatchObject([{ code: 'INPUT_INVALID', field }]);
    const account = await administers(director, 'createAccount', {
      login: 'x',
      displayName: text,
      roles: ['MEMBER'],
      password: 'long enough it is',
    });
    expect(account.errors).toMatchObject([{ code: 'INPUT_INVALID', field: ['displayName'] }]);
    const { errors } = await director.ask('query ($id: ID!, $text: String!) { search(incidentId: $id, text: $text) { totalCount } }', {
      id: incidentId,
      text,
    });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['INPUT_INVALID']);
  });

  test('with line breaks, tabs and characters of several code points is kept', async () => {
    const text = '一行目\n二行目\t表\r\n👩‍👩‍👧 𠮷田 ﾊﾝｶｸ';
    const { entry } = await director.does('recordReport', { incidentId, content: report(text) }, 'entry { text { text } }');
    expect(entry.text.text).toBe(text);
  });
});

describe('when something was typed', () => {
  const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
  test.each([
    ['ten minutes ahead of the clock', at(10)],
    ['in 1999', '1999-12-31T23:59:59Z'],
    ['in the year one', '0001-01-01T00:00:00Z'],
  ])('%s is refused', async (_, enteredAt) => {
    expect(await refusals('recordReport', { incidentId, enteredAt, content: report('第一報') })).toMatchObject([
      { code: 'ENTERED_AT_IMPLAUSIBLE', field: ['enteredAt'] },
    ]);
  });

  test.each([
    ['two days ago, without a network', at(-48 * 60)],
    ['on a device whose clock is three minutes fast', at(3)],
  ])('%s is kept', async (_, enteredAt) => {
    expect(await refusals('recordReport', { incidentId, enteredAt, content: report('第一報') })).toEqual([]);
  });
});

describe('a decision', () => {
  const decision = (more: object): object => ({
    incidentId,
    question: '継続するか',
    options: ['する', 'しない'],
    chosen: 1,
    reasons: '危険',
    ...more,
  });

  test.each(['M-000', 'M-198', 'M-069 例示 花子', 'X-1', '花子の診断書'])(
    'cannot rest on the clause "%s", which its manual does not have',
    async (clause) => {
      expect(await refusals('recordDecision', decision({ clauses: ['M-069', clause] }))).toMatchObject([
        { code: 'CLAUSE_UNKNOWN', field: ['clauses'] },
      ]);
    },
  );

  test('is told which clause that is by its number, and never by words that could be about a person', async () => {
    const [numbered] = await refusals('recordDecision', decision({ clauses: ['M-069', 'M-198'] }));
    expect(numbered.message).toContain('M-198');
    const [worded] = await refusals('recordDecision', decision({ clauses: ['M-069', '花子の診断書'] }));
    expect(worded.message).toContain('number 2 of those cited');
    expect(worded.message).not.toContain('花子');
  });

  test('rests on numbered rules and on clauses of the level table', async () => {
    expect(await refusals('recordDecision', decision({ clauses: ['M-069', 'M-057.2-missing', 'O-5'] }))).toEqual([]);
  });

  test('cannot have had a board of another incident, or none, before it', async () => {
    const other = await openIncident(director, '別の事案');
    const foreign = Buffer.from(other.entryId, 'base64url').toString().split(':').at(-1)!;
    for (const basedOn of [foreign, randomUUID()])
      expect(await refusals('recordDecision', decision({ basedOn }))).toMatchObject([{ code: 'MOMENT_NOT_FOUND', field: ['basedOn'] }]);
    const { board } = await director.read('query ($id: ID!) { board(incidentId: $id, name: HQ) { lastEventId } }', { id: incidentId });
    await director.does('recordReport', { incidentId, content: report('続報') });
    expect(await refusals('recordDecision', decision({ basedOn: board.lastEventId }))).toEqual([]);
  });

  test('tells nobody without a part in the incident which events it has', async () => {
    const stranger = await house.member('仮名 光');
    const { board } = await director.read('query ($id: ID!) { board(incidentId: $id, name: HQ) { lastEventId } }', { id: incidentId });
    for (const basedOn of [board.lastEventId, randomUUID()])
      expect(await stranger.isRefused('recordDecision', decision({ basedOn }))).toEqual(['FORBIDDEN']);
  });
});

test('handles for reveal that somebody made up are nothing that the service reports as its own fault', async () => {
  const profile = { role: 'STUDENT', name: '例示 花子', medicalNotes: '持病' };
  const { person } = await director.does('addPerson', { incidentId, profile }, 'person { id medicalNotes { ref } }');
  const [key, box, origin] = JSON.parse(Buffer.from(person.medicalNotes.ref, 'base64url').toString()) as [string, string, string];
  const refOf = (...parts: string[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');
  for (const ref of [
    refOf(randomUUID(), box, origin),
    refOf(key, randomBytes(80).toString('base64url'), origin),
    refOf(key, box, origin.replace('medicalNotes', 'homeAddress')),
    refOf(`' OR 1=1`, box, origin),
    'x'.repeat(40),
  ])
    expect((await administers(director, 'reveal', { ref, reason: '確かめるため' })).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const { sealFaults } = (await (await fetch(`${house.server.url}/readyz`)).json()) as Found;
  expect(sealFaults).toEqual({ keyMissing: 0, broken: 0 });
});

test('an import key that somebody took before the table’s owner is seen as changed, and put right by the owner', async () => {
  const reporter = await house.member('仮名 光');
  const line = { importKey: 'table#9', content: report('九行目') };
  await reporter.does('recordReport', { incidentId, importKey: line.importKey, content: report('先取り') });
  expect(await refusals('recordReport', { incidentId, ...line })).toMatchObject([{ code: 'COMMAND_ID_REUSED' }]);
  const status = async () =>
    (
      await director.read(
        'query ($id: ID, $lines: [ImportLineInput!]!) { importStatus(incidentId: $id, lines: $lines) { state entryId } }',
        {
          id: incidentId,
          lines: [line],
        },
      )
    ).importStatus[0];
  const { state, entryId } = await status();
  expect(state).toBe('CHANGED');
  const { entry } = await director.does(
    'correctReport',
    { entryId, reason: '取込', ...line },
    'entry { text { text } versions { text { text } } actor { name } }',
  );
  expect(entry).toEqual({ text: { text: '九行目' }, versions: [{ text: { text: '先取り' } }], actor: { name: '仮名 光' } });
  expect(await status()).toMatchObject({ state: 'KNOWN' });
});
