import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { House } from '../api/support/house.js';
import { openWithHeadquarters, report } from '../api/support/incident.js';
import type { Member } from '../api/support/member.js';
import { writtenByNewer } from '../api/support/newer-record.js';
import { Windows } from './support/windows.js';

jest.setTimeout(60_000);

let windows: Windows;
let house: House;
let director: Member;
beforeAll(async () => {
  windows = await Windows.launch();
  house = await House.open();
  director = await house.member('架空 遥', ['MEMBER']);
});
afterEach(() => windows.closeAll());
afterAll(async () => {
  await windows?.end();
  await house?.close();
});

async function opened(path: string): Promise<Page> {
  const page = await windows.open(house.server.url);
  await page.context().addCookies([director.cookie()]);
  await page.goto(house.server.url + path);
  return page;
}

test('a screen whose view stopped says so above what it shows, names the record, and loses nothing that was typed', async () => {
  const { incidentId } = await openWithHeadquarters(director);
  await director.does('recordReport', { incidentId, content: report('止まる前の一報', { urgent: true }) });
  const pages = await Promise.all(['', '/log'].map((path) => opened(`/i/${incidentId}${path}`)));
  await Promise.all(pages.map((page) => page.getByText('止まる前の一報').first().waitFor()));
  const [, log] = pages as [Page, Page];
  const line = log.getByTestId('quick-entry');
  await line.fill('書きかけ');

  const position = await writtenByNewer(house, 'incident', incidentId, 'incident.figure-reported');
  for (const page of pages) {
    const words = page.getByRole('alert').filter({ hasText: '読めない記録' }).first();
    await words.waitFor();
    expect(await words.innerText()).toContain(`incident.figure-reported、記録位置 ${position}`);
    expect(await page.getByText('止まる前の一報').first().isVisible()).toBe(true);
  }
  expect(await line.inputValue()).toBe('書きかけ');
});
