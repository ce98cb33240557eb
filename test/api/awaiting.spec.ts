import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import type { Found, Member } from './support/member.js';

let house: House;
let director: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER']);
}, 60_000);
afterAll(() => house.close());

const MATTERS = `awaiting { more moreOf { matter more } nodes {
  matter rule body duty inForce assessed certainty dispatchId dispatchKind decisionId entryId shakenBy personId words { text state }
} }`;
const AWAITING = `query ($id: ID!, $asOf: AsOfInput) { board(incidentId: $id, name: HQ, asOf: $asOf) { ${MATTERS} } }`;

const said = (matter: Found): Found => Object.fromEntries(Object.entries(matter).filter(([, value]) => value !== null));

/** What the board says awaits a decision, or awaited one at a past position; each with what it concerns only. */
async function awaiting(id: string, position?: string): Promise<Found[]> {
  const { board } = await director.read(AWAITING, { id, ...(position && { asOf: { position } }) });
  return board.awaiting.nodes.map(said);
}

const oneMoment = { instant: '2026-10-30T00:00:00Z' };
const injured = { measure: 'INJURED', population: 'EVERYONE', certainty: 'CONFIRMED' };
const hospitalised = { care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' } };

async function addPerson(incidentId: string, name: string): Promise<string> {
  return (await director.does('addPerson', { incidentId, profile: { role: 'STUDENT', name } }, 'person { id }')).person.id;
}

/** Records a state and answers the id of the claim. */
async function state(personId: string, facts: object): Promise<string> {
  const { person } = await director.does(
    'recordPersonState',
    { personId, state: { ...facts, occurredAt: oneMoment } },
    'person { claims { id recordedAt } }',
  );
  return person.claims.toSorted((a: Found, b: Found) => a.recordedAt.localeCompare(b.recordedAt)).at(-1).id;
}

test('bodies and the headquarters await a decision from the level on that calls for them, then their duties a holder', async () => {
  const { incidentId, position } = await openIncident(director, '体制の事案');
  expect(await awaiting(incidentId)).toEqual([]);
  await state(await addPerson(incidentId, '例示 花子'), hospitalised);
  const atLevel = { inForce: 2, certainty: 'CONFIRMED' };
  const team = { matter: 'BODY_NOT_OPENED', rule: expect.stringMatching(/^M-\d+$/), body: 'TEAM', ...atLevel };
  const headquarters = { matter: 'BODY_TO_CONSIDER', rule: 'M-082', body: 'HEADQUARTERS', ...atLevel };
  expect(await awaiting(incidentId)).toEqual([team, headquarters]);

  const opened = await director.does('formTeam', { incidentId, headId: director.id });
  const vacant = (rule: string, ...duties: string[]) => duties.map((duty) => ({ matter: 'DUTY_VACANT', rule, duty }));
  expect(await awaiting(incidentId)).toEqual([headquarters, ...vacant('M-077', 'FAMILY', 'LOGISTICS', 'ON_SITE', 'GENERAL_AFFAIRS')]);
  await director.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: director.id });
  const question = { incidentId, question: '本部を設置するか', options: ['設置しない'], chosen: 0, reasons: '軽傷のみ' };
  await director.does('recordDecision', { ...question, clauses: ['M-082'] });
  expect(await awaiting(incidentId)).toEqual(vacant('M-077', 'LOGISTICS', 'ON_SITE', 'GENERAL_AFFAIRS'));
  await director.does('openHeadquarters', { incidentId, headId: director.id });
  expect(await awaiting(incidentId)).toEqual([
    ...vacant('M-085', 'PR', 'GOVERNMENT', 'LOGISTICS', 'ON_SITE'),
    ...vacant('M-083', 'GENERAL_AFFAIRS'),
  ]);

  expect(await awaiting(incidentId, position)).toEqual([]);
  expect((await awaiting(incidentId, opened.position))[0]).toEqual(headquarters);
});

