import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { EmptyDrill, type DrillMember } from './support/drill.js';
import { line } from './support/lines.js';
import { Windows } from './support/windows.js';

jest.setTimeout(60_000);

let windows: Windows;
let drill: EmptyDrill;
let director: DrillMember;
let incident: string;
beforeAll(async () => {
  windows = await Windows.launch();
  drill = await EmptyDrill.start();
  director = await drill.member('director');
  incident = await director.opensIncident('キー操作の訓練');
});
afterEach(async () => {
  await windows.closeAll();
  expect(windows.troubles()).toEqual([]);
});
afterAll(async () => {
  await windows?.end();
  await drill?.end();
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
  const page = await windows.open(drill.url);
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
  await page.keyboard.type('0930 現地→本部 全員の点呼を終えた @現地');
  await page.keyboard.press('Enter');
  const entry = line(page, '全員の点呼を終えた');
  await entry.waitFor();
  expect(await entry.locator('[data-cell=from]').innerText()).toBe('現地');
  expect(await entry.locator('[data-cell=japan]').innerText()).toContain('09:30');
});

test('? shows the keys, Ctrl+K finds a screen, and Esc closes both with the focus where it was', async () => {
  const page = await windows.open(drill.url, { role: 'director', path: `/i/${incident}/log` });
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
  const page = await windows.open(drill.url, { role: 'director', path: `/i/${incident}/log` });
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

test('single keys can be turned off, and stay off', async () => {
  const page = await windows.open(drill.url, { role: 'director', path: '/settings' });
  await page.getByLabel('一文字のキー操作').focus();
  await page.keyboard.press('Space');
  expect(await page.getByLabel('一文字のキー操作').isChecked()).toBe(false);
  await page.goto(`${drill.url}/i/${incident}/log`);
  await line(page, '第一報').waitFor();
  await page.keyboard.press('n');
  expect(await focused(page)).not.toBe('quick-entry');
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
});

test('each reader switches language and theme at once, and entries keep their own words', async () => {
  const page = await windows.open(drill.url, { role: 'director', path: `/i/${incident}/log` });
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
