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

test('the drill’s clock is set once', async () => {
  const input = { clientCommandId: 'stop', rate: 0 };
  const one = await administers(admin, 'setDrillClock', input, 'now duplicate');
  expect(one).toMatchObject({ duplicate: false, errors: [] });
  await administers(admin, 'setDrillClock', { rate: 60 });
  expect(await administers(admin, 'setDrillClock', input, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect((await admin.read('{ server { drillRate } }')).server.drillRate).toBe(60);
});