test('a level that the facts no longer carry awaits a person, who lowers it; once the incident has ended nothing awaits anybody', async () => {
  const { incidentId } = await openWithHeadquarters(director, 'レベルの事案');
  const claimId = await state(await addPerson(incidentId, '例示 花子'), { harm: { value: 'DEAD', certainty: 'CONFIRMED' } });
  await director.does('correctPersonState', { claimId, reason: '別人', state: { harm: { value: 'SLIGHT', certainty: 'CONFIRMED' } } });
  const [above] = await awaiting(incidentId);
  expect(above).toEqual({ matter: 'LEVEL_ABOVE_FACTS', rule: 'M-065', inForce: 3, assessed: 1 });
  await director.does('changeResponseLevel', { incidentId, level: 1, grounds: '別人と判明' });
  expect((await awaiting(incidentId)).map(({ matter }) => matter)).not.toContain('LEVEL_ABOVE_FACTS');
  await director.does('requestDispatch', { incidentId, kind: 'VEHICLE', purpose: '病院への移動' });
  await director.does('standDown', { incidentId, body: 'HEADQUARTERS', grounds: '収束' });
  expect(await awaiting(incidentId)).toMatchObject([{ matter: 'DISPATCH_TO_APPROVE' }]);
  await director.does('closeIncident', { incidentId, outcome: 'RESOLVED', reason: '収束' });
  expect(await awaiting(incidentId)).toEqual([]);
});

test('a decision awaits another look from the moment its grounds are corrected until it is corrected or withdrawn', async () => {
  const { incidentId } = await openIncident(director, '根拠の事案');
  await director.does('formTeam', { incidentId, headId: director.id });
  const { entry } = await director.does('recordReport', { incidentId, content: report('負傷者3名') }, 'entry { id }');
  const decided = { question: '迎えの便', options: ['出す'], chosen: 0, reasons: '負傷者が3名', grounds: [entry.id] };
  const { decision } = await director.does('recordDecision', { incidentId, ...decided }, 'decision { id entryId }');
  const shaken = async () => (await awaiting(incidentId)).filter(({ matter }) => matter === 'DECISION_SHAKEN');
  expect(await shaken()).toEqual([]);
  await director.does('correctReport', { entryId: entry.id, reason: '聞き違い', content: report('負傷者1名') });
  const words = { text: '迎えの便', state: 'OPEN' };
  expect(await shaken()).toEqual([
    { matter: 'DECISION_SHAKEN', decisionId: decision.id, entryId: decision.entryId, shakenBy: [entry.id], words },
  ]);
  await director.does('correctDecision', { decisionId: decision.id, reason: '人数の訂正', ...decided, reasons: '負傷者が1名でも出す' });
  expect(await shaken()).toEqual([]);
});

test('deciding again on a decision whose grounds were withdrawn answers it, and the page of decisions says which and by what', async () => {
  const { incidentId, entryId: untouched } = await openIncident(director, '再決定の事案');
  await director.does('formTeam', { incidentId, headId: director.id });
  const { entry } = await director.does('recordReport', { incidentId, content: report('道路は通れる') }, 'entry { id no }');
  const decided = { incidentId, question: '搬送路', options: ['海沿い', '山沿い'], chosen: 0, reasons: '早い' };
  const { decision } = await director.does('recordDecision', { ...decided, grounds: [untouched, entry.id] }, 'decision { id entryId }');
  const standing = async () => {
    const query = `query ($id: ID!) { decisions(incidentId: $id) { nodes { id shaken grounds { entryId no changed } } } }`;
    const { decisions } = await director.read(query, { id: incidentId });
    return decisions.nodes.find(({ id }: Found) => id === decision.id);
  };
  const on = { entryId: untouched, no: expect.any(Number), changed: false };
  expect(await standing()).toMatchObject({ shaken: false, grounds: [on, { entryId: entry.id, no: entry.no, changed: false }] });
  await director.does('withdrawEntry', { entryId: entry.id, reason: '誤報' });
  const grounds = [on, { entryId: entry.id, no: entry.no, changed: true }];
  expect(await standing()).toMatchObject({ shaken: true, grounds });

  const names = { text: decided.question, state: 'OPEN' };
  const { id: decisionId, entryId } = decision;
  const shaken = { matter: 'DECISION_SHAKEN', decisionId, entryId, shakenBy: [entry.id], words: names };
  expect(await awaiting(incidentId)).toContainEqual(shaken);
  await director.does('recordDecision', { ...decided, chosen: 1, grounds: [entryId, entry.id] });
  expect(await awaiting(incidentId)).not.toContainEqual(shaken);
  expect(await standing()).toMatchObject({ shaken: false, grounds });
});

