import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { scratch, startDrill, type Drill } from '../cli/running-honbu.js';
import { connection, line } from './support/lines.js';
import { Windows } from './support/windows.js';

jest.setTimeout(120_000);

let windows: Windows;
let drill: Drill;
let folder: ReturnType<typeof scratch>;
beforeAll(async () => {
  folder = scratch();
  windows = await Windows.launch();
  drill = await startDrill(folder.path);
});
afterEach(() => expect(windows.troubles()).toEqual([]));
afterAll(async () => {
  await windows?.end();
  await drill?.end();
  folder.remove();
});

/** Ends the server process without asking, and the command line with it. */
async function killServer(): Promise<void> {
  const { pid } = drill.process;
  const [server] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  process.kill(Number(server), 'SIGKILL');
  await drill.kill();
}

test('a stranger picks a role, records a report, another role sees it arrive, and kill -9 loses nothing', async () => {
  const [director, family] = await Promise.all([
    windows.open(drill.url, { role: 'director', keepsPages: true }),
    windows.open(drill.url, { role: 'family', keepsPages: true }),
  ]);
  // The director is in the drill's incident, with the drill striped; the family desk looks at its own board.
  await director.getByTestId('drill').getByText('訓練').waitFor();
  for (const page of [director, family]) {
    await page.getByTestId('incident').first().getByRole('link').click();
    await page.getByTestId('board-HQ').waitFor();
  }
  await family.getByRole('link', { name: '家族' }).click();
  await family.getByTestId('board-FAMILY').waitFor();
  await family.evaluate('globalThis.neverReloaded = true');
  await connection(family, 'CONNECTED');

  await director.keyboard.press('n');
  await director.keyboard.type('ご家族の到着便が決まった @家族');
  await director.getByTestId('understood').getByText('@家族').waitFor();
  await director.keyboard.press('Enter');

  const arrived = family.getByTestId('inbox').getByText('ご家族の到着便が決まった');
  await arrived.waitFor();
  expect(await family.evaluate('globalThis.neverReloaded')).toBe(true);

  const port = new URL(drill.url).port;
  await killServer();
  await Promise.all([connection(director, 'RECONNECTING'), connection(family, 'RECONNECTING')]);
  // What was on the screen stays there.
  expect(await arrived.isVisible()).toBe(true);
  expect(await director.getByTestId('connection').innerText()).toContain('再接続中');

  drill = await startDrill(folder.path, '--port', port);
  await Promise.all([connection(director, 'CONNECTED'), connection(family, 'CONNECTED')]);
  expect(await family.evaluate('globalThis.neverReloaded')).toBe(true);
  expect(await arrived.count()).toBe(1);

  await director.getByRole('link', { name: 'クロノロジー' }).click();
  await director.locator('#search').fill('到着便が決まった');
  await director.getByText('1 件見つかりました').waitFor();
  expect(await line(director, 'ご家族の到着便が決まった').count()).toBe(1);

  // Both windows go on: what one records now, the other sees.
  await director.getByTestId('quick-entry').fill('到着ロビーで出迎える @家族');
  await director.getByTestId('quick-entry').press('Enter');
  await family.getByTestId('inbox').getByText('到着ロビーで出迎える').waitFor();
});
