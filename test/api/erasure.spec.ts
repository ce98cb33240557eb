import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ReadRecorded } from '#access';
import { toSeal } from '#contracts';
import { memberIn, within } from '#edge';
import { randomUuid, systemClock } from '#kernel';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openWithHeadquarters, report } from './support/incident.js';
import type { Answer, Found, Member } from './support/member.js';

let house: House;
let director: Member;
let officer: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER']);
  officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
}, 60_000);
afterAll(() => house.close());

const erase = (subjectId: string) => administers(officer, 'eraseSubject', { subjectId, reason: 'REQUEST_OF_PERSON' }, 'keys entryIds');

describe('an erased line in an inbox', () => {
  const INBOX = 'query ($id: ID!) { board(incidentId: $id, name: HQ) { inbox { nodes { id } } } }';
  const SHOWN =
    'query ($id: ID!) { node(id: $id) { ... on Entry { status text { state } outcome { state } withdrawn { reason { state } } } } }';
  const waiting = async (incidentId: string): Promise<string[]> =>
    (await director.read(INBOX, { id: incidentId })).board.inbox.nodes.map(({ id }: Found) => id);

  async function erased(): Promise<{ incidentId: string; entryId: string }> {
    const { incidentId } = await openWithHeadquarters(director);
    const { entry } = await director.does('recordReport', { incidentId, content: report('家族から', { urgent: true }) }, 'entry { id }');
    await erase(entry.id);
    expect(await waiting(incidentId)).toEqual([entry.id]);
    return { incidentId, entryId: entry.id };
  }

  test('is settled without a word, leaves the inbox and shows as erased', async () => {
    const { incidentId, entryId } = await erased();
    expect(await director.isRefused('settleEntry', { entryId, settlement: 'DONE', outcome: '家族に伝えた' })).toEqual(['SUBJECT_ERASED']);
    await director.does('settleEntry', { entryId, settlement: 'DONE' });
    expect(await waiting(incidentId)).toEqual([]);
    const { node } = await director.read(SHOWN, { id: entryId });
    expect(node).toEqual({ status: 'SETTLED', text: { state: 'REDACTED' }, outcome: null, withdrawn: null });
  });

  test('is withdrawn without a word', async () => {
    const { incidentId, entryId } = await erased();
    await director.does('withdrawEntry', { entryId });
    expect(await waiting(incidentId)).toEqual([]);
    expect((await director.read(SHOWN, { id: entryId })).node).toMatchObject({ status: 'WITHDRAWN', withdrawn: { reason: null } });
  });

  test('is the only one that is closed without saying why', async () => {
    const { entryId } = await openWithHeadquarters(director);
    expect(await director.isRefused('withdrawEntry', { entryId })).toEqual(['INPUT_INVALID']);
    expect(await director.isRefused('settleEntry', { entryId, settlement: 'DONE' })).toEqual(['INPUT_INVALID']);
  });

  test('so is a cost', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const { costCategories } = await director.read('{ costCategories { id } }');
    const cost = { incidentId, category: costCategories[0].id, description: '入院費', estimate: { amount: '100', currency: 'EUR' } };
    const { expense } = await director.does('recordExpense', cost, 'expense { id }');
    expect(await director.isRefused('withdrawExpense', { expenseId: expense.id })).toEqual(['INPUT_INVALID']);
    await erase(expense.id);
    const withdrawn = await director.does('withdrawExpense', { expenseId: expense.id }, 'expense { withdrawn { reason { state } } }');
    expect(withdrawn.expense.withdrawn).toEqual({ reason: null });
  });
});

