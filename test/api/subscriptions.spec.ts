import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import type { Answer, Found, Member } from './support/member.js';

let house: House;
let director: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
}, 60_000);
afterAll(() => house.close());

const CHRONOLOGY =
  'subscription ($id: ID!, $after: Position) { chronologyChanged(incidentId: $id, after: $after) { entry { id text { text } } position caughtUp } }';
const BOARD =
  'subscription ($id: ID!, $after: Position) { boardChanged(incidentId: $id, name: HQ, after: $after) { position lastEventId inbox { nodes { text { text } } } } }';

async function next(messages: AsyncGenerator<Answer, void>): Promise<Found> {
  try {
    const { value } = await messages.next();
    return value && (value.errors ?? Object.values(value.data)[0]);
  } catch (refusal) {
    return refusal;
  }
}

/** Everything up to the word that nothing is left. */
async function untilCaughtUp(messages: AsyncGenerator<Answer, void>): Promise<{ texts: string[]; position: string }> {
  const texts: string[] = [];
  for (;;) {
    const { entry, caughtUp, position } = await next(messages);
    if (caughtUp) return { texts, position };
    texts.push(entry.text?.text ?? entry.id);
  }
}

test('the chronology comes with all that changed since, then live, and goes on after a break without loss or repeat', async () => {
  const { incidentId } = await openIncident(director);
  const first = await director.does('recordReport', { incidentId, content: report('一') }, 'entry { id }');
  const messages = director.hears(CHRONOLOGY, { id: incidentId });
  const before = await untilCaughtUp(messages);
  expect(before.texts.at(-1)).toBe('一');
  await director.does('recordReport', { incidentId, content: report('二') });
  const live = await untilCaughtUp(messages);
  expect(live.texts).toEqual(['二']);
  await messages.return();
  await director.does('recordReport', { incidentId, content: report('三') });
  await director.does('correctReport', { entryId: first.entry.id, reason: '訂正', content: report('一の訂正') });
  const resumed = director.hears(CHRONOLOGY, { id: incidentId, after: live.position });
  expect((await untilCaughtUp(resumed)).texts).toEqual(['三', '一の訂正']);
  await resumed.return();
});

const SUMMARIES = `subscription ($id: ID!, $after: Position) {
  chronologyChanged(incidentId: $id, after: $after) {
    entry { id summary { ja } versions { summary { ja } } } position caughtUp
  }
}`;

test('the steps of a dispatch are sent again when it is corrected, live and after a break; what they said before stays said', async () => {
  const { incidentId } = await openWithHeadquarters(director);
  const asked = { kind: 'STAFF', purpose: '学生支援', count: 2, destination: 'Lyon' };
  const { dispatch } = await director.does('requestDispatch', { incidentId, ...asked }, 'dispatch { id }');
  const approved = await director.does('approveDispatch', { dispatchId: dispatch.id }, 'dispatch { steps { entryId } }');
  const [{ entryId }] = approved.dispatch.steps;
  await director.does('correctDispatchStep', { entryId, reason: '時刻', at: { precision: 'UNKNOWN' } });
  const messages = director.hears(SUMMARIES, { id: incidentId });
  const heard = async (hearing: typeof messages) => {
    const entries: Found[] = [];
    for (;;) {
      const { entry, caughtUp, position } = await next(hearing);
      if (caughtUp) return { steps: entries.filter(({ id }) => id === entryId), position };
      entries.push(entry);
    }
  };
  const before = await heard(messages);
  const said = (what: string) => ({ ja: expect.stringContaining(what) });
  expect(before.steps).toMatchObject([{ summary: said('教職員 ×2 → Lyon: 承認') }]);
  await director.does('correctDispatch', { dispatchId: dispatch.id, reason: '行先', ...asked, count: 3, destination: 'Nice' });
  const after = [{ summary: said('教職員 ×3 → Nice: 承認'), versions: [{ summary: said('教職員 ×2 → Lyon: 承認') }] }];
  expect((await heard(messages)).steps).toMatchObject(after);
  await messages.return();
  const resumed = director.hears(SUMMARIES, { id: incidentId, after: before.position });
  expect((await heard(resumed)).steps).toMatchObject(after);
  await resumed.return();
});

