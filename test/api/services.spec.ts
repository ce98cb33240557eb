import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import { Member } from './support/member.js';

let house: House;
let director: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
}, 60_000);
afterAll(() => house.close());

const scope = ['recordReport', 'correctReport', 'correctEntry', 'withdrawEntry', 'viewIncidents', 'viewImportedLines', 'viewChronology'];

async function service(): Promise<Member> {
  const input = { name: '取込', roles: ['INTEGRATOR'], scope };
  const { id, token } = await administers(director, 'createServiceToken', input, 'id token');
  return new Member(house.server.url, id, token);
}

/** The line that was recorded last: a service that has no part in the incident is not told its id. */
async function newestOf(who: Member, incidentId: string, atLeast: string): Promise<string> {
  const query = 'query ($id: ID!, $at: Position) { chronology(incidentId: $id, atLeast: $at, first: 1) { nodes { id } } }';
  return (await who.read(query, { id: incidentId, at: atLeast })).chronology.nodes[0].id;
}

const corrects = (who: Member, entryId: string, more: object = {}) =>
  who.isRefused('correctReport', { entryId, reason: '訂正', content: report('訂正した'), ...more });

test('a service corrects what came from it, at once, and nothing that a person or another service wrote', async () => {
  const { incidentId, entryId } = await openWithHeadquarters(director);
  const [mine, other] = [await service(), await service()];
  const { position } = await mine.does('recordReport', { incidentId, content: report('連携から') });
  const sent = await newestOf(director, incidentId, position);
  expect(await corrects(mine, sent)).toEqual([]);
  expect(await corrects(other, sent)).toEqual(['FORBIDDEN']);
  expect(await corrects(mine, entryId)).toEqual(['FORBIDDEN']);
  // Naming a line of a table does not make what a person typed come from one.
  expect(await corrects(mine, entryId, { importKey: 'table#1' })).toEqual(['FORBIDDEN']);
  expect(await mine.isRefused('withdrawEntry', { entryId, reason: '不要' })).toEqual(['FORBIDDEN']);
  expect(await corrects(director, sent)).toEqual([]);
});

test('nor for having opened the incident', async () => {
  const mine = await service();
  const { incidentId } = await openIncident(mine);
  const { position } = await director.does('recordReport', { incidentId, content: report('人が書いた') });
  const typed = await newestOf(mine, incidentId, position);
  expect(await corrects(mine, typed)).toEqual(['FORBIDDEN']);
  expect(await mine.isRefused('withdrawEntry', { entryId: typed, reason: '不要' })).toEqual(['FORBIDDEN']);
});

test('a line of a table is corrected by whoever imports that table, under its key', async () => {
  const { incidentId } = await openWithHeadquarters(director);
  const imported = { incidentId, importKey: 'table#1', content: report('一行目') };
  const { entry } = await director.does('recordReport', imported, 'entry { id }');
  const mine = await service();
  expect(await corrects(mine, entry.id)).toEqual(['FORBIDDEN']);
  expect(await corrects(mine, entry.id, { importKey: 'table#2' })).toEqual(['FORBIDDEN']);
  expect(await corrects(mine, entry.id, { importKey: 'table#1' })).toEqual([]);
});
