import { beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { justNow, line } from './support/lines.js';
import { drillStage } from './support/stage.js';

jest.setTimeout(60_000);

const stage = drillStage();
let incident: string;
beforeAll(async () => {
  incident = await stage.director.opensIncident('キー操作の訓練');
});

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');

async function tabsTo(page: Page, words: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const here = await focused(page);
    if (here.includes(words)) return;
    passed.push(here);
  }
  throw new Error(`Tab does not reach ${words}, only ${passed.join(' / ')}`);
}

test('everything up to a recorded entry is done with the keyboard alone', async () => {
  const page = await stage.windows.open(stage.drill.url);
  await page.getByTestId('role-director').waitFor();
  await tabsTo(page, '本部長');
  await page.keyboard.press('Enter');
  await page.getByTestId('incident').waitFor();
  // The first stop of every screen leads past the header.
  await page.reload();
  await page.getByTestId('incident').waitFor();
  await page.keyboard.press('Tab');
  expect(await focused(page)).toBe('本文へ移動');
  await tabsTo(page, 'キー操作の訓練');
  await page.keyboard.press('Enter');
  await page.getByTestId('board-HQ').waitFor();
  await tabsTo(page, 'クロノロジー');
  await page.keyboard.press('Enter');
  await line(page, '第一報').waitFor();
  await page.keyboard.press('n');
  expect(await focused(page)).toBe('quick-entry');
  const time = justNow('Asia/Tokyo');
  await page.keyboard.type(`${time} 現地→本部 全員の点呼を終えた @現地`);
  await page.keyboard.press('Enter');
  const entry = line(page, '全員の点呼を終えた');
  await entry.waitFor();
  expect(await entry.locator('[data-cell=from]').innerText()).toBe('現地');
  expect(await entry.locator('[data-cell=japan]').innerText()).toContain(`${time.slice(0, 2)}:${time.slice(2)}`);
});

test('? shows the keys, Ctrl+K finds a screen, and Esc closes both with the focus where it was', async () => {
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` });
  await line(page, '第一報').waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('一行入力へ').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByTestId('quick-entry').focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '移動先・操作を検索' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('quick-entry');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '移動先・操作を検索' }).waitFor();
  await page.keyboard.type('費用');
  await page.getByRole('option', { name: '費用', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/money$/);
});

test('the Enter that ends a conversion records nothing, the next one does', async () => {
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` });
  await line(page, '第一報').waitFor();
  const input = await page.context().newCDPSession(page);
  await page.getByTestId('quick-entry').focus();
  await input.send('Input.imeSetComposition', { text: 'へんかんちゅう', selectionStart: 7, selectionEnd: 7 });
  // What browsers send for a key that the input method takes.
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
  expect(await page.getByTestId('quick-entry').inputValue()).toBe('へんかんちゅう');
  await input.send('Input.insertText', { text: '変換した文' });
  expect(await page.getByTestId('quick-entry').inputValue()).toBe('変換した文');
  await page.keyboard.press('Enter');
  await line(page, '変換した文').waitFor();
  expect(await line(page, 'へんかんちゅう').count()).toBe(0);
});

test('the past is walked through with the keys, a minute or ten at a press', async () => {
  const walked = await stage.director.opensIncident('過去をたどる訓練');
  const { incident: opened } = await stage.director.reads('query ($id: ID!) { incident(id: $id) { openedAt } }', { id: walked });
  await stage.director.movesClockTo(new Date(Date.parse(opened.openedAt) + 3_600_000));
  await stage.director.does('recordReport', { incidentId: walked, content: { channel: 'PHONE', text: '一時間後の一行' } });
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${walked}/log` });
  await line(page, '一時間後の一行').waitFor();
  await page.getByTestId('replay').click();
  const slider = page.getByRole('slider', { name: '表示する時点' });
  await slider.focus();
  const minutes: number[] = [];
  let from = Number(await slider.getAttribute('aria-valuenow'));
  for (const key of ['ArrowLeft', 'ArrowLeft', 'PageDown', 'ArrowRight', 'PageUp']) {
    await page.keyboard.press(key);
    const to = Number(await slider.getAttribute('aria-valuenow'));
    await page.waitForURL((url) => Date.parse(url.searchParams.get('at') ?? '') === to + 999);
    minutes.push((to - from) / 60_000);
    from = to;
  }
  expect(minutes).toEqual([-1, -1, -10, 1, 10]);
  await line(page, '一時間後の一行').waitFor({ state: 'detached' });
  const spoken = () => slider.getAttribute('aria-valuetext');
  expect(await spoken()).toMatch(/ \d+:\d\d:\d\d 日本$/);
  await page.getByTestId('language').click();
  await page.getByRole('slider', { name: 'Moment shown' }).waitFor();
  expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toMatch(/^[A-Z][a-z]{2} .* Japan$/);
  await stage.director.keepsRealTime();
});

test('a decision whose chosen option is empty leads to that option and says what is missing', async () => {
  const deciding = await stage.director.opensIncident('決定の訓練');
  await stage.director.opensHeadquarters(deciding);
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${deciding}` });
  await page.getByTestId('board-HQ').getByRole('button', { name: '決定を記録' }).click();
  const form = page.getByTestId('form-recordDecision');
  await form.getByLabel('決定事項').fill('全員を帰国させるか');
  await form.getByLabel('選択肢2', { exact: true }).fill('残す');
  await form.getByLabel('理由').fill('主治医の見立て');
  await form.getByLabel('理由').press('Tab');
  await form.getByRole('button', { name: '記録する' }).press('Enter');
  const told = () => page.evaluate<string>('`${document.activeElement.ariaLabel}: ${document.activeElement.validationMessage}`');
  expect(await told()).toMatch(/^選択肢1: 採用した選択肢を書くか/);
  await page.keyboard.type('　');
  await form.getByRole('button', { name: '記録する' }).press('Enter');
  expect(await told()).toMatch(/^選択肢1: 採用した選択肢を書くか/);
  await form.getByLabel('選択肢2に決定').check();
  await form.getByRole('button', { name: '記録する' }).press('Enter');
  await form.waitFor({ state: 'detached' });
});

test('single keys can be turned off, and stay off', async () => {
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: '/settings' });
  await page.getByLabel('一文字のキー操作').focus();
  await page.keyboard.press('Space');
  expect(await page.getByLabel('一文字のキー操作').isChecked()).toBe(false);
  await page.goto(`${stage.drill.url}/i/${incident}/log`);
  await line(page, '第一報').waitFor();
  await page.keyboard.press('n');
  expect(await focused(page)).not.toBe('quick-entry');
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
});

test('each reader switches language and theme at once, and entries keep their own words', async () => {
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` });
  await line(page, '第一報').waitFor();
  await page.getByTestId('language').click();
  await page.getByRole('columnheader', { name: 'Japan time' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await line(page, 'キー操作の訓練 第一報').waitFor();
  await page.getByTestId('scheme').click();
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor();
  await page.reload();
  await page.getByRole('columnheader', { name: 'Japan time' }).waitFor();
  expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
  await page.getByTestId('language').click();
  await page.getByRole('columnheader', { name: '日本時刻' }).waitFor();
});