describe('screens that are open', () => {
  const CHRONOLOGY = `subscription ($id: ID!, $after: Position) {
    chronologyChanged(incidentId: $id, after: $after) { entry { id text { text state } } position caughtUp }
  }`;
  const BOARD = `subscription ($id: ID!, $after: Position) {
    boardChanged(incidentId: $id, name: HQ, after: $after) { position inbox { nodes { id text { text state } } } persons { nodes { name { text state } } } }
  }`;
  const INCIDENTS = 'subscription { incidentsChanged { id erasures } }';
  const said = async (messages: AsyncGenerator<Answer, void>): Promise<Found> =>
    Object.values(((await messages.next()).value as Answer).data)[0];

  async function untilCaughtUp(messages: AsyncGenerator<Answer, void>): Promise<{ entries: Found[]; position: string }> {
    const entries: Found[] = [];
    for (let message = await said(messages); ; message = await said(messages)) {
      if (message.caughtUp) return { entries, position: message.position };
      entries.push(message.entry);
    }
  }

  test('are sent what is left, at once, though nothing else happens', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const profile = { role: 'STUDENT', name: '例示 花子' };
    const { person } = await director.does('addPerson', { incidentId, profile }, 'person { id }');
    const content = report('花子さんの父から', { urgent: true });
    const { entry } = await director.does('recordReport', { incidentId, content }, 'entry { id }');
    const told = await director.does('recordReport', { incidentId, content: report('続報', { personIds: [person.id] }) }, 'entry { id }');
    const about: Found = told.entry;
    const chronology = director.hears(CHRONOLOGY, { id: incidentId });
    const board = director.hears(BOARD, { id: incidentId });
    const incidents = director.hears(INCIDENTS);
    const before = await untilCaughtUp(chronology);
    expect(before.entries).toContainEqual({ id: entry.id, text: { text: '花子さんの父から', state: 'OPEN' } });
    const shown = await said(board);
    expect(shown.inbox.nodes).toEqual([{ id: entry.id, text: { text: '花子さんの父から', state: 'OPEN' } }]);

    const counted = said(incidents);
    await erase(entry.id);
    expect((await untilCaughtUp(chronology)).entries).toEqual([{ id: entry.id, text: { text: null, state: 'REDACTED' } }]);
    expect((await said(board)).inbox.nodes).toEqual([{ id: entry.id, text: { text: null, state: 'REDACTED' } }]);
    expect(await counted).toEqual({ id: incidentId, erasures: 1 });

    await erase(person.id);
    expect((await untilCaughtUp(chronology)).entries).toEqual([{ id: about.id, text: { text: '続報', state: 'OPEN' } }]);
    expect((await said(board)).persons.nodes).toEqual([{ name: { text: null, state: 'REDACTED' } }]);
    await Promise.all([chronology.return(), board.return(), incidents.return()]);

    // A screen that was away meanwhile, and goes on from where it was.
    const resumed = director.hears(CHRONOLOGY, { id: incidentId, after: before.position });
    expect((await untilCaughtUp(resumed)).entries.map(({ id }) => id)).toEqual([entry.id, about.id]);
    const resumedBoard = director.hears(BOARD, { id: incidentId, after: shown.position });
    expect((await said(resumedBoard)).persons.nodes).toEqual([{ name: { text: null, state: 'REDACTED' } }]);
    await Promise.all([resumed.return(), resumedBoard.return()]);
  });
});

/** A line of the ledger as version 1 of its event had it, the reason under the line's own key. */
async function recordReadOfVersion1(personId: string, purpose: string): Promise<void> {
  const { store, privacy } = house.server.core;
  const { incident, id: subjectId } = within('Person', personId, []);
  const who = memberIn(director.id, []);
  const line = {
    who,
    roles: ['role:MEMBER'],
    fields: ['page'],
    decision: 'REVEALED' as const,
    purpose: toSeal(purpose),
  };
  const { type, data } = ReadRecorded.of({ ...line, subjectId: undefined as never });
  const recordedAt = systemClock.now();
  const stream = `readledger-${recordedAt.slice(0, 7)}`;
  const id = randomUuid();
  const [sealed] = await privacy.sealer.seal(stream, 'university', [{ id, fact: { type, version: 1, data } }]);
  const metadata = { schemaVersion: 1, institutionId: 'university', incidentId: incident, recordedAt, actor: { id: who } };
  await store.append(stream, [{ id, type, data: { ...sealed, subjectId }, metadata }], { expected: 'any' });
}

