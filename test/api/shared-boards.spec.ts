import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openWithHeadquarters, report } from './support/incident.js';
import type { Answer, Found, Member } from './support/member.js';
import { signIn } from './support/sign-in.js';

let house: House;
let director: Member;
let incidentId: string;

const BOARD = `subscription ($id: ID!) { boardChanged(incidentId: $id, name: HQ) {
  position recent { nodes { text { text } } more } persons { nodes { name { text } passportNumber { text state } } } totals { actual { amount } }
} }`;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER']);
  ({ incidentId } = await openWithHeadquarters(director));
  await director.does('addPerson', { incidentId, profile: { role: 'STUDENT', name: '例示 花子', passportNumber: 'ZZ1234567' } });
}, 60_000);
afterAll(() => house.close());

/** The next board that somebody is pushed, or the codes that end it. */
async function pushed(messages: AsyncGenerator<Answer, void>): Promise<Found> {
  try {
    const { value } = await messages.next();
    return value?.errors?.map(({ extensions }) => extensions.code) ?? value?.data.boardChanged;
  } catch (refusals) {
    return (refusals as Answer['errors'])!.map(({ extensions }) => extensions.code);
  }
}

async function onDuty(name: string, duty: string): Promise<Member> {
  const member = await house.member(name);
  await director.does('assignDuty', { incidentId, duty, memberId: member.id });
  return member;
}

test('all who have the same board open are pushed the newest, each as much of it as they may see', async () => {
  const [family, pr, government] = [
    await onDuty('見本 結', 'FAMILY'),
    await onDuty('仮名 光', 'PR'),
    await onDuty('例示 渉', 'GOVERNMENT'),
  ];
  const auditors = await Promise.all(Array.from({ length: 5 }, () => house.member('演習 鏡', ['AUDITOR'])));
  const open = { text: 'ZZ1234567', state: 'OPEN' };
  const readers = [
    ...[director, family].map((member) => ({ member, passport: open, costs: true })),
    { member: pr, passport: { text: null, state: 'HIDDEN' }, costs: false },
    ...[government, ...auditors].map((member) => ({ member, passport: { text: expect.any(String), state: 'MASKED' }, costs: true })),
  ];
  const boards = readers.map(({ member }) => member.hears(BOARD, { id: incidentId }));
  await Promise.all(boards.map(pushed));
  for (const text of ['続報 一', '続報 二']) {
    const { position } = await director.does('recordReport', { incidentId, content: report(text) });
    for (const [n, board] of (await Promise.all(boards.map(pushed))).entries()) {
      const { passport, costs } = readers[n]!;
      expect(board.persons.nodes).toEqual([{ name: { text: '例示 花子' }, passportNumber: passport }]);
      expect(board.recent.nodes[0]).toEqual({ text: { text } });
      expect(board.position).toBe(position);
      expect(board.totals !== null).toBe(costs);
    }
  }
  await Promise.all(boards.map((messages) => messages.return()));
});

test('whoever asks for the board as it stands gets as much of it as they may see, whoever asked before', async () => {
  const query = BOARD.replace('subscription', 'query').replace('boardChanged', 'board');
  const asks = async (member: Member): Promise<Found> => {
    const { data, errors } = await member.ask(query, { id: incidentId });
    return errors?.map(({ extensions }) => extensions.code) ?? data.board;
  };
  const government = await onDuty('例示 渉', 'GOVERNMENT');
  const auditors = await Promise.all([1, 2].map(() => house.member('演習 鏡', ['AUDITOR'])));
  const stranger = await house.member('部外 者子', ['MEMBER']);
  await director.does('recordReport', { incidentId, content: report('続報 問') });
  for (const member of [director, government, ...auditors, government, director]) {
    const board = await asks(member);
    expect(board.recent.nodes[0].text.text).toBe('続報 問');
    const passport = { text: member === director ? 'ZZ1234567' : expect.any(String), state: member === director ? 'OPEN' : 'MASKED' };
    expect(board.persons.nodes[0].passportNumber).toEqual(passport);
  }
  expect(await asks(stranger)).toEqual(['FORBIDDEN']);
  await director.does('handOverDuty', { incidentId, duty: 'GOVERNMENT', to: director.id });
  expect(await asks(government)).toEqual(['FORBIDDEN']);
});

