import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { globalId, idsIn } from '#edge';
import type { Position } from '#event-store';
import { randomUuid } from '#kernel';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report, type OpenedIncident } from './support/incident.js';
import type { Answer, Found, Member } from './support/member.js';
import { writtenByNewer } from './support/newer-record.js';

const CHRONOLOGY =
  'subscription ($id: ID!, $after: Position) { chronologyChanged(incidentId: $id, after: $after) { entry { text { text } } position caughtUp } }';
const BOARD = 'subscription ($id: ID!, $after: Position) { boardChanged(incidentId: $id, name: HQ, after: $after) { position } }';
const INCIDENTS = 'subscription { incidentsChanged { id } }';
const DECISION = { question: '現地へ行くか', options: ['行く', '待つ'], chosen: 0, reasons: '家族の求め' };

let house: House;
let director: Member;
/** The one with a record that a newer program wrote, and another one. */
let struck: OpenedIncident;
let sound: OpenedIncident;
let openOnes: Record<string, AsyncGenerator<Answer, void>>;
let position: Position;

/** What comes next, as the client sees it: data, or the codes of a refusal. */
async function next(messages: AsyncGenerator<Answer, void>): Promise<Found> {
  const codes = (errors: Answer['errors']) => errors!.map(({ extensions }) => extensions.code);
  try {
    const { value } = await messages.next();
    return value && (value.errors ? codes(value.errors) : Object.values(value.data)[0]);
  } catch (refusal) {
    return codes(refusal as NonNullable<Answer['errors']>);
  }
}

async function caughtUp(messages: AsyncGenerator<Answer, void>): Promise<Found> {
  for (;;) {
    const message = await next(messages);
    if (message.caughtUp) return message;
  }
}

const refusals = async (query: string, variables: object, who = director): Promise<Found> =>
  (await who.ask(query, variables)).errors?.map(({ message, extensions }) => [extensions.code, message]);

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
  struck = await openWithHeadquarters(director);
  sound = await openWithHeadquarters(director, '別の事案');
  for (const { incidentId } of [struck, sound]) await director.does('recordDecision', { incidentId, ...DECISION });
  const hears = (query: string) => director.hears(query, { id: struck.incidentId });
  openOnes = { chronology: hears(CHRONOLOGY), board: hears(BOARD), incidents: director.hears(INCIDENTS) };
  await caughtUp(openOnes['chronology']!);
  await next(openOnes['board']!);
  const heard = next(openOnes['incidents']!);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await director.does('recordReport', { incidentId: struck.incidentId, content: report('続報') });
  await heard;
  await caughtUp(openOnes['chronology']!);
  await next(openOnes['board']!);
  position = await writtenByNewer(house, 'incident', struck.incidentId, 'incident.figure-reported');
}, 60_000);
afterAll(() => house.close());

test('subscriptions that are open end with the refusal at once', async () => {
  for (const messages of Object.values(openOnes)) {
    expect(await next(messages)).toEqual(['VIEW_STOPPED']);
    expect((await messages.next()).done).toBe(true);
  }
});

test('subscriptions begun later hand over nothing, from wherever they go on', async () => {
  const { incidentId: id } = struck;
  for (const after of [undefined, struck.position, position]) {
    for (const query of [CHRONOLOGY, BOARD]) {
      const messages = director.hears(query, { id, after });
      expect(await next(messages)).toEqual(['VIEW_STOPPED']);
      await messages.return();
    }
  }
  const incidents = director.hears(INCIDENTS);
  expect(await next(incidents)).toEqual(['VIEW_STOPPED']);
  await incidents.return();
});

test('queries of what the record concerns are refused, naming view and record in both languages', async () => {
  const asked = { id: struck.incidentId, at: position };
  const chronology = 'query ($id: ID!, $at: Position) { chronology(incidentId: $id, atLeast: $at) { totalCount } }';
  const place = `incident.figure-reported at ${position}`;
  expect(await refusals(chronology, asked)).toEqual([['VIEW_STOPPED', expect.stringContaining(place)]]);
  expect(await refusals(chronology, asked, director.inJapanese())).toEqual([
    ['VIEW_STOPPED', expect.stringMatching(new RegExp(`「chronology」は読めない記録.*${position}`))],
  ]);
  for (const query of [
    'query ($id: ID!, $at: Position) { incident(id: $id, atLeast: $at) { id } }',
    'query ($id: ID!, $at: Position) { board(incidentId: $id, name: HQ, atLeast: $at) { position } }',
    'query ($id: ID!) { board(incidentId: $id, name: HQ) { position } }',
    'query ($id: ID!) { moments(incidentId: $id) { count } }',
    'query ($at: Position) { incidents(atLeast: $at) { totalCount } }',
  ])
    expect(await refusals(query, asked)).toMatchObject([['VIEW_STOPPED', expect.any(String)]]);
});

