import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
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
  expect(await honbuIn({ HONBU_PASSWORD: PASSWORD }, 'user', 'list', ...here(), '--login', 'hanako')).toMatchObject({
    code: 0,
    out: expect.stringContaining(`${id}  見本 花子`),
  });
  expect(await honbu('user', 'disable', id, ...here(), '--as', 'director')).toMatchObject({ code: 0 });
  expect(await honbuIn({ HONBU_PASSWORD: PASSWORD }, 'user', 'list', ...here(), '--login', 'hanako')).toMatchObject({
    code: 1,
    err: expect.stringContaining('SIGN_IN_FAILED'),
  });
});

test('only an administrator makes accounts, and a weak password is refused', async () => {
  const add = (password: string, role: string) =>
    honbuIn({ HONBU_NEW_PASSWORD: password }, 'user', 'add', 'taro', '--name', '見本 太郎', ...here(), '--as', role);
  expect(await add(PASSWORD, 'family')).toMatchObject({ code: 1, err: expect.stringContaining('FORBIDDEN') });
  expect(await add('short', 'director')).toMatchObject({ code: 1, err: expect.stringContaining('PASSWORD_TOO_SHORT') });
});

test('a password is never taken from the arguments', async () => {
  const answer = await honbu('user', 'add', 'jiro', '--name', '見本 次郎', '--password', PASSWORD, ...here(), '--as', 'director');
  expect(answer).toMatchObject({ code: 2 });
  expect(answer.out + answer.err).not.toContain(PASSWORD);
});
