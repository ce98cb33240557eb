import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Unavailable } from '#event-store';
import { administers, refusedTo } from './support/administers.js';
import { House } from './support/house.js';
import type { Answer, Found, Member } from './support/member.js';
import { signIn } from './support/sign-in.js';

let house: House;
let admin: Member;
let second: Member;
let officer: Member;
let logins = 0;

beforeAll(async () => {
  house = await House.open();
  admin = await house.member('架空 管理', ['ADMIN', 'MEMBER']);
  second = await house.member('仮名 副', ['ADMIN']);
  officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
}, 60_000);
afterAll(() => house.close());

const first = 'a password for the first day';
const own = 'what only its holder knows';

interface Made {
  readonly login: string;
  readonly memberId: string;
}

async function made(by: Member, roles: string[]): Promise<Made> {
  const login = `konin-${++logins}`;
  const { member } = await administers(by, 'createAccount', { login, displayName: '演習 鏡', roles, password: first }, 'member { id }');
  return { login, memberId: member.id };
}

async function entered(login: string, given = first, chosen = own): Promise<Member> {
  const { who } = await signIn(house.server.url, login, given);
  await administers(who, 'changePassword', { currentPassword: given, password: chosen });
  return who;
}

const codesOf = async (asked: Promise<Answer>): Promise<string[]> => ((await asked).errors ?? []).map(({ extensions }) => extensions.code);
const mayRead = (who: Member): Promise<string[]> => codesOf(who.ask('{ incidents { totalCount } }'));
const LIST = '{ accounts(first: 100) { nodes { member { id } awaitsConsent mayConsent unchangedSince } } }';
/** An account as whoever looks after accounts sees it. */
const seen = async (who: Member, memberId: string): Promise<Found> =>
  (await who.read(LIST)).accounts.nodes.find(({ member }: Found) => member.id === memberId);
/** The codes with which a consent is refused that names what `looker` sees now. */
const consents = async (who: Member, memberId: string, looker = admin) =>
  refusedTo(who, 'consentToAccount', { memberId, unchangedSince: (await seen(looker, memberId)).unchangedSince });

test.each(['AUDITOR', 'DATA_PROTECTION_OFFICER', 'ADMIN'])(
  'an account made as %s opens nothing to whoever enters it until somebody else than its maker has consented',
  async (role) => {
    const { login, memberId } = await made(admin, [role]);
    // Nobody can ask the holder yet who it was that came in.
    expect(await consents(second, memberId)).toEqual(['CONSENT_TOO_EARLY']);
    const holder = await entered(login);
    expect((await holder.read('{ viewer { awaitsConsent outboxKey } }')).viewer).toEqual({ awaitsConsent: true, outboxKey: null });
    expect(await mayRead(holder)).toEqual(['CONSENT_REQUIRED']);
    const heard = await holder.hears('subscription { incidentsChanged { id } }').next();
    expect(heard.value).toMatchObject({ errors: [{ extensions: { code: 'CONSENT_REQUIRED' } }] });

    expect(await consents(admin, memberId)).toEqual(['CONSENT_OF_ANOTHER']);
    expect(await consents(holder, memberId)).toEqual(['CONSENT_REQUIRED']);
    expect(await consents(officer, memberId)).toEqual([]);
    expect(await mayRead(holder)).toEqual([]);
  },
);

test('so does an account that gets such a role, or a new password to it, until somebody without a hand in it consents', async () => {
  const { login, memberId } = await made(admin, ['MEMBER']);
  const holder = await entered(login);
  expect(await mayRead(holder)).toEqual([]);
  await administers(second, 'changeAccountRoles', { memberId, roles: ['AUDITOR'] });
  expect(await mayRead(holder)).toEqual(['CONSENT_REQUIRED']);
  // One has made it, the other has given the role: each could be the holder.
  for (const who of [admin, second]) expect(await consents(who, memberId)).toEqual(['CONSENT_OF_ANOTHER']);
  expect(await consents(officer, memberId)).toEqual([]);
  expect(await mayRead(holder)).toEqual([]);

  await administers(admin, 'resetPassword', { account: login, password: 'given once more by the desk' });
  const again = await entered(login, 'given once more by the desk');
  expect(await mayRead(again)).toEqual(['CONSENT_REQUIRED']);
  expect(await consents(admin, memberId)).toEqual(['CONSENT_OF_ANOTHER']);
  expect(await consents(second, memberId)).toEqual([]);
  expect(await mayRead(again)).toEqual([]);
});

test('an account that loses such a role waits for nobody', async () => {
  const { login, memberId } = await made(admin, ['AUDITOR']);
  const holder = await entered(login);
  await administers(admin, 'changeAccountRoles', { memberId, roles: ['MEMBER'] });
  expect(await mayRead(holder)).toEqual([]);
});

test('who waits is on the list of accounts, for those who may consent and nobody else', async () => {
  const { memberId } = await made(admin, ['AUDITOR']);
  for (const who of [second, officer]) expect(await seen(who, memberId)).toMatchObject({ awaitsConsent: true });
  const member = await house.member('見本 結');
  expect(await consents(member, memberId)).toEqual(['FORBIDDEN']);
  const foreign = await house.member('他校 管理', ['ADMIN'], 'other');
  expect(await consents(foreign, memberId)).toEqual(['ACCOUNT_NOT_FOUND']);
});