test('what the record does not concern is answered in the same incident, now and of the past', async () => {
  const decisions = 'query ($id: ID!, $asOf: AsOfInput) { decisions(incidentId: $id, asOf: $asOf) { totalCount } }';
  const { incidentId: id } = struck;
  expect(await director.read(decisions, { id })).toEqual({ decisions: { totalCount: 1 } });
  expect(await director.read(decisions, { id, asOf: { position } })).toEqual({ decisions: { totalCount: 1 } });
});

test('the past is whole up to the record, and refused from there on', async () => {
  const past = 'query ($id: ID!, $asOf: AsOfInput) { chronology(incidentId: $id, asOf: $asOf) { totalCount } }';
  const asOf = (at: string) => ({ id: struck.incidentId, asOf: { position: at } });
  expect((await director.read(past, asOf(struck.position))).chronology.totalCount).toBeGreaterThan(0);
  expect(await refusals(past, asOf(position))).toMatchObject([['VIEW_STOPPED', expect.any(String)]]);
});

test('another incident goes on in everything: it is read, heard and recorded', async () => {
  const { incidentId } = sound;
  const messages = director.hears(CHRONOLOGY, { id: incidentId });
  await caughtUp(messages);
  const recorded = await director.does('recordReport', { incidentId, content: report('別件') }, 'entry { text { text } }');
  expect(recorded).toMatchObject({ entry: { text: { text: '別件' } }, position: expect.any(String) });
  expect(await next(messages)).toMatchObject({ entry: { text: { text: '別件' } }, position: recorded.position });
  await messages.return();
  expect(
    await director.read(
      'query ($id: ID!, $at: Position) { decisions(incidentId: $id, atLeast: $at) { totalCount } board(incidentId: $id, name: HQ, atLeast: $at) { position } }',
      { id: incidentId, at: recorded.position },
    ),
  ).toEqual({ decisions: { totalCount: 1 }, board: { position: recorded.position } });
});

test('rights in another incident follow what is recorded there', async () => {
  const colleague = await house.member('仮名 光');
  const { incidentId } = sound;
  const decisions = 'query ($id: ID!, $at: Position) { decisions(incidentId: $id, atLeast: $at) { totalCount } }';
  const assigned = await director.does('assignDuty', { incidentId, duty: 'PR', memberId: colleague.id });
  expect(await colleague.read(decisions, { id: incidentId, at: assigned.position })).toEqual({ decisions: { totalCount: 1 } });
  const { position: at } = await director.does('handOverDuty', { incidentId, duty: 'PR', to: director.id });
  expect(await refusals(decisions, { id: incidentId, at }, colleague)).toMatchObject([['FORBIDDEN', expect.any(String)]]);
});

test('what was recorded answers its position, and only what was to be read back of the stopped view is refused', async () => {
  const { incidentId } = await openWithHeadquarters(director, '費用の事案');
  await writtenByNewer(house, 'expenses', incidentId, 'expenses.line-recorded');
  const { data, errors } = await director.ask(
    `mutation ($input: RequestDispatchInput!) {
      whole: requestDispatch(input: $input) { position errors { code } dispatch { id } }
      again: requestDispatch(input: $input) { position errors { code } dispatch { id expenses { id } } }
    }`,
    { input: { clientCommandId: randomUUID(), incidentId, kind: 'STAFF', count: 2, purpose: '家族の付添' } },
  );
  expect(data.whole).toEqual({ position: expect.any(String), errors: [], dispatch: { id: expect.any(String) } });
  expect(data.again).toEqual({ position: data.whole.position, errors: [], dispatch: null });
  expect(errors).toMatchObject([{ path: ['again', 'dispatch', 'expenses'], extensions: { code: 'VIEW_STOPPED' } }]);
});

test('a cost that names what the stopped views hold is recorded, and what they do not hold is refused as theirs', async () => {
  const { incidentId } = await openWithHeadquarters(director, '派遣の事案');
  const { dispatch } = await director.does('requestDispatch', { incidentId, kind: 'STAFF', purpose: '家族の付添' }, 'dispatch { id }');
  const { decision } = await director.does('recordDecision', { incidentId, ...DECISION }, 'decision { id }');
  const { person } = await director.does('addPerson', { incidentId, profile: { role: 'STUDENT', name: '例示 花子' } }, 'person { id }');
  await writtenByNewer(house, 'incident', incidentId, 'incident.entry-withdrawn');
  const late = await writtenByNewer(house, 'incident', incidentId, 'incident.dispatch-requested');
  expect(
    await refusals('query ($id: ID!, $at: Position) { dispatches(incidentId: $id, atLeast: $at) { totalCount } }', {
      id: incidentId,
      at: late,
    }),
  ).toMatchObject([['VIEW_STOPPED', expect.any(String)]]);
  const { costCategories } = await director.read('{ costCategories { id } }');
  const cost = { incidentId, category: costCategories[0].id, description: '旅費', estimate: { amount: '100', currency: 'EUR' } };
  const named = { dispatchId: dispatch.id, decisionId: decision.id, personIds: [person.id] };
  expect(await director.does('recordExpense', { ...cost, ...named }, 'expense { id }')).toMatchObject({
    expense: { id: expect.any(String) },
  });
  const unknown = globalId('Person', idsIn('Incident', incidentId)![0]!, randomUuid());
  expect(await director.isRefused('recordExpense', { ...cost, personIds: [unknown] })).toEqual(['VIEW_STOPPED']);
});