test('a board is sent whole, the latest wins, and not at all when nothing changed since', async () => {
  const { incidentId } = await openWithHeadquarters(director);
  const messages = director.hears(BOARD, { id: incidentId });
  const { position } = await next(messages);
  await Promise.all(
    Array.from({ length: 8 }, (_, i) => director.does('recordReport', { incidentId, content: report(`至急 ${i}`, { urgent: true }) })),
  );
  let boards = 0;
  for (let board = await next(messages); ; board = await next(messages)) {
    boards++;
    if (board.inbox.nodes.length === 8) break;
  }
  expect(boards).toBeLessThan(9);
  await messages.return();
  const { board } = await director.read('query ($id: ID!) { board(incidentId: $id, name: HQ) { position } }', { id: incidentId });
  expect(board.position).not.toBe(position);
  const resumed = director.hears(BOARD, { id: incidentId, after: board.position });
  const awaited = next(resumed);
  await director.does('recordReport', { incidentId, content: report('その後', { urgent: true }) });
  expect((await awaited).position).not.toBe(board.position);
  await resumed.return();
});

test('opening values of class 3 and 4 for a board does not make it send itself again', async () => {
  const { incidentId } = await openWithHeadquarters(director);
  await director.does('recordReport', { incidentId, content: report('x'), persons: [{ add: { name: '見本 結', passportNumber: 'ZZ1' } }] });
  const messages = director.hears(
    'subscription ($id: ID!) { boardChanged(incidentId: $id, name: HQ) { position persons { nodes { passportNumber { text } } } } }',
    { id: incidentId },
  );
  expect((await next(messages)).persons.nodes).toEqual([{ passportNumber: { text: 'ZZ1' } }]);
  const awaited = next(messages);
  const { position } = await director.does('recordReport', { incidentId, content: report('y') });
  expect((await awaited).position).toBe(position);
  await messages.return();
});

test('an incident that is new or changed is sent to who may see it', async () => {
  const messages = director.hears('subscription { incidentsChanged { id title { text } } }');
  const awaited = next(messages);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const { incidentId } = await openIncident(director, '新しい事案');
  expect(await awaited).toEqual({ id: incidentId, title: { text: '新しい事案' } });
  await messages.return();
});

test('a duty that was handed over takes the rights of an open subscription with it', async () => {
  const { incidentId } = await openWithHeadquarters(director);
  const colleague = await house.member('仮名 光');
  await director.does('assignDuty', { incidentId, duty: 'PR', memberId: colleague.id });
  const messages = colleague.hears(CHRONOLOGY, { id: incidentId });
  await untilCaughtUp(messages);
  await director.does('handOverDuty', { incidentId, duty: 'PR', to: director.id });
  expect(JSON.stringify((await next(messages)) ?? 'ended')).toMatch(/FORBIDDEN|ended/);
  const { value } = await messages.next();
  expect(value).toBeUndefined();
});

test('who may not read an incident hears nothing of it', async () => {
  const { incidentId } = await openIncident(director);
  const outsider = await house.member('部外 者');
  expect(JSON.stringify(await next(outsider.hears(CHRONOLOGY, { id: incidentId })))).toContain('FORBIDDEN');
  expect(JSON.stringify(await next(outsider.hears(BOARD, { id: incidentId })))).toContain('FORBIDDEN');
});

test('a position of another log is refused', async () => {
  const { incidentId } = await openIncident(director);
  const answer = await director.ask('query ($id: ID!, $at: Position) { chronology(incidentId: $id, atLeast: $at) { totalCount } }', {
    id: incidentId,
    at: '5a3d2c1e-9b0f-4d6a-8c47-1f0e2d3c4b5a.7',
  });
  expect(answer.errors).toBeDefined();
});
