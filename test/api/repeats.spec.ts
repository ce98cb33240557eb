import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { administers, refusedTo } from './support/administers.js';
import { House } from './support/house.js';
import type { Found, Member } from './support/member.js';
import { signIn } from './support/sign-in.js';

let house: House;
let admin: Member;

beforeAll(async () => {
  house = await House.open();
  admin = await house.member('架空 管理', ['ADMIN', 'MEMBER']);
}, 60_000);
afterAll(() => house.close());

const first = 'a password for the first day';
const account = (login: string) => ({ login, displayName: '見本 花子', roles: ['MEMBER'], password: first });
const listed = async (): Promise<Found[]> =>
  (await admin.read('{ accounts(first: 100) { nodes { member { id } login roles disabled } } }')).accounts.nodes;
const made = async (login: string): Promise<string> =>
  (await administers(admin, 'createAccount', account(login), 'member { id }')).member.id;

test('an account that is asked for again after a lost answer is made once, also when both requests run at the same time', async () => {
  const input = { clientCommandId: 'make hanako', ...account('hanako') };
  const answers = await Promise.all([1, 2, 3].map(() => administers(admin, 'createAccount', input, 'member { id } duplicate')));
  expect(answers.map(({ duplicate, errors }) => [duplicate, errors])).toEqual([
    [false, []],
    [true, []],
    [true, []],
  ]);
  expect(new Set(answers.map(({ member }) => member.id)).size).toBe(1);
  expect((await listed()).filter(({ login }) => login === 'hanako')).toHaveLength(1);
  expect(await refusedTo(admin, 'createAccount', { ...input, login: 'other' })).toEqual(['COMMAND_ID_REUSED']);
});