test('who lists members or accounts is answered from the vault alone, unless they ask what the log knows of a consent', async () => {
  const { memberId } = await made(admin, ['AUDITOR']);
  const { store } = house.server.core;
  const whole = { readStream: store.readStream, readAll: store.readAll };
  const unreadable = () => {
    throw new Unavailable('cut off');
  };
  Object.assign(store, { readStream: unreadable, readAll: unreadable });
  try {
    expect((await admin.read('{ members { totalCount } }')).members.totalCount).toBeGreaterThan(0);
    const { accounts } = await admin.read('{ accounts(first: 100) { nodes { member { id } awaitsConsent } } }');
    expect(accounts.nodes).toContainEqual({ member: { id: memberId }, awaitsConsent: true });
    for (const field of ['unchangedSince', 'mayConsent'])
      expect(await codesOf(second.ask(`{ accounts(first: 100) { nodes { ${field} } } }`))).toContain('STORE_UNAVAILABLE');
  } finally {
    Object.assign(store, whole);
  }
  expect(await seen(second, memberId)).toMatchObject({ awaitsConsent: true, mayConsent: false, unchangedSince: expect.any(String) });
});

test('only to whom the list offers it is a consent open, and only to what they saw there', async () => {
  const { login, memberId } = await made(admin, ['AUDITOR']);
  const offered = async () => Promise.all([admin, second, officer].map(async (who) => (await seen(who, memberId)).mayConsent));
  expect(await offered()).toEqual([false, false, false]);
  await entered(login);
  expect(await offered()).toEqual([false, true, true]);

  const { unchangedSince } = await seen(second, memberId);
  await administers(admin, 'resetPassword', { account: login, password: 'given once more by the desk' });
  const intruder = await entered(login, 'given once more by the desk', 'what the desk chose for itself');
  const stale = await administers(second, 'consentToAccount', { memberId, unchangedSince });
  expect(stale.errors).toMatchObject([{ code: 'ACCOUNT_CHANGED', field: ['unchangedSince'], message: expect.stringContaining('holder') }]);
  const inJapanese = await administers(second.inJapanese(), 'consentToAccount', { memberId, unchangedSince });
  expect(inJapanese.errors[0].message).toContain('本人');
  expect(await mayRead(intruder)).toEqual(['CONSENT_REQUIRED']);

  const now = { clientCommandId: 'consent once', memberId, unchangedSince: (await seen(second, memberId)).unchangedSince };
  expect(await administers(second, 'consentToAccount', now, 'duplicate')).toMatchObject({ duplicate: false, errors: [] });
  expect(await administers(second, 'consentToAccount', now, 'duplicate')).toMatchObject({ duplicate: true, errors: [] });
  expect(await seen(second, memberId)).toMatchObject({ awaitsConsent: false, mayConsent: false, unchangedSince: null });
});

test('the only administrator makes a second one alone, and an auditor only with the second', async () => {
  const institution = await House.open();
  try {
    const alone = await institution.member('架空 一人', ['ADMIN', 'MEMBER']);
    const { url } = institution.server;
    const make = async (login: string, roles: string[]) => {
      const input = { login, displayName: '演習 二人', roles, password: first };
      return (await administers(alone, 'createAccount', input, 'member { id }')).member.id as string;
    };
    const enter = async (login: string) => {
      const { who } = await signIn(url, login, first);
      await administers(who, 'changePassword', { currentPassword: first, password: own });
      return who;
    };
    const auditorId = await make('kansa', ['AUDITOR']);
    const auditor = await enter('kansa');
    expect(await mayRead(auditor)).toEqual(['CONSENT_REQUIRED']);
    await make('futari', ['ADMIN']);
    const other = await enter('futari');
    expect(await mayRead(other)).toEqual([]);
    expect(await consents(other, auditorId, alone)).toEqual([]);
    expect(await mayRead(auditor)).toEqual([]);
  } finally {
    await institution.close();
  }
});

test.each([
  ['shut out', (alone: Member, { memberId }: Made) => administers(alone, 'disableAccount', { memberId })],
  ['given a new password', (alone: Member, { login }: Made) => administers(alone, 'resetPassword', { account: login, password: first })],
])('an administrator made while everybody else is %s waits like any other', async (_, silence) => {
  const institution = await House.open();
  try {
    const alone = await institution.member('架空 一人', ['ADMIN', 'MEMBER']);
    const make = async (login: string, roles: string[]): Promise<Made> => {
      const input = { login, displayName: '演習 鏡', roles, password: first };
      return { login, memberId: (await administers(alone, 'createAccount', input, 'member { id }')).member.id };
    };
    const enter = async (login: string): Promise<Member> => {
      const { who } = await signIn(institution.server.url, login, first);
      await administers(who, 'changePassword', { currentPassword: first, password: own });
      return who;
    };
    const second = await make('futari', ['ADMIN']);
    const other = await enter('futari');
    const auditor = await make('kansa', ['AUDITOR']);
    await enter('kansa');
    expect(await consents(other, auditor.memberId, alone)).toEqual([]);
    for (const each of [second, auditor]) await silence(alone, each);
    const puppet = await make('ningyo', ['ADMIN']);
    expect(await mayRead(await enter('ningyo'))).toEqual(['CONSENT_REQUIRED']);

    // The way out where those others are truly gone.
    for (const { memberId } of [second, auditor, puppet]) await administers(alone, 'removeAccount', { memberId });
    await make('atarashi', ['ADMIN']);
    const successor = await enter('atarashi');
    expect(await mayRead(successor)).toEqual([]);
    // Who is there on the word of one alone lets in nobody for that one.
    const watched = await make('mikata', ['AUDITOR']);
    const inside = await enter('mikata');
    expect(await seen(successor, watched.memberId)).toMatchObject({ awaitsConsent: true, mayConsent: false });
    expect(await consents(successor, watched.memberId, alone)).toEqual(['CONSENT_ON_LONE_WORD']);
    expect(await mayRead(inside)).toEqual(['CONSENT_REQUIRED']);
  } finally {
    await institution.close();
  }
});
