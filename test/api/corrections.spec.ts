import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from './support/house.js';
import { openIncident } from './support/incident.js';
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
