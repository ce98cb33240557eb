import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Connection } from '../../apps/cli/src/api/connection.js';
import { honbu, honbuIn, scratch, startDrill, type Drill } from './running-honbu.js';

jest.setTimeout(120_000);

const folder = scratch();
const PASSWORD = 'a long enough secret';
let drill: Drill;
beforeAll(async () => {
  drill = await startDrill(folder.of('drill'), '--no-script');
});
afterAll(async () => {
  await drill.end();
  folder.remove();
});

/** Signs in with the password that an administrator gave and chooses another. */
async function choose(login: string, given: string, own: string): Promise<void> {
  const connection = new Connection({ url: drill.url, language: 'en' });
  await connection.signIn(login, given);
  const { changePassword } = await connection.ask<{ changePassword: { errors: object[] } }>(
    'mutation($input: ChangePasswordInput!) { changePassword(input: $input) { errors { code } } }',
    { input: { clientCommandId: randomUUID(), currentPassword: given, password: own } },
  );
  expect(changePassword.errors).toEqual([]);
}

const here = (): string[] => ['--url', drill.url];

test('an account is made, used and ended through the API', async () => {
  const made = await honbuIn(
    { HONBU_NEW_PASSWORD: PASSWORD },
    'user',
    'add',
    'hanako',
    '--name',
    '見本 花子',
    ...here(),
    '--as',
    'director',
  );
  expect(made).toMatchObject({ code: 0 });
  const id = /: (\S+)/.exec(made.out)![1]!;
  const asHanako = (password: string) => honbuIn({ HONBU_PASSWORD: password }, 'user', 'list', ...here(), '--login', 'hanako');
  expect(await asHanako(PASSWORD)).toMatchObject({ code: 1, err: expect.stringContaining('PASSWORD_CHANGE_REQUIRED') });
  const own = 'what only she knows';
  await choose('hanako', PASSWORD, own);
  expect(await asHanako(own)).toMatchObject({ code: 0, out: expect.stringContaining(`${id}  見本 花子`) });

  const asAdministrator = (...command: string[]) => honbu('user', ...command, ...here(), '--as', 'director');
  expect(await asAdministrator('disable', id)).toMatchObject({ code: 0 });
  expect(await asHanako(own)).toMatchObject({ code: 1, err: expect.stringContaining('SIGN_IN_FAILED') });
  expect((await asAdministrator('list', '--all')).out).toMatch(new RegExp(`${id}  hanako  見本 花子  MEMBER  \\S`));
  expect(await asAdministrator('enable', id)).toMatchObject({ code: 0 });
  expect(await asAdministrator('roles', id, '--role', 'AUDITOR', 'MEMBER')).toMatchObject({
    code: 1,
    err: expect.stringContaining('ROLES_CONFLICT'),
  });
  expect(await asAdministrator('roles', id, '--role', 'AUDITOR')).toMatchObject({ code: 0, err: expect.stringContaining('user consent') });
  expect((await asAdministrator('list', '--all')).out).toMatch(new RegExp(`${id}  hanako  見本 花子  AUDITOR  \\S`));
  // Not by the one who gave the role: by somebody else, here the one who audits the drill.
  expect(await asHanako(own)).toMatchObject({ code: 1, err: expect.stringContaining('CONSENT_REQUIRED') });
  const [since] = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/.exec((await asAdministrator('list', '--all')).out)!;
  const consent = (role: string, moment: string) => honbu('user', 'consent', id, '--unchanged-since', moment, ...here(), '--as', role);
  expect(await consent('director', since)).toMatchObject({ code: 1, err: expect.stringContaining('CONSENT_OF_ANOTHER') });
  expect(await consent('auditor', '2026-01-01T00:00:00Z')).toMatchObject({ code: 1, err: expect.stringContaining('ACCOUNT_CHANGED') });
  expect(await consent('auditor', since)).toMatchObject({ code: 0 });
  expect(await asHanako(own)).toMatchObject({ code: 0 });
  expect(await asAdministrator('remove', id)).toMatchObject({ code: 0 });
  expect(await asHanako(own)).toMatchObject({ code: 1, err: expect.stringContaining('SIGN_IN_FAILED') });
});

test('only an administrator makes accounts, and a weak password is refused', async () => {
  const add = (password: string, role: string) =>
    honbuIn({ HONBU_NEW_PASSWORD: password }, 'user', 'add', 'taro', '--name', '見本 太郎', ...here(), '--as', role);
  expect(await add(PASSWORD, 'family')).toMatchObject({ code: 1, err: expect.stringContaining('FORBIDDEN') });
  expect(await add('short', 'director')).toMatchObject({ code: 1, err: expect.stringContaining('PASSWORD_TOO_SHORT') });
});

