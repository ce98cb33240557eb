import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { honbuIn, scratch } from '../cli/running-honbu.js';
import { startService, type Service } from './support/service.js';
import { picture } from './support/pictures.js';
import { Windows } from './support/windows.js';

jest.setTimeout(60_000);

const PASSWORD = '架空の合言葉 twelve';
const OWN_PASSWORD = '自分だけの合言葉 thirteen';

let windows: Windows;
let service: Service;
let folder: ReturnType<typeof scratch>;
beforeAll(async () => {
  folder = scratch();
  windows = await Windows.launch();
  service = await startService(folder.path);
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
  await page.getByLabel('ログイン名').fill('kanri');
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
  await again.getByLabel('ログイン名').fill('nise');
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
  await member.getByLabel('ログイン名').fill('kakuu');
  await member.getByLabel(/^パスワード( \*)?$/).fill('まったく違う合言葉');
  await member.getByRole('button', { name: 'サインイン' }).click();
  const wrong = await member.getByRole('alert').innerText();
  expect(wrong).toMatch(/パスワード/);
  await picture(member, 'sign-in-ja-light');
  await member.getByLabel(/^パスワード( \*)?$/).fill(PASSWORD);
  await member.getByRole('button', { name: 'サインイン' }).click();
  // Somebody else chose this password: nothing else is there until it is changed.
  const change = member.getByTestId('change-password');
  await change.getByLabel('現在のパスワード').fill(PASSWORD);
  await change.getByLabel('新しいパスワード').fill(OWN_PASSWORD);
  await change.getByLabel('パスワード(確認)').fill(OWN_PASSWORD);
  await member.goto(`${service.url}/settings`);
  await change.waitFor();
  expect(await member.getByTestId('user-menu').count()).toBe(0);
  await picture(member, 'first-password-ja-light');
  await change.getByLabel('現在のパスワード').fill(PASSWORD);
  await change.getByLabel('新しいパスワード').fill(OWN_PASSWORD);
  await change.getByLabel('パスワード(確認)').fill(OWN_PASSWORD);
  await change.getByRole('button', { name: 'パスワードの変更' }).click();
  await member.getByTestId('user-menu').getByText('架空 書記').waitFor();

  // Later they change it by themselves, in the settings.
  await member.getByText('一文字のキー操作').waitFor();
  await change.getByLabel('現在のパスワード').fill(PASSWORD);
  await change.getByLabel('新しいパスワード').fill(`${OWN_PASSWORD}2`);
  await change.getByLabel('パスワード(確認)').fill(`${OWN_PASSWORD}2`);
  await change.getByRole('button', { name: 'パスワードの変更' }).click();
  await change.getByRole('alert').waitFor();
  await change.getByLabel('現在のパスワード').fill(OWN_PASSWORD);
  await change.getByRole('button', { name: 'パスワードの変更' }).click();
  await change.getByRole('status').getByText('変更しました').waitFor();

  const english = await windows.open(service.url, { language: 'en' });
  await english.getByLabel('Login').fill('kakuu');
  await english.getByRole('textbox', { name: 'Password' }).fill('something else altogether');
  await english.getByRole('button', { name: 'Sign in' }).click();
  expect(await english.getByRole('alert').innerText()).toMatch(/password/i);
});

test('an auditor’s account opens nothing to its holder until a second person has consented to it on the screen', async () => {
  const server = ['--url', service.url, '--login', 'kanri'];
  const env = { HONBU_PASSWORD: PASSWORD, HONBU_NEW_PASSWORD: PASSWORD };
  expect(await honbuIn(env, ...['user', 'add', 'kansa', '--name', '演習 鏡', '--role', 'AUDITOR', ...server])).toMatchObject({ code: 0 });
  expect(await honbuIn(env, ...['user', 'add', 'fuku', '--name', '架空 副', '--role', 'ADMIN', ...server])).toMatchObject({ code: 0 });
  const enter = async (login: string) => {
    const page = await windows.open(service.url);
    await page.getByLabel('ログイン名').fill(login);
    await page.getByLabel(/^パスワード( \*)?$/).fill(PASSWORD);
    await page.getByRole('button', { name: 'サインイン' }).click();
    const change = page.getByTestId('change-password');
    await change.getByLabel('現在のパスワード').fill(PASSWORD);
    await change.getByLabel('新しいパスワード').fill(OWN_PASSWORD);
    await change.getByLabel('パスワード(確認)').fill(OWN_PASSWORD);
    await change.getByRole('button', { name: 'パスワードの変更' }).click();
    return page;
  };
  const auditor = await enter('kansa');
  await auditor.getByTestId('awaiting-consent').waitFor();
  expect(await auditor.getByTestId('user-menu').count()).toBe(0);
  await picture(auditor, 'awaiting-consent-ja-light');

  const maker = await windows.open(service.url, { path: '/accounts' });
  await maker.getByLabel('ログイン名').fill('kanri');
  await maker.getByLabel(/^パスワード( \*)?$/).fill(PASSWORD);
  await maker.getByRole('button', { name: 'サインイン' }).click();
  await maker.getByTestId('accounts').getByText('同意待ち').waitFor();
  expect(await maker.getByRole('button', { name: '同意' }).count()).toBe(0);

  const second = await enter('fuku');
  await second.getByTestId('user-menu').click();
  await second.getByRole('menuitem', { name: 'アカウント' }).click();
  await second.getByRole('button', { name: '演習 鏡 のアカウントに同意' }).click();
  await picture(second, 'accounts-ja-light');
  await second.getByTestId('consent').getByRole('button', { name: '本人に確かめた' }).click();
  await second.getByTestId('consent').waitFor({ state: 'detached' });
  await second.getByRole('button', { name: '演習 鏡 のアカウントに同意' }).waitFor({ state: 'detached' });

  await auditor.getByTestId('user-menu').getByText('演習 鏡').waitFor();
});

test('whoever signs in chooses language and theme before', async () => {
  const page = await windows.open(service.url);
  await page.getByTestId('language').click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: 'Show or hide the password' }).waitFor();
  await page.getByTestId('scheme').click();
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await picture(page, 'sign-in-en-dark');
});

test('a set-up link that was cut off says so', async () => {
  const page = await windows.open(service.url, { path: '/setup' });
  await page.getByRole('alert').getByText('設定リンクが不完全です').waitFor();
});
