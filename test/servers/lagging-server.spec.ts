import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { EventStore } from '#event-store';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { House } from '../api/support/house.js';
import { openIncident, report } from '../api/support/incident.js';
import type { Found, Member } from '../api/support/member.js';
import { scratch } from '../cli/running-honbu.js';

const folder = scratch();
let kept: EventStore;
/** Each server has its own way to the log, so that one can be cut off. */
let ways: InProcessServer[];
let houses: House[];
let here: Member;
let there: Member;
beforeAll(async () => {
  kept = await emptyStore();
  ways = await Promise.all([1, 2].map(() => InProcessServer.start({ store: kept })));
  const shared = { HONBU_VAULT: `sqlite:${folder.of('vault.sqlite')}`, HONBU_KEY_FILE: folder.of('root.key') };
  houses = [];
  for (const { connectionString } of ways) houses.push(await House.open({ ...shared, HONBU_EVENTSTORE: connectionString }));
  here = await houses[0]!.member('架空 遥', ['MEMBER', 'ADMIN']);
  there = here.via(houses[1]!.server.url);
}, 60_000);
afterAll(async () => {
  for (const house of houses) await house.close();
  for (const way of ways) way.stop();
  await kept.close();
  folder.remove();
});

/** The second server hears nothing of the log until its next tries are answered, some seconds from now. */
function holdBack(): void {
  ways[1]!.faults.next('read', { kind: 'hang' }, { kind: 'hang' }, { kind: 'hang' });
  ways[1]!.dropSubscriptions();
}

const CHANGED =
  'subscription ($id: ID!, $after: Position) { chronologyChanged(incidentId: $id, after: $after) { entry { text { text } } position } }';

/** The next lines that a server sends after a position; one that is too far behind, or cut off just now, is asked again. */
async function linesAfter(member: Member, incidentId: string, after: string, count: number): Promise<string[]> {
  const lines: string[] = [];
  for (;;) {
    const messages = member.hears(CHANGED, { id: incidentId, after });
    const refused = await (async () => {
      while (lines.length < count) {
        const { data, errors } = (await messages.next()).value as Found;
        if (errors) return errors;
        if (data.chronologyChanged.entry) lines.push(data.chronologyChanged.entry.text.text);
      }
    })();
    await messages.return();
    if (refused === undefined) return lines;
    expect(['READ_MODEL_BEHIND', 'STORE_UNAVAILABLE']).toContain(refused[0].extensions.code);
  }
}

test('who comes from another server with a position that this one has not reached gets nothing twice', async () => {
  const { incidentId, position } = await openIncident(here);
  await there.read('query ($id: ID!, $at: Position) { incident(id: $id, atLeast: $at) { id } }', { id: incidentId, at: position });
  holdBack();
  await here.does('recordReport', { incidentId, content: report('一') });
  const { position: seen } = await here.does('recordReport', { incidentId, content: report('二') });
  const lines = linesAfter(there, incidentId, seen, 1);
  await here.does('recordReport', { incidentId, content: report('三') });
  expect(await lines).toEqual(['三']);
});

test('a command that another server has recorded is known when it is repeated, and its id refused for other words', async () => {
  const { incidentId } = await openIncident(here);
  await there.does('recordReport', { incidentId, content: report('前') });
  holdBack();
  const sent = { clientCommandId: 'once', incidentId, content: report('一度') };
  const { entry, position } = await here.does('recordReport', sent, 'entry { id }');
  expect(await there.does('recordReport', sent, 'entry { id }')).toMatchObject({ entry, position });
  await here.does('recordReport', { ...sent, clientCommandId: 'twice' });
  expect(await there.isRefused('recordReport', { ...sent, clientCommandId: 'twice', content: report('別の言葉') })).toEqual([
    'COMMAND_ID_REUSED',
  ]);
});
