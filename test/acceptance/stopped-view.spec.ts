import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openWithHeadquarters, report } from '../api/support/incident.js';
import { writtenByNewer } from '../api/support/newer-record.js';
import { connection, line } from './support/lines.js';
import { houseStage } from './support/stage.js';
import { stopped } from './support/stopped.js';

jest.setTimeout(60_000);

const stage = houseStage();

test('a screen whose view stopped says so above what it shows, names the record, and loses nothing that was typed', async () => {
  const { incidentId } = await openWithHeadquarters(stage.director);
  await stage.director.does('recordReport', { incidentId, content: report('止まる前の一報', { urgent: true }) });
  const pages = await Promise.all(['', '/log'].map((path) => stage.opened(`/i/${incidentId}${path}`)));
  await Promise.all(pages.map((page) => page.getByText('止まる前の一報').first().waitFor()));
  const [, log] = pages as [Page, Page];
  const typed = log.getByTestId('quick-entry');
  await typed.fill('書きかけ');

  const position = await writtenByNewer(stage.house, 'incident', incidentId, 'incident.figure-reported');
  for (const page of pages) {
    const words = page.getByRole('alert').filter({ hasText: '読めない記録' }).first();
    await words.waitFor();
    expect(await words.innerText()).toContain(`incident.figure-reported、記録位置 ${position}`);
    expect(await page.getByText('止まる前の一報').first().isVisible()).toBe(true);
  }
  expect(await typed.inputValue()).toBe('書きかけ');
});

test('a chronology that could not be read is read by itself once the server is there again', async () => {
  const { incidentId } = await openWithHeadquarters(stage.director);
  await stage.director.does('recordReport', { incidentId, content: report('復旧を待つ一報') });
  const page = await stage.opened('/');
  const recovers = await stopped(page, 'Chronology');
  await page.goto(`${stage.house.server.url}/i/${incidentId}/log`);
  await page.getByRole('alert').filter({ hasText: '読めない記録' }).waitFor();

  await recovers();
  await page.context().setOffline(true);
  await connection(page, 'OFFLINE');
  await page.context().setOffline(false);
  await line(page, '復旧を待つ一報').waitFor();
  await stage.director.does('recordReport', { incidentId, content: report('復旧後の一報') });
  await line(page, '復旧後の一報').waitFor();
});

test('a search that could not be made says what the server said', async () => {
  const { incidentId } = await openWithHeadquarters(stage.director);
  const page = await stage.opened(`/i/${incidentId}/log`);
  await stopped(page, 'Search');
  await page.locator('#search').fill('搬送先');
  await page
    .getByRole('status')
    .filter({ hasText: /^読めない記録$/ })
    .waitFor();
});
