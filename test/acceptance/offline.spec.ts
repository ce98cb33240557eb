import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { connection, justNow, line, quickEntry } from './support/lines.js';
import { enter } from './support/windows.js';
import { drillStage } from './support/stage.js';

jest.setTimeout(60_000);

const stage = drillStage();

const unsent = (page: Page) => page.getByTestId('unsent');

async function chronologyOf(incident: string, role = 'director'): Promise<Page> {
  const page = await stage.windows.open(stage.drill.url, { role, keepsPages: true, path: `/i/${incident}/log` });
  await line(page, '第一報').waitFor();
  // The shell can be loaded without network once its worker stands.
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return page;
}

test('what is recorded without network is marked as unsent, survives a reload, and is sent once', async () => {
  const incident = await stage.director.opensIncident('通信断の訓練');
  const page = await chronologyOf(incident);
  await page.context().setOffline(true);
  await connection(page, 'OFFLINE');
  await quickEntry(page, '山中で負傷者を確認');
  await quickEntry(page, '救急車を要請');
  await page.getByTestId('unsent-here').getByText('山中で負傷者を確認').waitFor();
  expect(await unsent(page).innerText()).toContain('未送信 2');

  await page.reload();
  await unsent(page).getByText('未送信 2').waitFor();
  expect(await page.getByTestId('connection').innerText()).toContain('オフライン');
  // The server has told this page nothing yet.
  expect(await page.getByTestId('connection').innerText()).toContain('データ: —');
  await page.getByText('山中で負傷者を確認').waitFor();
  // The incident is known by name, and its own clock is read in its own zone.
  await page.getByRole('heading', { name: '通信断の訓練' }).waitFor();
  await page.getByTestId('quick-entry').fill(`現地${justNow('America/Lima')} 全員を確認`);
  await page.getByTestId('understood').getByText('America/Lima').waitFor();
  await page.getByTestId('quick-entry').fill('');

  await page.context().setOffline(false);
  await unsent(page).waitFor({ state: 'detached' });
  await line(page, '救急車を要請').waitFor();
  // Newest first: what was typed first was recorded first.
  const texts = await page.getByTestId('entry').locator('[data-cell=text]').allInnerTexts();
  expect(texts.slice(0, 3).map((text) => text.trim())).toEqual(['救急車を要請', '山中で負傷者を確認', expect.stringContaining('第一報')]);
});

test('what cannot be read of a past moment is not shown as it is now, and comes with the connection', async () => {
  const incident = await stage.director.opensIncident('過去の表示の訓練');
  const { person } = await stage.director.does(
    'addPerson',
    { incidentId: incident, profile: { role: 'STUDENT', name: '例示 花子' } },
    'person { id }',
  );
  for (const [path, words] of [
    ['/log', '第一報'],
    ['/people', '花子'],
    [`/people/${person.id}`, '花子'],
  ] as const) {
    const page = await stage.windows.open(stage.drill.url, { role: 'director', keepsPages: true, path: `/i/${incident}${path}` });
    const shown = page.locator('main').getByText(words).first();
    await shown.waitFor();
    await page.context().setOffline(true);
    await connection(page, 'OFFLINE');
    await page.getByTestId('replay').click();
    await page.getByTestId('past-view').waitFor();
    await page.getByText('サーバーに接続できません').waitFor();
    expect(await shown.count()).toBe(0);
    await page.context().setOffline(false);
    await shown.waitFor();
  }
});

test('an entry that the server refuses moves to 要確認 and the others go on', async () => {
  const incident = await stage.director.opensIncident('終了した事案');
  const other = await stage.director.opensIncident('続く事案');
  const page = await chronologyOf(incident);
  await page.context().setOffline(true);
  await quickEntry(page, '終了後に届く一行');
  await page.getByRole('link', { name: 'Honbu 本部' }).click();
  await stage.director.does('closeIncident', { incidentId: incident, outcome: 'RESOLVED', reason: '訓練終了' });
  await page.goto(`${stage.drill.url}/i/${other}/log`);
  await quickEntry(page, '別の事案の一行');
  await unsent(page).getByText('未送信 2').waitFor();
  await page.context().setOffline(false);

  await unsent(page).getByText('要確認 1').waitFor();
  await line(page, '別の事案の一行').waitFor();
  await unsent(page).click();
  const refused = page.getByTestId('outbox-REFUSED');
  expect(await refused.innerText()).toContain('終了後に届く一行');
  expect(await refused.innerText()).toMatch(/終了/);
  await refused.getByRole('button', { name: '破棄' }).click();
  await unsent(page).waitFor({ state: 'detached' });
});

test('the next account at the same browser sees nothing of what is unsent, and it is unreadable on the machine', async () => {
  const incident = await stage.director.opensIncident('共用端末の訓練');
  const page = await chronologyOf(incident);
  await page.context().setOffline(true);
  await quickEntry(page, '伏せておくべき一行');
  await unsent(page).waitFor();

  const stored = await page.evaluate<string>(`new Promise((done) => {
    const opening = indexedDB.open('honbu-outbox');
    opening.onsuccess = () => {
      const all = opening.result.transaction('entries').objectStore('entries').getAll();
      all.onsuccess = () => done(all.result.map((entry) => JSON.stringify(entry) + new TextDecoder().decode(entry.sealed?.data ?? entry.data)).join());
    };
  })`);
  expect(stored).not.toBe('');
  expect(stored).not.toContain('伏せて');

  // Somebody else sits down in another tab of the same browser: the session of the first is over there.
  const next = await page.context().newPage();
  await page.close();
  await page.context().setOffline(false);
  await page.context().clearCookies();
  await next.goto(stage.drill.url);
  await enter(next, 'family');
  await next.getByTestId('incident').first().waitFor();
  expect(await unsent(next).count()).toBe(0);
  expect(await next.getByText('伏せておくべき一行').count()).toBe(0);

  // The first comes back: the line is theirs again, and goes out.
  await next.getByTestId('user-menu').click();
  await next.getByRole('menuitem', { name: 'サインアウト' }).click();
  await enter(next, 'director');
  await next.goto(`${stage.drill.url}/i/${incident}/log`);
  await line(next, '伏せておくべき一行').waitFor();
  expect(await line(next, '伏せておくべき一行').count()).toBe(1);
});
