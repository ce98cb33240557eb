import { expect, jest, test } from '@jest/globals';
import type { Request } from 'playwright-core';
import { connection, line, quickEntry } from './support/lines.js';
import { drillStage } from './support/stage.js';

jest.setTimeout(60_000);

const stage = drillStage();

interface Searched {
  readonly after: string | undefined;
}

function searched(request: Request): Searched | undefined {
  const { operationName, variables } = JSON.parse(request.postData() ?? '{}') as { operationName?: string; variables?: { after?: string } };
  return operationName === 'Search' ? { after: variables?.after } : undefined;
}

test('a search says how many it found and shows, gives the rest when asked, and finds what was recorded meanwhile', async () => {
  const incidentId = await stage.director.opensIncident('検索の訓練');
  for (let n = 1; n <= 103; n++)
    await stage.director.does('recordReport', { incidentId, content: { channel: 'PHONE', text: `搬送先の連絡 第${n}報` } });
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incidentId}/log` });
  await page.locator('#search').fill('搬送先');
  await page.getByText('103 件見つかりました。新しい 100 件を表示しています').waitFor();
  expect(await line(page, '第103報').count()).toBe(1);

  const more = page.getByRole('button', { name: 'さらに表示' });
  const searches: Searched[] = [];
  page.on('request', (request) => {
    const search = searched(request);
    if (search) searches.push(search);
  });
  await more.click();
  await page.getByText('103 件見つかりました', { exact: true }).waitFor();
  expect(await more.count()).toBe(0);
  const [first, next] = [{ after: undefined }, { after: expect.any(String) }];
  expect(searches).toEqual([next]);
  await page.keyboard.press('End');
  await line(page, '第1報').waitFor();

  await page.context().setOffline(true);
  await connection(page, 'OFFLINE');
  const again = page.waitForRequest((request) => searched(request)?.after !== undefined);
  await page.context().setOffline(false);
  await again;
  expect(searches).toEqual([next, first, next]);

  await page.keyboard.press('Home');
  await quickEntry(page, '搬送先が変わった');
  await page.getByText('104 件見つかりました', { exact: true }).waitFor();
  await line(page, '搬送先が変わった').waitFor();
});