test('the list of decisions says which event was the last in it: what a decision made before it is based on', async () => {
  const { incidentId, position } = await openWithHeadquarters(director, '一覧の事案');
  const query = `query ($id: ID!, $atLeast: Position) {
    decisions(incidentId: $id, atLeast: $atLeast) { lastEventId nodes { basedOn } }
    board(incidentId: $id, name: HQ, atLeast: $atLeast) { lastEventId }
  }`;
  const before = await director.read(query, { id: incidentId, atLeast: position });
  expect(before.decisions).toEqual({ ...before.board, nodes: [] });
  const { lastEventId: basedOn } = before.decisions;
  const decided = { incidentId, question: '帰国させるか', options: ['帰国', '待機'], chosen: 1, reasons: '移動に耐えない', basedOn };
  const recorded = await director.does('recordDecision', decided);
  const after = await director.read(query, { id: incidentId, atLeast: recorded.position });
  expect(after.decisions).toEqual({ ...after.board, nodes: [{ basedOn }] });
  expect(after.board.lastEventId).not.toBe(basedOn);
});

test('people of whom confirmed facts disagree await a word, figures of several sources do not; whoever was erased is not named', async () => {
  const { incidentId } = await openIncident(director, '食い違いの事案');
  const personId = await addPerson(incidentId, '見本 結');
  await state(personId, { harm: { value: 'SLIGHT', certainty: 'CONFIRMED' } });
  const claimId = await state(personId, { harm: { value: 'NONE', certainty: 'CONFIRMED' } });
  await director.does('reportFigure', { incidentId, ...injured, source: '警察', count: 3 });
  await director.does('reportFigure', { incidentId, ...injured, source: '報道', count: 5 });
  const person = { matter: 'PERSON_DISPUTED', personId, words: { text: '見本 結', state: 'OPEN' } };
  expect(await awaiting(incidentId)).toEqual([person]);
  const officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
  await administers(officer, 'eraseSubject', { subjectId: personId, reason: 'RECORDED_IN_ERROR' });
  expect(await awaiting(incidentId)).toEqual([{ ...person, words: { text: null, state: 'REDACTED' } }]);
  await director.does('withdrawEntry', { entryId: claimId, reason: '誤報' });
  expect(await awaiting(incidentId)).toEqual([]);
});

test('a dispatch awaits approval on every open screen at once, on the board of the headquarters only, and is gone when it is approved', async () => {
  const { incidentId } = await openIncident(director, '派遣の事案');
  await director.does('formTeam', { incidentId, headId: director.id });
  const auditor = await house.member('演習 鏡', ['AUDITOR']);
  const boards = auditor.hears(`subscription ($id: ID!) { boardChanged(incidentId: $id, name: HQ) { position ${MATTERS} } }`, {
    id: incidentId,
  });
  const pushed = async () => {
    const { value } = await boards.next();
    return value!.data.boardChanged;
  };
  const dispatches = ({ awaiting: { nodes } }: Found) => nodes.filter(({ matter }: Found) => matter === 'DISPATCH_TO_APPROVE').map(said);
  expect(dispatches(await pushed())).toEqual([]);
  const requested = await director.does('requestDispatch', { incidentId, kind: 'VEHICLE', purpose: '病院への移動' }, 'dispatch { id }');
  const board = await pushed();
  expect(board.position).toBe(requested.position);
  const dispatchId = requested.dispatch.id;
  expect(dispatches(board)).toEqual([
    { matter: 'DISPATCH_TO_APPROVE', dispatchId, dispatchKind: 'VEHICLE', words: { text: '病院への移動', state: 'OPEN' } },
  ]);
  const logistics = `query ($id: ID!) { board(incidentId: $id, name: LOGISTICS) { awaiting { more } } }`;
  expect((await director.read(logistics, { id: incidentId })).board).toEqual({ awaiting: null });
  await director.does('approveDispatch', { dispatchId });
  expect(dispatches(await pushed())).toEqual([]);
  await boards.return();
});
