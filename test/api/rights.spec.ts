import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { administers } from './support/administers.js';
import { House } from './support/house.js';
import { openWithHeadquarters } from './support/incident.js';
import type { Member } from './support/member.js';
import { signIn } from './support/sign-in.js';

let house: House;
let director: Member;

beforeAll(async () => {
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER', 'ADMIN']);
}, 60_000);
afterAll(() => house.close());

describe('posts and duties', () => {
  test.each(['AUDITOR', 'DATA_PROTECTION_OFFICER', 'ADMIN'])('are for members, not for an account that is only %s', async (role) => {
    const { incidentId } = await openWithHeadquarters(director);
    const other = await house.member('見本 鏡', [role]);
    const attempts: [string, object][] = [
      ['assignDuty', { incidentId, duty: 'FAMILY', memberId: other.id }],
      ['assignPost', { incidentId, body: 'HEADQUARTERS', post: 'MEMBER', memberId: other.id }],
      ['openOnSiteHeadquarters', { incidentId, headId: other.id }],
    ];
    for (const [mutation, input] of attempts)
      expect([mutation, ...(await director.isRefused(mutation, input))]).toEqual([mutation, 'NOT_A_MEMBER']);
    await director.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: director.id });
    expect(await director.isRefused('handOverDuty', { incidentId, duty: 'FAMILY', to: other.id })).toEqual(['NOT_A_MEMBER']);
    const { members } = await director.read('{ members(first: 100) { nodes { id } } }');
    expect(members.nodes).toContainEqual({ id: director.id });
    expect(members.nodes).not.toContainEqual({ id: other.id });
  });

  test('are not given to an account that is disabled, and are taken from it', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const gone = await house.member('仮名 光');
    const post = { incidentId, body: 'HEADQUARTERS', post: 'SECRETARIAT', memberId: gone.id };
    await director.does('assignPost', post);
    await administers(director, 'disableAccount', { memberId: gone.id });
    expect(await director.isRefused('assignDuty', { incidentId, duty: 'PR', memberId: gone.id })).toEqual(['NOT_A_MEMBER']);
    await director.does('vacatePost', post);
    expect(await director.isRefused('assignPost', post)).toEqual(['NOT_A_MEMBER']);
  });

  test('tell a stranger nothing of who is there, nor of which lines an incident has', async () => {
    const { incidentId, entryId } = await openWithHeadquarters(director);
    const [auditor, stranger] = [await house.member('見本 鏡', ['AUDITOR']), await house.member('仮名 影')];
    const state = { harm: { value: 'SLIGHT', certainty: 'CONFIRMED' } };
    expect(await stranger.isRefused('correctPersonState', { claimId: entryId, reason: '訂正', state })).toEqual(['FORBIDDEN']);
    expect(await stranger.isRefused('assignDuty', { incidentId, duty: 'PR', memberId: auditor.id })).toEqual(['FORBIDDEN']);
  });

  test('say why in both languages', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const auditor = await house.member('演習 鏡', ['AUDITOR']);
    const input = { incidentId, duty: 'PR', memberId: auditor.id };
    expect((await director.tell('assignDuty', input, '')).errors[0].message).toContain('enabled');
    expect((await director.inJapanese().tell('assignDuty', input, '')).errors[0].message).toContain('構成員');
  });
});

describe('PR', () => {
  test('never sees classes 3 and 4, not even with the family desk as well', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const desk = await house.member('見本 結');
    await director.does('assignDuty', { incidentId, duty: 'FAMILY', memberId: desk.id });
    const { person } = await desk.does(
      'addPerson',
      { incidentId, profile: { role: 'STUDENT', name: '例示 花子', passportNumber: 'ZZ1234567', medicalNotes: '持病' } },
      'person { id }',
    );
    const page = 'query ($id: ID!) { person(id: $id) { name { text } passportNumber { state text ref } medicalNotes { state ref } } }';
    const seen = async () => (await desk.read(page, { id: person.id })).person;
    expect(await seen()).toMatchObject({ passportNumber: { state: 'OPEN', text: 'ZZ1234567' }, medicalNotes: { state: 'MASKED' } });
    const { ref } = (await seen()).medicalNotes;
    await director.does('assignDuty', { incidentId, duty: 'PR', memberId: desk.id });
    expect(await seen()).toEqual({
      name: { text: '例示 花子' },
      passportNumber: { state: 'HIDDEN', text: null, ref: null },
      medicalNotes: { state: 'HIDDEN', ref: null },
    });
    const revealed = await administers(desk, 'reveal', { ref, reason: '記者の質問に答えるため' }, 'text');
    expect(revealed).toMatchObject({ text: null, errors: [{ code: 'FORBIDDEN' }] });
  });
});

