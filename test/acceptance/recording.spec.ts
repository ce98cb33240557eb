import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { EmptyDrill, type DrillMember } from './support/drill.js';
import { inInbox, line, quickEntry } from './support/lines.js';
import { picture } from './support/pictures.js';
import { Windows } from './support/windows.js';

jest.setTimeout(60_000);

let windows: Windows;
let drill: EmptyDrill;
let director: DrillMember;
let family: DrillMember;
beforeAll(async () => {
  [windows, drill] = await Promise.all([Windows.launch(), EmptyDrill.start()]);
  [director, family] = await Promise.all([drill.member('director'), drill.member('family')]);
});
afterEach(async () => {
  await windows.closeAll();
  expect(windows.troubles()).toEqual([]);
});
afterAll(async () => {
  await windows?.end();
  await drill?.end();
});

describe('an entry', () => {
  test('is corrected and withdrawn, and what stood there stays struck through with who and why', async () => {
    const incident = await director.opensIncident('訂正の訓練');
    const page = await windows.open(drill.url, { role: 'director', path: `/i/${incident}/log` });
    await quickEntry(page, '負傷者は3名');
    const entry = line(page, '負傷者は');
    await entry.getByRole('button', { name: /その他の操作/ }).click();
    await page.getByRole('menuitem', { name: '訂正' }).click();
    const form = page.getByTestId('form-correctReport');
    await form.getByLabel('理由').fill('聞き違い');
    await form.getByLabel('内容').fill('負傷者は2名');
    await form.getByRole('button', { name: '記録する' }).click();

    const before = entry.getByTestId('version');
    await before.waitFor();
    expect(await before.locator('s').innerText()).toBe('負傷者は3名');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('[data-testid=version] s')).textDecorationLine`)).toBe(
      'line-through',
    );
    expect(await before.innerText()).toMatch(/訂正 架空 遥 \d\d\/\d\d \d\d:\d\d: 聞き違い/);
    expect(await entry.locator('[data-cell=text]').innerText()).toContain('負傷者は2名');

    await entry.getByRole('button', { name: /その他の操作/ }).click();
    await page.getByRole('menuitem', { name: '取消' }).click();
    const withdrawal = page.getByTestId('form-withdrawEntry');
    await withdrawal.getByLabel('理由').fill('別の事故の話');
    await withdrawal.getByRole('button', { name: '取消' }).click();
    await entry.getByTestId('withdrawn').waitFor();
    expect(await entry.getByTestId('withdrawn').innerText()).toMatch(/取消 架空 遥 .*別の事故の話/);
    expect(await entry.locator('.struck').filter({ hasText: '負傷者は2名' }).count()).toBeGreaterThan(0);
    await picture(page, 'correction-ja-light');
  });

  test('leaves the inbox once it is taken up and settled, on every screen', async () => {
    const incident = await director.opensIncident('対応の訓練');
    await director.opensHeadquarters(incident, { FAMILY: family });
    const [desk, log] = await Promise.all([
      windows.open(drill.url, { role: 'family', path: `/i/${incident}/r/family` }),
      windows.open(drill.url, { role: 'director', path: `/i/${incident}/log` }),
    ]);
    await quickEntry(log, '保護者へ折り返し !至急 @家族');
    await inInbox(desk, '保護者へ折り返し').getByTestId('take-up').click();
    const entry = line(log, '保護者へ折り返し');
    await entry.getByText('対応中').waitFor();
    await entry.getByText('見本 結').waitFor();
    await inInbox(desk, '保護者へ折り返し').getByTestId('settle').click();
    const form = desk.getByTestId('form-settleEntry');
    await form.getByLabel('対応結果').fill('説明済み、明朝また連絡');
    await form.getByRole('button', { name: '記録する' }).click();
    await inInbox(desk, '保護者へ折り返し').waitFor({ state: 'detached' });
    await desk.getByTestId('inbox').getByText('対応待ちはありません').waitFor();
    await entry.getByText('対応済').waitFor();
    expect(await entry.locator('[data-cell=action]').innerText()).toContain('説明済み、明朝また連絡');
  });
});

test('a masked value opens for a stated reason only', async () => {
  const incident = await director.opensIncident('開示の訓練');
  await director.opensHeadquarters(incident, { FAMILY: family });
  const person = await director.addsStudent(incident, '架空 花', { medicalNotes: '喘息' });
  const page = await windows.open(drill.url, { role: 'family', path: `/i/${incident}/people/${person}` });
  const notes = page.getByTestId('person-card').locator('dl > div').filter({ hasText: '持病' });
  await notes.getByText('＊＊＊＊').waitFor();
  expect(await page.getByText('喘息').count()).toBe(0);

  await notes.getByRole('button', { name: '開示' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '開示' }).click();
  // Without a reason nothing opens.
  expect(await dialog.getByTestId('revealed').count()).toBe(0);
  await dialog.getByLabel('開示の理由').fill('主治医への申し送り');
  await dialog.getByRole('button', { name: '開示' }).click();
  await dialog.getByTestId('revealed').getByText('喘息').waitFor();
  await dialog.getByRole('button', { name: '閉じる' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByText('喘息').count()).toBe(0);
});

test('the level follows the facts with clause and reasons, and says when the headquarters is missing', async () => {
  const incident = await director.opensIncident('レベルの訓練');
  const person = await director.addsStudent(incident, '架空 次郎');
  const [page, board] = await Promise.all([
    windows.open(drill.url, { role: 'director', path: `/i/${incident}/people/${person}` }),
    windows.open(drill.url, { role: 'director', path: `/i/${incident}` }),
  ]);
  const level = board.getByTestId('level');
  await level.getByText('該当する条項はありません').waitFor();
  const record = async (fact: string, word: string, certainty: string) => {
    await page.getByRole('button', { name: '状態を記録', exact: true }).click();
    const form = page.getByTestId('form-recordPersonState');
    await form.getByLabel(fact, { exact: true }).selectOption({ label: word });
    await form.getByLabel(`${fact}: 確度`).selectOption({ label: certainty });
    await form.getByRole('button', { name: '記録する' }).click();
    await form.waitFor({ state: 'detached' });
  };

  await record('治療', '入院', '確認');
  await level.getByText('対応レベル2').waitFor();
  await level.getByText('M-056.1').waitFor();
  await level.getByText('被災者が1名以上入院').waitFor();
  await level.getByText('規程による自動引上げ').waitFor();

  await record('負傷・疾病', '死亡', '推測');
  await level.getByText('対応レベル3').waitFor();
  expect(await level.getByTestId('level-badge').first().innerText()).toContain('推測');
  await level.getByText('死亡者または重体者がいる場合').waitFor();
  await level.getByText('危機対策本部は未設置です').waitFor();

  await record('負傷・疾病', '死亡', '確認');
  await level.getByTestId('level-badge').filter({ hasNotText: '推測' }).waitFor();
  expect(await board.getByTestId('conditions').innerText()).toMatch(/死亡\s*1/);
  await picture(board, 'level-3-ja-light');

  await level.getByRole('button', { name: '危機対策本部を設置' }).click();
  const form = board.getByTestId('form-openHeadquarters');
  await form.getByLabel('本部長').selectOption({ label: '架空 遥' });
  await form.getByRole('button', { name: '記録する' }).click();
  await level.getByText('危機対策本部は未設置です').waitFor({ state: 'detached' });
  await level.getByText(/本部長 架空 遥/).waitFor();
});

test('a board of a past moment shows what was known then, and its address leads anyone there', async () => {
  const incident = await director.opensIncident('再現の訓練');
  const person = await director.addsStudent(incident, '架空 三郎');
  const { recordedAt } = await latest(incident);
  await director.movesClockTo(new Date(Date.parse(recordedAt) + 600_000));
  const state = { occurredAt: { precision: 'UNKNOWN', zone: 'Asia/Tokyo' }, care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' } };
  await director.does('recordPersonState', { personId: person, state });

  const page = await windows.open(drill.url, { role: 'director', path: `/i/${incident}` });
  await page.getByTestId('level').getByText('対応レベル2').waitFor();
  await page.getByTestId('replay').click();
  const past = page.getByTestId('past-view');
  // Japan and the place stand side by side, with the day between them where there is one.
  expect(await past.innerText()).toMatch(/過去の表示\s+\d\d\/\d\d \d\d:\d\d 日本 \/ \d\d\/\d\d \d\d:\d\d 現地 \(UTC[−-]0?5(:00)?\)/);
  await page.getByRole('slider').press('Home');
  await page.getByTestId('level').getByText('該当する条項はありません').waitFor();
  expect(await page.getByTestId('quick-entry').count()).toBe(0);

  await page.goto(`${drill.url}/i/${incident}?at=${encodeURIComponent(recordedAt)}`);
  await page.getByTestId('level').getByText('該当する条項はありません').waitFor();
  await past.getByRole('button', { name: 'この時点のリンクをコピー' }).click();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  const other = await windows.open(drill.url, { role: 'general' });
  await other.goto(copied);
  await other.getByTestId('past-view').waitFor();
  expect(new URL(other.url()).searchParams.get('at')).toBe(recordedAt);

  await past.getByRole('button', { name: '現在に戻る' }).click();
  await page.getByTestId('level').getByText('対応レベル2').waitFor();
});

async function latest(incident: string): Promise<{ recordedAt: string }> {
  const { chronology } = await director.reads('query ($id: ID!) { chronology(incidentId: $id, first: 1) { nodes { recordedAt } } }', {
    id: incident,
  });
  return chronology.nodes[0];
}
