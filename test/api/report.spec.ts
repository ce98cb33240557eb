import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from './support/house.js';
import { openIncident } from './support/incident.js';
import type { Member } from './support/member.js';

let house: House;
let director: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
}, 60_000);
afterAll(() => house.close());

test('a report opens an incident, and both are read back at once', async () => {
  const { incidentId } = await openIncident(director);
  const { incident, chronology } = await director.read(
    `query ($id: ID!) { incident(id: $id) { title { text state } kind status level { inForce policy } duties { duty } persons openEntries conditions { condition count presumed } bodies { body } }
      chronology(incidentId: $id) { totalCount nodes { no text { text state } summary { ja en } from { text } actor { name } status persons { id } versions { text { text } } position } } }`,
    { id: incidentId },
  );
  expect(incident).toMatchObject({ title: { text: 'バス事故 Bus accident', state: 'OPEN' }, kind: 'TRAFFIC', status: 'OPEN' });
  expect(chronology.totalCount).toBeGreaterThan(1);
  expect(JSON.stringify(chronology)).toContain('架空 遥');
});