describe('a password that an administrator gave', () => {
  const first = 'a password for the first day';
  const own = 'what only the holder knows';

  const enter = (login: string, password: string) => signIn(house.server.url, login, password);

  test('opens nothing until its holder has chosen another, and then no door at all', async () => {
    await administers(director, 'createAccount', { login: 'shoki', displayName: '演習 鏡', roles: ['MEMBER'], password: first });
    const { who, viewer } = await enter('shoki', first);
    // Not even the key to what its holder's browser will keep.
    expect(viewer).toMatchObject({ mustChangePassword: true, outboxKey: null });
    const refused = async (query: string) => (await who.ask(query)).errors?.map(({ extensions }) => extensions.code);
    for (const query of ['{ incidents { totalCount } }', '{ members { totalCount } }'])
      expect(await refused(query)).toEqual(['PASSWORD_CHANGE_REQUIRED']);
    const heard = await who.hears('subscription { incidentsChanged { id } }').next();
    expect(heard.value).toMatchObject({ errors: [{ extensions: { code: 'PASSWORD_CHANGE_REQUIRED' } }] });

    const change = (currentPassword: string, password: string) => administers(who, 'changePassword', { currentPassword, password });
    expect((await change(first, first)).errors).toMatchObject([{ code: 'PASSWORD_UNCHANGED', field: ['password'] }]);
    expect((await change(first, own)).errors).toEqual([]);
    const outboxKey = expect.stringMatching(/^.{44}$/);
    expect(await who.read('{ viewer { mustChangePassword outboxKey } incidents { totalCount } }')).toMatchObject({
      viewer: { mustChangePassword: false, outboxKey },
    });
    expect((await enter('shoki', first)).codes).toEqual(['SIGN_IN_FAILED']);
    expect((await enter('shoki', own)).viewer).toMatchObject({ mustChangePassword: false, outboxKey });
  });

  test('is asked to be changed after a reset, too', async () => {
    await administers(director, 'createAccount', { login: 'wasure', displayName: '仮名 光', roles: ['MEMBER'], password: first });
    const { who } = await enter('wasure', first);
    await administers(who, 'changePassword', { currentPassword: first, password: own });
    await administers(director, 'resetPassword', { account: 'wasure', password: 'given by the desk again' });
    expect((await enter('wasure', 'given by the desk again')).viewer.mustChangePassword).toBe(true);
  });
});

describe('reading', () => {
  test('at a cursor that no item has is refused, wherever it is', async () => {
    const { incidentId } = await openWithHeadquarters(director);
    const after = Buffer.from('00000000-0000-4000-8000-000000000000').toString('base64url');
    for (const field of [
      'incidents(after: $after)',
      'members(after: $after)',
      'chronology(incidentId: $id, after: $after)',
      'persons(incidentId: $id, after: $after)',
      'dispatches(incidentId: $id, after: $after)',
      'decisions(incidentId: $id, after: $after)',
      'expenses(incidentId: $id, after: $after)',
    ]) {
      const needsId = field.includes('$id');
      const { errors } = await director.ask(`query (${needsId ? '$id: ID!, ' : ''}$after: String) { ${field} { totalCount } }`, {
        ...(needsId && { id: incidentId }),
        after,
      });
      expect([field, errors?.map(({ extensions }) => extensions.code)]).toEqual([field, ['CURSOR_UNKNOWN']]);
    }
  });

  test('at a position that the log has not reached is refused at once', async () => {
    const { incidentId, position } = await openWithHeadquarters(director);
    const ahead = position.replace(/\d+$/, (n) => String(Number(n) + 1000));
    for (const query of [
      'query ($id: ID!, $at: Position) { incident(id: $id, atLeast: $at) { id } }',
      'query ($at: Position) { incidents(atLeast: $at) { totalCount } }',
    ]) {
      const { errors } = await director.ask(query, { ...(query.includes('$id') && { id: incidentId }), at: ahead });
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['POSITION_AHEAD']);
    }
  });
});
