import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from './support/house.js';
import { openIncident, report } from './support/incident.js';
import type { Member } from './support/member.js';

let house: House;
let importer: Member;
let colleague: Member;

beforeAll(async () => {
  house = await House.open();
  importer = await house.member('取込 係');
  colleague = await house.member('仮名 光');
}, 60_000);
afterAll(() => house.close());

const STATUS =
  'query ($id: ID, $lines: [ImportLineInput!]!) { importStatus(incidentId: $id, lines: $lines) { importKey state entryId incidentId } }';
const line = (importKey: string, text: string) => ({ importKey, content: report(text) });

test('a line is new, then known to everybody, then changed', async () => {
  const { incidentId } = await openIncident(importer);
  const states = async (who: Member, lines: object[]) => (await who.read(STATUS, { id: incidentId, lines })).importStatus;
  expect(await states(importer, [line('table#1', '一行目')])).toEqual([{ importKey: 'table#1', state: 'NEW', entryId: null, incidentId }]);
  const { entry } = await importer.does('recordReport', { incidentId, ...line('table#1', '一行目') }, 'entry { id imported }');
  expect(entry.imported).toBe(true);
  await colleague.does('recordReport', { incidentId, content: report('参加') });
  expect(await states(colleague, [line('table#1', '一行目'), line('table#2', '二行目')])).toMatchObject([
    { state: 'KNOWN', entryId: entry.id },
    { state: 'NEW' },
  ]);
  expect(await states(importer, [line('table#1', '一行目の訂正')])).toMatchObject([{ state: 'CHANGED', entryId: entry.id }]);
  await importer.does('correctReport', { entryId: entry.id, reason: '取込', ...line('table#1', '一行目の訂正') });
  expect(await states(importer, [line('table#1', '一行目の訂正')])).toMatchObject([{ state: 'KNOWN' }]);
  await importer.does('correctReport', { entryId: entry.id, reason: '手で', content: report('手で直した') });
  expect(await states(importer, [line('table#1', '一行目の訂正')])).toMatchObject([{ state: 'KNOWN' }]);
});

test('the same line sent by two people is one entry', async () => {
  const { incidentId } = await openIncident(importer);
  const first = await importer.does('recordReport', { incidentId, ...line('table#1', '同じ行') }, 'entry { id }');
  const second = await colleague.does('recordReport', { incidentId, ...line('table#1', '同じ行') });
  expect(second).toMatchObject({ duplicate: true, position: first.position });
});

test('an import that opens its incident finds it again', async () => {
  const lines = [line('new#1', '第一報'), line('new#2', '第二報')];
  expect((await importer.read(STATUS, { lines })).importStatus).toMatchObject([{ state: 'NEW', incidentId: null }, { state: 'NEW' }]);
  const { incident, entry } = await importer.does(
    'recordReport',
    { open: { title: '取込の事案', zone: 'Asia/Tokyo' }, ...lines[0] },
    'incident { id } entry { id }',
  );
  expect((await importer.read(STATUS, { lines })).importStatus).toEqual([
    { importKey: 'new#1', state: 'KNOWN', entryId: entry.id, incidentId: incident.id },
    { importKey: 'new#2', state: 'NEW', entryId: null, incidentId: incident.id },
  ]);
});
