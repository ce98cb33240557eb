import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { honbuIn, scratch } from '../cli/running-honbu.js';
import { startService, type Service } from './support/service.js';
import { picture } from './support/pictures.js';
import { Windows } from './support/windows.js';

jest.setTimeout(60_000);

const PASSWORD = '架空の合言葉 twelve';

let windows: Windows;
let service: Service;
let folder: ReturnType<typeof scratch>;
beforeAll(async () => {
  folder = scratch();
  [windows, service] = await Promise.all([Windows.launch(), startService(folder.path)]);
});
afterEach(async () => {
  await windows.closeAll();
  expect(windows.troubles()).toEqual([]);
});
afterAll(async () => {
  await windows?.end();
  await service?.end();
  folder.remove();
});

test('the set-up link makes the first administrator, who makes an account, which signs in', async () => {
  const page = await windows.open(service.setupLink, { path: '' });
  await page.getByLabel('アカウント名').fill('kanri');
  await page.getByLabel('表示名').fill('架空 管理');
  await page.getByLabel(/^パスワード( \*)?$/).fill(PASSWORD);
  await page.getByLabel('パスワード(確認)').fill(`${PASSWORD}?`);
  await page.getByRole('button', { name: '管理者を作成' }).click();
  await page.getByRole('alert').getByText('パスワードが一致しません').waitFor();
  await page.getByLabel('パスワード(確認)').fill(PASSWORD);
  await page.getByRole('button', { name: '管理者を作成' }).click();
  await page.getByText('事案はありません').waitFor();
  expect(await page.getByTestId('user-menu').innerText()).toContain('架空 管理');
  // A real store is no drill.
  expect(await page.getByTestId('drill').count()).toBe(0);
  // The link works once.
  const again = await windows.open(service.setupLink, { path: '' });
  await again.getByLabel('アカウント名').fill('nise');
  await again.getByLabel('表示名').fill('架空 二人目');
  await again.getByLabel(/^パスワード( \*)?$/).fill(PASSWORD);
  await again.getByLabel('パスワード(確認)').fill(PASSWORD);
  await again.getByRole('button', { name: '管理者を作成' }).click();
  await again.getByRole('alert').waitFor();

  const made = await honbuIn(
    { HONBU_PASSWORD: PASSWORD, HONBU_NEW_PASSWORD: PASSWORD },
    ...['user', 'add', 'kakuu', '--name', '架空 書記', '--url', service.url, '--login', 'kanri'],
  );
  expect(made).toMatchObject({ code: 0 });

  const member = await windows.open(service.url);
  await member.getByLabel('アカウント名').fill('kakuu');
  await member.getByLabel('パスワード').fill('まったく違う合言葉');
  await member.getByRole('button', { name: 'サインイン' }).click();
  const wrong = await member.getByRole('alert').innerText();
  expect(wrong).toMatch(/パスワード/);
  await picture(member, 'sign-in-ja-light');
  await member.getByLabel('パスワード').fill(PASSWORD);
  await member.getByRole('button', { name: 'サインイン' }).click();
  await member.getByTestId('user-menu').getByText('架空 書記').waitFor();

  const english = await windows.open(service.url, { language: 'en' });
  await english.getByLabel('Account').fill('kakuu');
  await english.getByRole('textbox', { name: 'Password' }).fill('something else altogether');
  await english.getByRole('button', { name: 'Sign in' }).click();
  expect(await english.getByRole('alert').innerText()).toMatch(/password/i);
});

test('a set-up link that was cut off says so', async () => {
  const page = await windows.open(service.url, { path: '/setup' });
  await page.getByRole('alert').getByText('設定リンクが不完全です').waitFor();
});
