import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters } from './support/incident.js';
import type { Member } from './support/member.js';

let house: House;
let member: Member;
beforeAll(async () => {
  house = await House.open();
  member = await house.member('架空 遥');
});
afterAll(() => house.close());

const LINES = `query ($id: ID!, $after: Position) {
  chronology(incidentId: $id, first: 100, atLeast: $after) { nodes { id type versions { recordedAt } withdrawn { at } } }
}`;
const LEVEL = 'query ($id: ID!, $after: Position) { incident(id: $id, atLeast: $after) { level { inForce assessed } } }';

test('a figure corrected downwards lowers the assessment and keeps the level in force and the former figure (M-065)', async () => {
  const { incidentId } = await openIncident(member);
  const figure = { measure: 'DEAD', population: 'SENT_ABROAD', source: '現地警察', certainty: 'CONFIRMED' };
  const reported = await member.does('reportFigure', { incidentId, ...figure, count: 1 }, 'incident { id }');
  const before = await member.read(LEVEL, { id: incidentId, after: reported.position });
  expect(before.incident.level).toEqual({ inForce: 3, assessed: 3 });
  const { chronology } = await member.read(LINES, { id: incidentId, after: reported.position });
  const line = chronology.nodes.find(({ type }: { type: string }) => type === 'incident.figure-reported');
  const { position } = await member.does(
    'correctFigure',
    { entryId: line.id, reason: '警察の訂正発表', ...figure, count: 0 },
    'entry { id }',
  );
  const after = await member.read(LEVEL, { id: incidentId, after: position });
  expect(after.incident.level.inForce).toBe(3);
  expect(after.incident.level.assessed).toBeLessThan(3);
  const corrected = await member.read(LINES, { id: incidentId, after: position });
  expect(corrected.chronology.nodes.find(({ id }: { id: string }) => id === line.id).versions).toHaveLength(1);
});

test('a fact about the incident can be corrected by its line, and by nobody else’s', async () => {
  const { incidentId } = await openIncident(member);
  const fact = { fact: 'PUBLIC_ATTENTION', certainty: 'PRESUMED' };
  const { position } = await member.does('recordIncidentFact', { incidentId, ...fact, holds: true }, 'incident { id }');
  const { chronology } = await member.read(LINES, { id: incidentId, after: position });
  const line = chronology.nodes.find(({ type }: { type: string }) => type === 'incident.fact-recorded');
  await member.does('correctIncidentFact', { entryId: line.id, reason: '誤認', ...fact, holds: false }, 'entry { id }');
  const stranger = await house.member('仮名 光');
  expect(await stranger.isRefused('correctIncidentFact', { entryId: line.id, reason: '誤認', ...fact, holds: true })).toEqual([
    'FORBIDDEN',
  ]);
});

const INCIDENT = `query ($id: ID!, $after: Position) {
  incident(id: $id, atLeast: $after) { title { text } place kind zone assigningPosts bodyRules { body head posts { post seats source } duties { duty } } }
}`;
const FORMER = `query ($id: ID!, $after: Position) {
  chronology(incidentId: $id, first: 100, atLeast: $after) {
    nodes { id type language text { text } summary { ja } versions { text { text } summary { ja } reason { text } } }
  }
}`;

async function lineOf(type: string, incidentId: string, after: string) {
  const { chronology } = await member.read(FORMER, { id: incidentId, after });
  return chronology.nodes.find((line: { type: string }) => line.type === type);
}

test('title and place are told anew everywhere, and what they were stays in the chronology', async () => {
  const { incidentId } = await openIncident(member, '鉄道事故');
  const correction = { incidentId, title: 'バス事故', place: 'Grenoble', reason: '取違え' };
  const { position } = await member.does('correctIncident', correction, 'incident { title { text } }');
  const { incident } = await member.read(INCIDENT, { id: incidentId, after: position });
  expect(incident).toMatchObject({ title: { text: 'バス事故' }, place: 'Grenoble', kind: 'TRAFFIC', zone: 'Europe/Paris' });
  expect(await lineOf('incident.opened', incidentId, position)).toMatchObject({
    text: { text: 'バス事故' },
    summary: { ja: expect.stringContaining('Grenoble') },
    versions: [{ text: { text: '鉄道事故' }, summary: { ja: expect.stringContaining('Lyon') }, reason: { text: '取違え' } }],
  });
  const stranger = await house.member('仮名 光');
  expect(await stranger.isRefused('correctIncident', correction)).toEqual(['FORBIDDEN']);
});

