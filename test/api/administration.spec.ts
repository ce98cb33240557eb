import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { administers, refusedTo } from './support/administers.js';
import { House } from './support/house.js';
import { openIncident, openWithHeadquarters, report } from './support/incident.js';
import type { Found, Member } from './support/member.js';

let house: House;
let admin: Member;
let member: Member;
let officer: Member;

beforeAll(async () => {
  house = await House.open();
  admin = await house.member('架空 管理', ['ADMIN']);
  member = await house.member('仮名 光');
  officer = await house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
}, 60_000);
afterAll(() => house.close());

describe('accounts', () => {
  const LIST = '{ accounts(first: 100) { nodes { member { id name } login roles disabled mustChangePassword } totalCount } }';
  const made = async (login: string, roles = ['MEMBER']): Promise<string> => {
    const input = { login, displayName: '見本 花子', roles, password: 'for the first day only' };
    return (await administers(admin, 'createAccount', input, 'member { id }')).member.id;
  };
  const listed = async (id: string): Promise<Found> =>
    (await admin.read(LIST)).accounts.nodes.find(({ member }: Found) => member.id === id);

  test('are ended, let in again, given other roles and removed by an administrator, who sees the list', async () => {
    const memberId = await made('hanako');
    expect(await listed(memberId)).toEqual({
      member: { id: memberId, name: '見本 花子' },
      login: 'hanako',
      roles: ['MEMBER'],
      disabled: false,
      mustChangePassword: true,
    });
    await administers(admin, 'disableAccount', { memberId });
    expect(await listed(memberId)).toMatchObject({ disabled: true });
    expect((await administers(admin, 'enableAccount', { memberId }, 'member { id }')).member.id).toBe(memberId);
    expect(await listed(memberId)).toMatchObject({ disabled: false });
    expect(await refusedTo(admin, 'changeAccountRoles', { memberId, roles: ['AUDITOR', 'MEMBER'] })).toEqual(['ROLES_CONFLICT']);
    expect(await refusedTo(admin, 'changeAccountRoles', { memberId, roles: ['AUDITOR'] })).toEqual([]);
    expect(await listed(memberId)).toMatchObject({ roles: ['AUDITOR'] });
    expect(await refusedTo(admin, 'removeAccount', { memberId })).toEqual([]);
    expect(await listed(memberId)).toBeUndefined();
    expect(await refusedTo(admin, 'enableAccount', { memberId })).toEqual(['ACCOUNT_NOT_FOUND']);
  });

  test('are nothing for anybody else', async () => {
    const memberId = await made('taro');
    expect((await member.ask(LIST)).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    for (const mutation of ['enableAccount', 'disableAccount', 'removeAccount'])
      expect(await refusedTo(member, mutation, { memberId })).toEqual(['FORBIDDEN']);
    expect(await refusedTo(officer, 'changeAccountRoles', { memberId, roles: ['ADMIN'] })).toEqual(['FORBIDDEN']);
    const foreign = await house.member('他校 管理', ['ADMIN'], 'other');
    expect(await refusedTo(foreign, 'removeAccount', { memberId })).toEqual(['ACCOUNT_NOT_FOUND']);
    expect((await foreign.read(LIST)).accounts.totalCount).toBe(1);
  });

  test('whose roles change lose posts and duties with the member’s role', async () => {
    const director = await house.member('架空 遥', ['MEMBER']);
    const { incidentId } = await openWithHeadquarters(director);
    await administers(admin, 'changeAccountRoles', { memberId: director.id, roles: ['AUDITOR'] });
    const { viewer } = await director.read('query ($id: ID!) { viewer { relations(incidentId: $id) { posts participant } } }', {
      id: incidentId,
    });
    expect(viewer.relations).toEqual({ posts: [], participant: false });
    expect(await director.isRefused('changeResponseLevel', { incidentId, level: 3 })).toEqual(['FORBIDDEN']);
  });

  test('are found by their global id among colleagues', async () => {
    const node = async (who: Member, id: string) =>
      (await who.read('query ($id: ID!) { node(id: $id) { __typename id ... on Member { name } } }', { id })).node;
    expect(await node(member, admin.id)).toEqual({ __typename: 'Member', id: admin.id, name: '架空 管理' });
    const foreign = await house.member('他校 光', ['MEMBER'], 'other');
    expect(await node(foreign, admin.id)).toBeNull();
    expect(await node(officer, admin.id)).toBeNull();
  });
});

describe('service tokens', () => {
  test('are listed without the token, and end at once', async () => {
    const input = { name: '取込', roles: ['INTEGRATOR'], scope: ['recordReport', 'viewIncidents'] };
    const { id, token } = await administers(admin, 'createServiceToken', input, 'id token');
    const list = async () => (await admin.read('{ serviceTokens { id name roles scope createdAt expiresAt revokedAt } }')).serviceTokens;
    expect(await list()).toMatchObject([
      { id, name: '取込', roles: ['INTEGRATOR'], scope: ['recordReport', 'viewIncidents'], revokedAt: null },
    ]);
    expect(JSON.stringify(await list())).not.toContain(token);
    expect((await member.ask('{ serviceTokens { id } }')).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    expect(await refusedTo(admin, 'revokeServiceToken', { id: 'no id' })).toEqual(['ID_INVALID']);
    await administers(admin, 'revokeServiceToken', { id });
    expect(await list()).toMatchObject([{ id, revokedAt: expect.any(String) }]);
  });
});

describe('erasing', () => {
  const PERSON = 'query ($id: ID!) { person(id: $id) { name { state text } passportNumber { state } } }';

  test('a person destroys their data everywhere and names the lines that are left to look at', async () => {
    const { incidentId } = await openWithHeadquarters(member);
    const profile = { role: 'STUDENT', name: '例示 花子', passportNumber: 'ZZ1234567' };
    const { person } = await member.does('addPerson', { incidentId, profile }, 'person { id }');
    const { entry } = await member.does(
      'recordReport',
      { incidentId, content: report('例示さんから電話', { personIds: [person.id] }) },
      'entry { id }',
    );
    const input = { subjectId: person.id, reason: 'REQUEST_OF_PERSON' };
    for (const who of [admin, member]) expect(await refusedTo(who, 'eraseSubject', input)).toEqual(['FORBIDDEN']);
    const erased = await administers(officer, 'eraseSubject', input, 'keys entryIds position');
    expect(erased).toMatchObject({ keys: 2, entryIds: expect.arrayContaining([entry.id]), position: expect.any(String), errors: [] });
    expect((await member.read(PERSON, { id: person.id })).person).toEqual({
      name: { state: 'REDACTED', text: null },
      passportNumber: { state: 'REDACTED' },
    });
    expect(await administers(officer, 'eraseSubject', input, 'keys position')).toMatchObject({ keys: 0, position: null });

    await administers(officer, 'eraseSubject', { subjectId: entry.id, reason: 'REQUEST_OF_PERSON' });
    const { node } = await member.read('query ($id: ID!) { node(id: $id) { ... on Entry { text { state } } } }', { id: entry.id });
    expect(node.text.state).toBe('REDACTED');
  });

  test('a person names also costs, lines that named them once, and what was said in correcting the profile; all of it can be destroyed', async () => {
    const { incidentId } = await openWithHeadquarters(member);
    const { person } = await member.does('addPerson', { incidentId, profile: { role: 'STUDENT', name: '例示 花子' } }, 'person { id }');
    const correction = { personId: person.id, reason: '花子は誤り', profile: { role: 'STUDENT', name: '例示 華子' } };
    await member.does('correctPerson', correction, 'person { id }');
    const { entry } = await member.does(
      'recordReport',
      { incidentId, content: report('花子さんが不明', { personIds: [person.id] }) },
      'entry { id }',
    );
    await member.does('correctReport', { entryId: entry.id, reason: '別人', content: report('不明者なし') });
    const { costCategories } = await member.read('{ costCategories { id } }');
    const { expense } = await member.does(
      'recordExpense',
      {
        incidentId,
        category: costCategories[0].id,
        description: '花子さんの入院費',
        estimate: { amount: '100', currency: 'EUR' },
        personIds: [person.id],
      },
      'expense { id }',
    );
    const reason = 'REQUEST_OF_PERSON';
    const { entryIds } = await administers(officer, 'eraseSubject', { subjectId: person.id, reason }, 'entryIds');
    expect(entryIds).toEqual([expect.any(String), entry.id, expense.id]);
    const keys = [];
    for (const subjectId of entryIds) keys.push((await administers(officer, 'eraseSubject', { subjectId, reason }, 'keys')).keys);
    expect(keys).toEqual([1, 2, 1]);
    const { node } = await member.read('query ($id: ID!) { node(id: $id) { ... on Expense { description { state } } } }', {
      id: expense.id,
    });
    expect(node.description.state).toBe('REDACTED');
  });

  test('what is not there, or is of another institution, is refused', async () => {
    const { incidentId, entryId } = await openIncident(member);
    const foreign = await house.member('他校 守', ['DATA_PROTECTION_OFFICER'], 'other');
    const reason = 'RETENTION_ENDED';
    expect(await refusedTo(foreign, 'eraseSubject', { subjectId: entryId, reason })).toEqual(['INCIDENT_NOT_FOUND']);
    expect(await refusedTo(officer, 'eraseSubject', { subjectId: incidentId, reason })).toEqual(['ID_INVALID']);
    const unknown = Buffer.from(
      Buffer.from(entryId, 'base64url')
        .toString()
        .replace(/[^:]*$/, '00000000-0000-4000-8000-000000000000'),
    ).toString('base64url');
    expect(await refusedTo(officer, 'eraseSubject', { subjectId: unknown, reason })).toEqual(['NOT_FOUND']);
  });
});
