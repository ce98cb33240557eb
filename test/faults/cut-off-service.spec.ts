import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { EventStore } from '#event-store';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { UnreliableLine } from '../../libs/event-store/src/testkit/grpc/unreliable-line.js';
import { randomFrom } from '../../libs/event-store/src/testkit/lying-disk/random.js';
import { House } from '../api/support/house.js';
import { openIncident, report } from '../api/support/incident.js';
import type { Member } from '../api/support/member.js';
import { inForm, patience, seed, tell } from './settings.js';
import { trouble } from './troubles.js';

const count = inForm(8, 500);
jest.setTimeout(patience);

let kept: EventStore;
let server: InProcessServer;
let line: UnreliableLine;
let house: House;
beforeAll(async () => {
  kept = await emptyStore();
  server = await InProcessServer.start({ store: kept });
  line = await UnreliableLine.before(server.port);
  house = await House.open({ HONBU_EVENTSTORE: `esdb://127.0.0.1:${line.port}?tls=false&keepAliveInterval=200&keepAliveTimeout=200` });
});
afterAll(async () => {
  await house.close();
  line.close();
  server.stop();
  await kept.close();
});

/** The same report, with the same command id, until the service says that it is recorded; how often it had to be sent. */
async function recordAtLast(by: Member, incidentId: string, text: string): Promise<number> {
  const command = { incidentId, clientCommandId: randomUUID(), content: report(text) };
  for (let sent = 1; ; sent++) {
    const errors = await by.tell('recordReport', command, '').then(
      (payload) => payload.errors as unknown[],
      (error: unknown) => [error],
    );
    if (errors.length === 0) return sent;
    await pause(50);
  }
}

const CHANGES = 'subscription ($id: ID!) { chronologyChanged(incidentId: $id) { entry { text { text } } caughtUp } }';

/** What a subscriber hears of an incident, in order, up to this text. */
async function heardUpTo(last: string, by: Member, incidentId: string): Promise<string[]> {
  const heard: string[] = [];
  for await (const { data } of by.hears(CHANGES, { id: incidentId })) {
    const { entry } = data.chronologyChanged;
    if (entry?.text) heard.push(entry.text.text);
    if (heard.at(-1) === last) break;
  }
  return heard;
}

test(`${count} × the service cut off from its log: each report is recorded once, and subscribers hear each once (seed ${seed})`, async () => {
  const member = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
  const { incidentId } = await openIncident(member);
  const listening = [1, 2].map(() => heardUpTo('最後 the last', member, incidentId));
  const recorded: string[] = [];
  let again = 0;
  let troubled = true;
  const clients = [1, 2, 3].map(async (client) => {
    for (let n = 0; troubled; n++) {
      const text = `${client}-${n}`;
      again += (await recordAtLast(member, incidentId, text)) - 1;
      recorded.push(text);
    }
  });
  const had = await trouble(line, count, randomFrom(seed));
  troubled = false;
  await Promise.all(clients);
  await recordAtLast(member, incidentId, '最後 the last');

  const [first, ...others] = await Promise.all(listening);
  expect(first!.filter((text) => /^\d-\d+$/.test(text)).toSorted()).toEqual(recorded.toSorted());
  for (const other of others) expect(other).toEqual(first);
  tell(
    'service over EventStoreDB adapter, server in this process',
    `${JSON.stringify(had)}, ${recorded.length} reports acknowledged and heard once each, ${again} sent again`,
  );
});