test('kind and zone are told anew; the moment before still shows what they were', async () => {
  const { incidentId, position: opened } = await openIncident(member, 'バス事故');
  const correction = { incidentId, title: 'バス事故', place: 'Wien', kind: 'ILLNESS', zone: 'Europe/Vienna', reason: '取違え' };
  const { position } = await member.does('correctIncident', correction, 'incident { kind zone }');
  const at = async (asOf: object) =>
    (
      await member.read('query ($id: ID!, $asOf: AsOfInput) { board(incidentId: $id, name: HQ, asOf: $asOf) { incident { kind zone } } }', {
        id: incidentId,
        asOf,
      })
    ).board.incident;
  expect(await at({ position: opened })).toEqual({ kind: 'TRAFFIC', zone: 'Europe/Paris' });
  expect(await at({ position })).toEqual({ kind: 'ILLNESS', zone: 'Europe/Vienna' });
  expect(await lineOf('incident.opened', incidentId, position)).toMatchObject({
    summary: { ja: '事案を開設(疾病、Wien、Europe/Vienna)' },
    versions: [{ summary: { ja: '事案を開設(交通危機、Lyon、Europe/Paris)' } }],
  });

  const again = await member.does(
    'correctIncident',
    { incidentId, title: 'バス事故', reason: '場所は未確認' },
    'incident { kind zone place }',
  );
  expect(again.incident).toEqual({ kind: 'ILLNESS', zone: 'Europe/Vienna', place: null });
});

test('the note of a hand-over is told anew, and who has the duty stays', async () => {
  const { incidentId } = await openWithHeadquarters(member);
  const other = await house.member('見本 結');
  await member.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: member.id });
  const handedOver = await member.does('handOverDuty', { incidentId, duty: 'FAMILY', to: other.id, note: '7時に電話' });
  const { id } = await lineOf('incident.duty-handed-over', incidentId, handedOver.position);
  const { position } = await member.does('correctWording', { entryId: id, wording: '19時に電話', reason: '誤記' }, 'entry { id }');
  expect(await lineOf('incident.duty-handed-over', incidentId, position)).toMatchObject({
    text: { text: '19時に電話' },
    versions: [{ text: { text: '7時に電話' }, reason: { text: '誤記' } }],
  });
  const assigned = await lineOf('incident.duty-assigned', incidentId, position);
  expect(await member.isRefused('correctWording', { entryId: assigned.id, wording: '…', reason: '誤記' })).toEqual([
    'ENTRY_WITHOUT_WORDING',
  ]);
  expect(await other.isRefused('correctWording', { entryId: id, wording: '…', reason: '誤記' })).toEqual(['FORBIDDEN']);
});

test('a report says in which language it is written', async () => {
  const { incidentId, position } = await openIncident(member);
  expect((await lineOf('incident.report-recorded', incidentId, position)).language).toBe('JA');
  const english = await member.does('recordReport', { incidentId, content: { channel: 'PHONE', text: '12:40', language: 'EN' } });
  const { chronology } = await member.read(FORMER, { id: incidentId, after: english.position });
  expect(chronology.nodes[0]).toMatchObject({ text: { text: '12:40' }, language: 'EN' });
});

test('the incident says what its manual makes bodies of, line by line (M-076), and which posts assign its duties', async () => {
  const { incidentId, position } = await openIncident(member);
  const { incident } = await member.read(INCIDENT, { id: incidentId, after: position });
  expect(incident.assigningPosts).toEqual(['TEAM_LEADER', 'DIRECTOR', 'DEPUTY', 'SECRETARIAT', 'ON_SITE_HEAD']);
  expect(incident.bodyRules.find(({ body }: { body: string }) => body === 'TEAM')).toMatchObject({
    head: 'TEAM_LEADER',
    posts: expect.arrayContaining([{ post: 'TEAM_ASSISTANT', seats: 2, source: 'M-076 S2:280' }]),
  });
});

test('everybody is told what they may do in the incident, and a new duty is among it at once', async () => {
  const MAY = 'query ($id: ID!) { viewer { relations(incidentId: $id) { actions } } }';
  const may = async (who: Member) => (await who.read(MAY, { id: incidentId })).viewer.relations.actions;
  const { incidentId } = await openWithHeadquarters(member);
  const other = await house.member('見本 環');
  expect(await may(member)).toEqual(expect.arrayContaining(['changeResponseLevel', 'standDown', 'viewExpenses']));
  expect(await may(other)).not.toContain('recordExpense');
  const { position } = await member.does('assignDuty', { incidentId, duty: 'LOGISTICS', memberId: other.id });
  await member.read(INCIDENT, { id: incidentId, after: position });
  const granted: string[] = await may(other);
  expect(granted).toEqual(expect.arrayContaining(['recordExpense', 'arrangeDispatch']));
  expect(granted).not.toContain('approveDispatch');
});