test('an administrator gives somebody who forgot a new password, by login or id', async () => {
  const [first, second] = ['a second long secret', 'a third long secret'];
  const added = await honbuIn(
    { HONBU_NEW_PASSWORD: PASSWORD },
    'user',
    'add',
    'saburo',
    '--name',
    '見本 三郎',
    ...here(),
    '--as',
    'director',
  );
  const id = /: (\S+)/.exec(added.out)![1]!;
  const reset = (account: string, password: string, role = 'director') =>
    honbuIn({ HONBU_NEW_PASSWORD: password }, 'user', 'password', account, ...here(), '--as', role);
  // Let in, and asked to choose another first.
  const enters = async (password: string) =>
    (await honbuIn({ HONBU_PASSWORD: password }, 'user', 'list', ...here(), '--login', 'saburo')).err.includes('PASSWORD_CHANGE_REQUIRED');

  expect(await reset('Saburo', first, 'family')).toMatchObject({ code: 1, err: expect.stringContaining('FORBIDDEN') });
  expect(await reset('Saburo', first)).toMatchObject({ code: 0 });
  expect([await enters(PASSWORD), await enters(first)]).toEqual([false, true]);
  const answer = await reset(id, second);
  expect(answer).toMatchObject({ code: 0 });
  expect(answer.out + answer.err).not.toContain(second);
  expect([await enters(first), await enters(second)]).toEqual([false, true]);

  expect(await reset('nobody', first)).toMatchObject({ code: 1, err: expect.stringContaining('ACCOUNT_NOT_FOUND') });
  expect(await reset('saburo', 'short')).toMatchObject({ code: 1, err: expect.stringContaining('PASSWORD_TOO_SHORT') });
  expect(await honbu('user', 'password', 'saburo', ...here(), '--as', 'director')).toMatchObject({
    code: 2,
    err: expect.stringContaining('HONBU_NEW_PASSWORD'),
  });
});

test('a member changes their own password, knowing the former one', async () => {
  const next = 'a fourth long secret';
  await honbuIn({ HONBU_NEW_PASSWORD: PASSWORD }, 'user', 'add', 'shiro', '--name', '見本 四郎', ...here(), '--as', 'director');
  const connection = new Connection({ url: drill.url, language: 'en' });
  await connection.signIn('shiro', PASSWORD);
  const change = async (currentPassword: string, password: string) => {
    const { changePassword } = await connection.ask<{ changePassword: { errors: { code: string; field: string[] | null }[] } }>(
      'mutation($input: ChangePasswordInput!) { changePassword(input: $input) { errors { code field } } }',
      { input: { clientCommandId: randomUUID(), currentPassword, password } },
    );
    return changePassword.errors;
  };
  expect(await change('not the password', next)).toMatchObject([{ code: 'SIGN_IN_FAILED' }]);
  expect(await change(PASSWORD, 'short')).toEqual([{ code: 'PASSWORD_TOO_SHORT', field: ['password'] }]);
  expect(await change(PASSWORD, next)).toEqual([]);
  expect(await connection.ask('{ viewer { member { name } } }')).toEqual({ viewer: { member: { name: '見本 四郎' } } });
  await expect(new Connection({ url: drill.url, language: 'en' }).signIn('shiro', PASSWORD)).rejects.toMatchObject({
    details: { code: 'SIGN_IN_FAILED' },
  });
  await new Connection({ url: drill.url, language: 'en' }).signIn('shiro', next);
});

test('tokens are listed with what they may be used for, and never themselves', async () => {
  const token = (...command: string[]) => honbu('token', ...command, ...here(), '--as', 'director');
  const secret = (await token('create', 'importer')).out.trim();
  const listed = await token('list');
  expect(listed).toMatchObject({ code: 0, out: expect.stringMatching(/^\S+ {2}importer {2}.*recordReport/) });
  expect(listed.out).not.toContain(secret);
  await token('revoke', listed.out.split(' ')[0]!);
  expect((await token('list')).out).toMatch(/revoked|失効/);
});

test('a password is never taken from the arguments', async () => {
  const answer = await honbu('user', 'add', 'jiro', '--name', '見本 次郎', '--password', PASSWORD, ...here(), '--as', 'director');
  expect(answer).toMatchObject({ code: 2 });
  expect(answer.out + answer.err).not.toContain(PASSWORD);
});