test('a report is corrected by hand where the chronology stopped', async () => {
  const { incidentId, entryId } = await openWithHeadquarters(director, '訂正の事案');
  // Beside the stream of the incident, so that this can be written.
  const at = await writtenByNewer(house, 'expenses', incidentId, 'incident.entry-withdrawn');
  await house.server.core.projection.whenReached(at);
  const corrected = await director.does('correctReport', { entryId, reason: '聞き違い', content: report('訂正') });
  expect(corrected).toMatchObject({ position: expect.any(String) });
});

test('a command into the stream that holds the record is refused, naming it in both languages', async () => {
  const { incidentId } = struck;
  const place = `incident.figure-reported.*${position}`;
  const refused = async (who: Member) => (await administers(who, 'recordReport', { incidentId, content: report('続報') })).errors;
  expect(await refused(director)).toMatchObject([
    { code: 'RECORD_UNREADABLE', message: expect.stringMatching(new RegExp(`cannot read.*${place}`)) },
  ]);
  expect(await refused(director.inJapanese())).toMatchObject([
    { code: 'RECORD_UNREADABLE', message: expect.stringMatching(new RegExp(`読めない記録.*${place}`)) },
  ]);
});

test('an erasure is carried out and answered as such where views stopped', async () => {
  const { incidentId, entryId } = await openWithHeadquarters(director, '消去の事案');
  const { person } = await director.does('addPerson', { incidentId, profile: { role: 'STUDENT', name: '例示 花子' } }, 'person { id }');
  const { costCategories } = await director.read('{ costCategories { id } }');
  const cost = { incidentId, category: costCategories[0].id, description: '旅費', estimate: { amount: '100', currency: 'EUR' } };
  const { expense } = await director.does('recordExpense', cost, 'expense { id }');
  await writtenByNewer(house, 'incident', incidentId, 'incident.entry-withdrawn');
  const at = await writtenByNewer(house, 'expenses', incidentId, 'expenses.line-recorded');
  await house.server.core.projection.whenReached(at);
  const officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
  const erase = (subjectId: string) =>
    administers(officer, 'eraseSubject', { subjectId, reason: 'REQUEST_OF_PERSON' }, 'keys entryIds position');
  const done = { keys: 1, position: expect.any(String), errors: [] };
  expect(await erase(person.id)).toEqual({ ...done, entryIds: null });
  expect(await erase(entryId)).toEqual({ ...done, entryIds: [] });
  expect(await erase(expense.id)).toEqual({ ...done, entryIds: [] });
  const unknown = globalId('Expense', idsIn('Incident', incidentId)![0]!, randomUuid());
  expect((await erase(unknown)).errors).toMatchObject([{ code: 'VIEW_STOPPED' }]);
});

test('another institution has its list of incidents, and hears of them', async () => {
  const neighbour = await house.member('見本 結', ['MEMBER'], 'neighbour');
  const { incidentId, position: at } = await openIncident(neighbour, '隣の事案');
  const list = 'query ($at: Position) { incidents(atLeast: $at) { nodes { id } } }';
  expect(await neighbour.read(list, { at })).toEqual({ incidents: { nodes: [{ id: incidentId }] } });
  const incidents = neighbour.hears(INCIDENTS);
  const heard = next(incidents);
  await new Promise((resolve) => setTimeout(resolve, 200));
  await writtenByNewer(house, 'incident', struck.incidentId, 'incident.figure-reported');
  await neighbour.does('recordReport', { incidentId, content: report('続報') });
  expect(await heard).toEqual({ id: incidentId });
  await incidents.return();
});

test('the service goes on, and says which views stopped, and at which record', async () => {
  const answer = await fetch(`${house.server.url}/readyz`);
  const why = `incident.figure-reported at ${position}: unknown version`;
  expect([answer.status, await answer.json()]).toMatchObject([
    200,
    { ready: true, boards: 'following', stopped: { chronology: why, figures: why, incident: why } },
  ]);
});