describe('a person', () => {
  test('takes along the reasons that others gave for reading about them', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const family = await house.member('見本 結');
    await director.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: family.id });
    const profile = { role: 'STUDENT', name: '例示 花子', medicalNotes: '持病あり' };
    const { person } = await director.does('addPerson', { incidentId, profile }, 'person { id }');
    const { person: page } = await family.read('query ($id: ID!) { person(id: $id) { medicalNotes { ref } } }', { id: person.id });
    const reason = '花子さんの持病を病院に伝えるため';
    expect((await administers(family, 'reveal', { ref: page.medicalNotes.ref, reason })).errors).toEqual([]);
    const purposes = async (): Promise<Found[]> => {
      const query = `query ($filter: ReadLedgerFilter) { ledgerOfReads(filter: $filter) { nodes { who { name } decision purpose { state text } } } }`;
      const { ledgerOfReads } = await officer.read(query, { filter: { personId: person.id } });
      return ledgerOfReads.nodes.filter(({ decision }: Found) => decision === 'REVEALED');
    };
    expect(await purposes()).toEqual([{ who: { name: '見本 結' }, decision: 'REVEALED', purpose: { state: 'OPEN', text: reason } }]);
    await erase(person.id);
    expect(await purposes()).toEqual([{ who: { name: '見本 結' }, decision: 'REVEALED', purpose: { state: 'REDACTED', text: null } }]);
  });

  test('takes along the reasons under keys of their own, as the ledger had them first, also once the rest is erased', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const { person } = await director.does('addPerson', { incidentId, profile: { role: 'STUDENT', name: '例示 花子' } }, 'person { id }');
    const purposes = async (): Promise<Found[]> => {
      const query = `query ($filter: ReadLedgerFilter) { ledgerOfReads(filter: $filter) { nodes { purpose { state text } } } }`;
      const { nodes } = (await officer.read(query, { filter: { personId: person.id } })).ledgerOfReads;
      return nodes.flatMap(({ purpose }: Found) => purpose ?? []);
    };
    await erase(person.id);
    await recordReadOfVersion1(person.id, '花子さんの父に伝えるため');
    expect(await purposes()).toEqual([{ state: 'OPEN', text: '花子さんの父に伝えるため' }]);
    expect((await erase(person.id)).keys).toBe(1);
    expect(await purposes()).toEqual([{ state: 'REDACTED', text: null }]);
    expect((await erase(person.id)).keys).toBe(0);
  });

  test('names what was said on the way of a journey for them, what it cost, and the report behind what was said of them', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const { person } = await director.does('addPerson', { incidentId, profile: { role: 'STUDENT', name: '例示 花子' } }, 'person { id }');
    const journey = { incidentId, kind: 'VEHICLE', purpose: '搬送', forPersonIds: [person.id] };
    const { dispatch } = await director.does('requestDispatch', journey, 'dispatch { id }');
    const step = 'dispatch { steps { entryId note { state } } }';
    const approved = await director.does('approveDispatch', { dispatchId: dispatch.id, note: '花子さんの母が同乗' }, step);
    const { entry } = await director.does('recordReport', { incidentId, content: report('娘さんは骨折') }, 'entry { id }');
    const state = { harm: { value: 'SLIGHT', certainty: 'CONFIRMED' }, reportId: entry.id };
    await director.does('recordPersonState', { personId: person.id, state }, 'person { id }');
    const { costCategories } = await director.read('{ costCategories { id } }');
    const cost = { incidentId, category: costCategories[0].id, description: '救急車', estimate: { amount: '100', currency: 'EUR' } };
    const { expense } = await director.does('recordExpense', { ...cost, dispatchId: dispatch.id }, 'expense { id }');
    const unrelated = await director.does('requestDispatch', { incidentId, kind: 'STAFF', purpose: '応援' }, 'dispatch { id }');
    await director.does('approveDispatch', { dispatchId: unrelated.dispatch.id, note: '職員二名' });

    const { entryIds } = await erase(person.id);
    const [{ entryId }] = approved.dispatch.steps;
    expect(entryIds).toEqual(expect.arrayContaining([entryId, entry.id, expense.id]));
    // The request, its step, the report, the state that it is behind, and the cost: nothing of the other journey.
    expect(entryIds).toHaveLength(5);
    await erase(entryId);
    const { dispatches } = await director.read(
      'query ($id: ID!) { dispatches(incidentId: $id) { nodes { id steps { note { state } } } } }',
      {
        id: incidentId,
      },
    );
    expect(dispatches.nodes.find(({ id }: Found) => id === dispatch.id).steps).toEqual([{ note: { state: 'REDACTED' } }]);
  });
});