test('whoever has still to choose a password, or awaits consent, gets nothing of what somebody like them was just answered', async () => {
  const query = BOARD.replace('subscription', 'query').replace('boardChanged', 'board');
  const [admin, auditor] = [await house.member('架空 管理', ['ADMIN']), await house.member('演習 鏡', ['AUDITOR'])];
  const account = { login: 'mada', displayName: '演習 影', roles: ['AUDITOR'], password: 'a password for the first day' };
  await administers(admin, 'createAccount', account);
  const { who } = await signIn(house.server.url, account.login, account.password);
  const asksAfterAuditor = async (): Promise<string[] | undefined> => {
    expect((await auditor.read(query, { id: incidentId })).board.persons.nodes).toHaveLength(1);
    return (await who.ask(query, { id: incidentId })).errors?.map(({ extensions }) => extensions.code);
  };
  expect(await asksAfterAuditor()).toEqual(['PASSWORD_CHANGE_REQUIRED']);
  await administers(who, 'changePassword', { currentPassword: account.password, password: 'what only its holder knows' });
  expect(await asksAfterAuditor()).toEqual(['CONSENT_REQUIRED']);
  expect((await who.read('{ viewer { actions } }')).viewer.actions).toEqual(['changePassword']);
});

test('whoever asks for something else of it, or in other words, is answered what they asked', async () => {
  const [one, other] = [await house.member('演習 鏡', ['AUDITOR']), await house.member('演習 鏡', ['AUDITOR'])];
  const masked =
    'subscription ($id: ID!, $text: Boolean!) { boardChanged(incidentId: $id, name: HQ) { board: name persons { nodes { id @include(if: $text) } } } }';
  const [withIds, without, whole] = [
    one.hears(masked, { id: incidentId, text: true }),
    other.hears(masked, { id: incidentId, text: false }),
    other.hears(BOARD, { id: incidentId }),
  ];
  expect(await pushed(withIds)).toEqual({ board: 'HQ', persons: { nodes: [{ id: expect.any(String) }] } });
  expect(await pushed(without)).toEqual({ board: 'HQ', persons: { nodes: [{}] } });
  expect(Object.keys(await pushed(whole))).toEqual(['position', 'recent', 'persons', 'totals']);
  await Promise.all([withIds, without, whole].map((messages) => messages.return()));
});

test('whoever loses the right to it is pushed nothing more, while the others are', async () => {
  const [leaving, staying] = [await onDuty('試作 巡', 'LOGISTICS'), await house.member('演習 鏡', ['AUDITOR'])];
  const boards = [leaving, staying].map((member) => member.hears(BOARD, { id: incidentId }));
  await Promise.all(boards.map(pushed));
  await director.does('handOverDuty', { incidentId, duty: 'LOGISTICS', to: director.id });
  const [refused, board] = await Promise.all(boards.map(pushed));
  expect(refused ?? 'ended').toEqual(Array.isArray(refused) ? ['FORBIDDEN'] : 'ended');
  expect(board.persons.nodes).toHaveLength(1);
  await boards[1]!.return();
});

test('words that were erased are not shown again, though the board was answered a moment ago', async () => {
  const officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
  const { entry } = await director.does('recordReport', { incidentId, content: report('消える言葉') }, 'entry { id }');
  const [before, after] = await Promise.all([1, 2].map(() => house.member('演習 鏡', ['AUDITOR'])));
  const boards = [before!.hears(BOARD, { id: incidentId })];
  expect((await pushed(boards[0]!)).recent.nodes[0]).toEqual({ text: { text: '消える言葉' } });
  await administers(officer, 'eraseSubject', { subjectId: entry.id, reason: 'RECORDED_IN_ERROR' });
  boards.push(after!.hears(BOARD, { id: incidentId }));
  expect((await pushed(boards[1]!)).recent.nodes[0]).toEqual({ text: { text: null } });
  await Promise.all(boards.map((messages) => messages.return()));
});

test('whoever loses the right while a board is on its way to them is not pushed it', async () => {
  const leaving = await onDuty('試作 巡', 'LOGISTICS');
  const boards = leaving.hears(BOARD, { id: incidentId });
  await pushed(boards);
  const { access } = house.server.core;
  const { stillHolds } = access;
  const [asked, answering] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  // The watch over all sockets asks too, once until it is answered: with the second question a push waits.
  let questions = 0;
  access.stillHolds = async (caller) => {
    if (++questions === 2) asked.resolve();
    await answering.promise;
    return stillHolds(caller);
  };
  await director.does('recordReport', { incidentId, content: report('続報 三') });
  await asked.promise;
  const { position } = await director.does('handOverDuty', { incidentId, duty: 'LOGISTICS', to: director.id });
  await director.read('query ($id: ID!, $at: Position) { incident(id: $id, atLeast: $at) { id } }', { id: incidentId, at: position });
  access.stillHolds = stillHolds;
  answering.resolve();
  expect(await pushed(boards)).toEqual(['FORBIDDEN']);
});
