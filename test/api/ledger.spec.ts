import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUuid } from '#kernel';
import { House } from './support/house.js';
import { openWithHeadquarters, report } from './support/incident.js';
import type { Answer, Found, Member } from './support/member.js';

let house: House;
let director: Member;
let family: Member;
let officer: Member;
let auditor: Member;
let incidentId: string;
let personId: string;

const LEDGER = `query ($first: Int, $after: String, $filter: ReadLedgerFilter) {
  ledgerOfReads(first: $first, after: $after, filter: $filter) {
    nodes { id at who { id name } roles duties posts incidentId personId entryId fields decision purpose { state text } }
    pageInfo { hasNextPage endCursor } totalCount
  }
}`;
const ledger = async (variables: object = {}, who = officer): Promise<Found> => (await who.read(LEDGER, variables)).ledgerOfReads;
const page = (who: Member) =>
  who.read('query ($id: ID!) { person(id: $id) { passportNumber { text ref } medicalNotes { ref } } }', { id: personId });
const reveal = async (who: Member, ref: string, reason: string) =>
  (await who.read('mutation ($input: RevealInput!) { reveal(input: $input) { text errors { code } } }', { input: { ref, reason } })).reveal;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER']);
  family = await house.member('見本 結');
  officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
  auditor = await house.member('演習 鏡', ['AUDITOR']);
  ({ incidentId } = await openWithHeadquarters(director));
  await director.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: family.id });
  const { person } = await director.does(
    'addPerson',
    { incidentId, profile: { role: 'STUDENT', name: '例示 花子', passportNumber: 'ZZ1234567', medicalNotes: '持病なし' } },
    'person { id }',
  );
  personId = person.id;
}, 60_000);
afterAll(() => house.close());

describe('the ledger of reads', () => {
  test('tells its officer and the auditor who read what of whom, and the reason of a reveal, never a value', async () => {
    const { person } = await page(family);
    expect(person.passportNumber.text).toBe('ZZ1234567');
    const reason = '家族に病状を説明するため';
    expect(await reveal(family, person.medicalNotes.ref, reason)).toEqual({ text: '持病なし', errors: [] });
    for (const who of [officer, auditor]) {
      const { nodes } = await ledger({ filter: { personId } }, who);
      const common = {
        who: { id: family.id, name: '見本 結' },
        roles: ['MEMBER'],
        duties: ['FAMILY'],
        posts: [],
        incidentId,
        personId,
        entryId: null,
      };
      expect(nodes).toMatchObject([
        { ...common, fields: ['medicalNotes'], decision: 'REVEALED', purpose: { state: 'OPEN', text: reason } },
        { ...common, fields: ['passportNumber'], decision: 'SEEN', purpose: null },
        { ...common, fields: ['page'], decision: 'SEEN', purpose: null },
      ]);
      expect(JSON.stringify(nodes)).not.toMatch(/ZZ1234567|花子|持病/);
    }
  });

  test('is for nobody else', async () => {
    const admin = await house.member('仮名 光', ['ADMIN', 'MEMBER']);
    for (const who of [director, family, admin]) {
      const { errors } = await who.ask(LEDGER);
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  test('is read page by page and by incident, account and time, with nothing twice and nothing lost', async () => {
    const { person } = await page(director);
    await reveal(director, person.medicalNotes.ref, '対応方針を決めるため');
    const all = await ledger();
    expect(all.totalCount).toBe(all.nodes.length);
    const paged: Found[] = [];
    let after: string | undefined;
    do {
      const { nodes, pageInfo } = await ledger({ first: 2, after });
      paged.push(...nodes);
      after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined;
    } while (after);
    expect(paged).toEqual(all.nodes);

    const byDirector = await ledger({ filter: { memberId: director.id } });
    expect(byDirector.nodes).toEqual(all.nodes.filter(({ who }: Found) => who.id === director.id));
    expect(byDirector.totalCount).toBeGreaterThan(1);
    const { incidentId: other } = await openWithHeadquarters(director);
    expect(await ledger({ filter: { incidentId: other } })).toMatchObject({ nodes: [], totalCount: 0 });
    const { at } = all.nodes[1];
    const since = await ledger({ filter: { incidentId, since: at } });
    expect(since.nodes).toEqual(all.nodes.filter((line: Found) => line.at >= at));
    const until = await ledger({ filter: { incidentId, until: at } });
    expect(until.nodes).toEqual(all.nodes.filter((line: Found) => line.at <= at));
  });

  test('of another institution is another ledger', async () => {
    const foreign = await house.member('他校 守', ['DATA_PROTECTION_OFFICER'], 'other');
    expect(await ledger({}, foreign)).toMatchObject({ nodes: [], totalCount: 0 });
    const own = await ledger({ first: 1 });
    const { errors } = await foreign.ask(LEDGER, { after: own.pageInfo.endCursor });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_UNKNOWN']);
  });

  test.each(['2026-11 x', '1999-01 0', '2026-11 999999', 'line', '9999-99 1'])('at the cursor "%s" is refused', async (key) => {
    const { errors } = await officer.ask(LEDGER, { after: Buffer.from(key).toString('base64url') });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_UNKNOWN']);
  });
});

describe('a board that shows class 3', () => {
  const BOARD =
    'subscription ($id: ID!) { boardChanged(incidentId: $id, name: FAMILY) { position persons { nodes { passportNumber { text } } } } }';

  test('is one line for each subscription, however often it is pushed', async () => {
    const lines = async () => (await ledger({ filter: { personId, memberId: family.id } })).totalCount;
    const before = await lines();
    const pushed = async (messages: AsyncGenerator<Answer, void>): Promise<void> => {
      const { value } = await messages.next();
      expect((value as Answer).data.boardChanged.persons.nodes).toEqual([{ passportNumber: { text: 'ZZ1234567' } }]);
    };
    const watching = family.hears(BOARD, { id: incidentId });
    await pushed(watching);
    expect(await lines()).toBe(before + 1);
    for (const text of ['続報 一', '続報 二', '続報 三']) {
      await director.does('recordReport', { incidentId, content: report(text) });
      await pushed(watching);
    }
    expect(await lines()).toBe(before + 1);
    const second = family.hears(BOARD, { id: incidentId });
    await pushed(second);
    expect(await lines()).toBe(before + 2);
    await Promise.all([watching.return(), second.return()]);
  });
});

test('a line of a newer version is named with its time, and hides neither what is older nor what is newer', async () => {
  const older = await ledger();
  const at = new Date(Date.parse(older.nodes[0].at) + 1).toISOString();
  const id = randomUuid();
  const metadata = { institutionId: 'university', schemaVersion: 99, recordedAt: at, commandId: id, inputDigest: '' };
  const line = { id, type: 'access.read-recorded', data: { much: 'new' }, metadata };
  await house.server.core.store.append(`readledger-${at.slice(0, 7)}`, [line], { expected: 'any' });
  await page(director);
  const { errors } = await officer.ask(LEDGER);
  expect(errors).toMatchObject([{ extensions: { code: 'LEDGER_UNREADABLE' }, message: expect.stringContaining(at) }]);
  expect((await ledger({ filter: { until: older.nodes[0].at } })).nodes).toEqual(older.nodes);
  expect((await ledger({ filter: { incidentId } })).nodes.length).toBeGreaterThan(0);
  const newer = await ledger({ filter: { since: new Date(Date.parse(at) + 1).toISOString() } });
  expect(newer.nodes.map(({ fields }: Found) => fields)).toContainEqual(['page']);
});