test('a token is made once, and its secret is in the first answer only', async () => {
  const input = { clientCommandId: 'make a token', name: '取込', roles: ['INTEGRATOR'], scope: ['recordReport'] };
  const one = await administers(admin, 'createServiceToken', input, 'id token duplicate');
  expect(one).toMatchObject({ token: expect.stringMatching(/^hb_service_/), duplicate: false, errors: [] });
  expect(await administers(admin, 'createServiceToken', input, 'id token duplicate')).toEqual({
    id: one.id,
    token: null,
    duplicate: true,
    errors: [],
  });
  expect((await admin.read('{ serviceTokens { id } }')).serviceTokens).toHaveLength(1);
  const revoke = { clientCommandId: 'end it', id: one.id };
  expect(await administers(admin, 'revokeServiceToken', revoke, 'duplicate')).toMatchObject({ duplicate: false, errors: [] });
  expect(await administers(admin, 'revokeServiceToken', revoke, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
});

test('a change that arrives once more, late, undoes nothing that was done since', async () => {
  const memberId = await made('taro');
  const disable = { clientCommandId: 'end taro', memberId };
  await administers(admin, 'disableAccount', disable);
  await administers(admin, 'enableAccount', { memberId });
  expect(await administers(admin, 'disableAccount', disable, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  const roles = { clientCommandId: 'taro as integrator', memberId, roles: ['MEMBER', 'INTEGRATOR'] };
  await administers(admin, 'changeAccountRoles', roles);
  await administers(admin, 'changeAccountRoles', { memberId, roles: ['MEMBER'] });
  expect(await administers(admin, 'changeAccountRoles', roles, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect((await listed()).find(({ member }) => member.id === memberId)).toMatchObject({ disabled: false, roles: ['MEMBER'] });
  const removal = { clientCommandId: 'remove taro', memberId };
  expect(await administers(admin, 'removeAccount', removal, 'duplicate')).toMatchObject({ duplicate: false, errors: [] });
  expect(await administers(admin, 'removeAccount', removal, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect(await refusedTo(admin, 'removeAccount', { memberId })).toEqual(['ACCOUNT_NOT_FOUND']);
});

test('a change of password that is sent again is done, though the former password proves nothing any more', async () => {
  await made('shiro');
  const { who } = await signIn(house.server.url, 'shiro', first);
  const change = { clientCommandId: 'choose', currentPassword: first, password: 'what nobody else knows' };
  expect(await administers(who, 'changePassword', change, 'duplicate')).toMatchObject({ duplicate: false, errors: [] });
  expect(await administers(who, 'changePassword', change, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect(await refusedTo(who, 'changePassword', { ...change, clientCommandId: 'another' })).toEqual(['SIGN_IN_FAILED']);

  const reset = { clientCommandId: 'forgot', account: 'shiro', password: 'given by the desk again' };
  await administers(admin, 'resetPassword', reset);
  const again = await signIn(house.server.url, 'shiro', reset.password);
  await administers(again.who, 'changePassword', { currentPassword: reset.password, password: 'what was chosen again' });
  expect(await administers(admin, 'resetPassword', reset, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect((await signIn(house.server.url, 'shiro', 'what was chosen again')).codes).toEqual([]);
});

test('what was recorded and not done, because the service fell in between, is done by the repeat', async () => {
  const memberId = await made('jiro');
  const { vault } = house.server.core;
  const roles = { clientCommandId: 'jiro as integrator', memberId, roles: ['MEMBER', 'INTEGRATOR'] };
  await administers(admin, 'changeAccountRoles', roles);
  // As it stands when the power goes between the record and the vault.
  const { id } = (await vault.accountByLogin('jiro'))!;
  await vault.changeAccount(id, { roles: ['MEMBER'] });
  expect(await administers(admin, 'changeAccountRoles', roles, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect((await listed()).find(({ login }) => login === 'jiro')).toMatchObject({ roles: ['MEMBER', 'INTEGRATOR'] });
});

test('another password under the same id is no repeat: it is refused, changes nothing, and the log has one change', async () => {
  await made('goro');
  const { id } = (await house.server.core.vault.accountByLogin('goro'))!;
  const changes = async (): Promise<number> => {
    let count = 0;
    for await (const { type } of house.server.core.store.readStream(`access-${id}`)) if (type === 'access.password-changed') count++;
    return count;
  };
  const reset = { clientCommandId: 'reset goro', account: 'goro', password: 'given by the desk once' };
  await administers(admin, 'resetPassword', reset);
  for (const _ of [1, 2])
    expect(await refusedTo(admin, 'resetPassword', { ...reset, password: 'given in silence' })).toEqual(['COMMAND_ID_REUSED']);
  expect((await signIn(house.server.url, 'goro', 'given in silence')).codes).toEqual(['SIGN_IN_FAILED']);

  const { who } = await signIn(house.server.url, 'goro', reset.password);
  const change = { clientCommandId: 'choose', currentPassword: reset.password, password: 'what nobody else knows' };
  await administers(who, 'changePassword', change);
  const silent = { ...change, currentPassword: change.password, password: 'changed in silence' };
  expect(await refusedTo(who, 'changePassword', silent)).toEqual(['COMMAND_ID_REUSED']);
  expect((await signIn(house.server.url, 'goro', change.password)).codes).toEqual([]);
  expect(await changes()).toBe(2);
});

test.each(['at once', 'after its roles were changed'])('an account asked for again with another password is refused %s', async (when) => {
  const login = `rokuro-${when.length}`;
  const input = { clientCommandId: `make ${login}`, ...account(login) };
  const { member } = await administers(admin, 'createAccount', input, 'member { id }');
  if (when !== 'at once') await administers(admin, 'changeAccountRoles', { memberId: member.id, roles: ['MEMBER', 'INTEGRATOR'] });
  expect(await refusedTo(admin, 'createAccount', { ...input, password: 'another for the first day' })).toEqual(['COMMAND_ID_REUSED']);
  expect(await administers(admin, 'createAccount', input, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
});

test('a new password that was recorded and not given, because the service fell in between, is given by the repeat', async () => {
  await made('shichiro');
  const { vault } = house.server.core;
  const { id, passwordHash, passwordCommand } = (await vault.accountByLogin('shichiro'))!;
  const reset = { clientCommandId: 'reset shichiro', account: 'shichiro', password: 'given by the desk at last' };
  await administers(admin, 'resetPassword', reset);
  await vault.changeAccount(id, { passwordHash: passwordHash!, passwordCommand: passwordCommand! });
  expect(await administers(admin, 'resetPassword', reset, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect((await signIn(house.server.url, 'shichiro', reset.password)).codes).toEqual([]);
});

test('the drill’s clock is set once', async () => {
  const input = { clientCommandId: 'stop', rate: 0 };
  const one = await administers(admin, 'setDrillClock', input, 'now duplicate');
  expect(one).toMatchObject({ duplicate: false, errors: [] });
  await administers(admin, 'setDrillClock', { rate: 60 });
  expect(await administers(admin, 'setDrillClock', input, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect((await admin.read('{ server { drillRate } }')).server.drillRate).toBe(60);
});
