import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEventStore, type EventStore } from '#event-store';
import { systemClock } from '#kernel';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { startPostgres, type PostgresUnderTest } from '../../libs/privacy/src/testkit/postgres-server.js';
import { House } from '../api/support/house.js';
import { openIncident, report } from '../api/support/incident.js';
import { scratch } from '../cli/running-honbu.js';
import { ServerProcess } from './fleet.js';

let postgres: PostgresUnderTest;
let kept: EventStore;
let log: InProcessServer;
let house: House;
let shared: NodeJS.ProcessEnv;
const folder = scratch();
beforeAll(async () => {
  postgres = await startPostgres();
  kept = await emptyStore();
  log = await InProcessServer.start({ store: kept });
  shared = {
    HONBU_EVENTSTORE: log.connectionString,
    HONBU_VAULT: await postgres.freshDatabase(),
    HONBU_KEY_FILE: folder.of('root.key'),
    HONBU_KEY_PASSPHRASE: 'correct horse battery',
  };
  house = await House.open(shared);
}, 120_000);
afterAll(async () => {
  await house.close();
  log.stop();
  await kept.close();
  await postgres[Symbol.asyncDispose]();
  folder.remove();
});

async function readiness(): Promise<{ status: number; log: string; vault: string; boards: string; stopped: object }> {
  const answer = await fetch(`${house.server.url}/readyz`);
  return { status: answer.status, ...((await answer.json()) as { log: string; vault: string; boards: string; stopped: object }) };
}

async function until(expected: object): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    try {
      return expect(await readiness()).toMatchObject(expected);
    } catch {
      await sleep(100);
    }
  }
  expect(await readiness()).toMatchObject(expected);
}

const ready = { status: 200, log: 'ok', vault: 'ok', boards: 'following', stopped: {} };

test('not ready while the log is away, ready again after; what was sent meanwhile is recorded once', async () => {
  const member = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
  const { incidentId } = await openIncident(member);
  expect(await readiness()).toMatchObject(ready);
  const { port } = log;
  log.stop();
  expect(await readiness()).toMatchObject({ status: 503, log: 'unreachable', vault: 'ok' });
  const sent = member.does('recordReport', { incidentId, content: report('留守中 meanwhile') });
  await sleep(500);
  log = await InProcessServer.start({ store: kept, port });
  const { position } = await sent;
  await until(ready);
  const { chronology } = await member.read(
    'query ($id: ID!, $at: Position) { chronology(incidentId: $id, atLeast: $at) { nodes { text { text } } } }',
    { id: incidentId, at: position },
  );
  expect(chronology.nodes.filter(({ text }: { text: { text: string } }) => text?.text === '留守中 meanwhile')).toHaveLength(1);
});

test('not ready while the vault is away; nobody is taken for signed out, and all goes on when it is back', async () => {
  const member = await house.member('仮名 光', ['MEMBER', 'ADMIN']);
  await postgres.crash();
  expect(await readiness()).toMatchObject({ status: 503, log: 'ok', vault: 'unreachable' });
  const { errors } = await member.ask('{ viewer { member { name } } }');
  expect(errors?.[0]?.extensions.code).toBe('VAULT_UNREACHABLE');
  await postgres.start();
  await until(ready);
  expect((await member.read('{ viewer { member { name } } }')).viewer.member.name).toBe('仮名 光');
});

test('an epoch that begins while it serves ends its boards; a process ends itself, and shows all there is when it is started again', async () => {
  const member = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
  const { incidentId, position } = await openIncident(member, '前 before');
  const server = new ServerProcess({ ...shared, HONBU_DATA: folder.of('process') });
  await server.start();
  await member.via(server.url).read('query ($at: Position) { incidents(atLeast: $at) { nodes { id } } }', { at: position });
  const ended = server.ended();

  const operator = await openEventStore(log.connectionString, { prefix: 'honbu' });
  await operator.newEpoch('operator', systemClock);
  await operator.close();
  await until({ status: 503, log: 'ok', vault: 'ok', boards: 'ended' });
  expect(await ended).toBe(75);

  await server.start();
  const { incident } = await member.via(server.url).read('query ($id: ID!) { incident(id: $id) { title { text } } }', { id: incidentId });
  expect(incident.title.text).toBe('前 before');
  await server.kill();
});
