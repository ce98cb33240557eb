import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { DrillMember } from './support/drill.js';
import { inInbox, line, quickEntry } from './support/lines.js';
import { picture } from './support/pictures.js';
import { drillStage } from './support/stage.js';

jest.setTimeout(60_000);

const stage = drillStage();
let family: DrillMember;
beforeAll(async () => {
  family = await stage.drill.member('family');
});

describe('an entry', () => {
  test('is corrected and withdrawn, and what stood there stays struck through with who and why', async () => {
    const incident = await stage.director.opensIncident('訂正の訓練');
    const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` });
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

  test('of an act keeps what was done, with the former words and the former title struck through', async () => {
    const incident = await stage.director.opensIncident('文言の訓練');
    await stage.director.opensHeadquarters(incident);
    await stage.director.does('changeResponseLevel', { incidentId: incident, level: 2, grounds: '入院2名' });
    const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` });
    const correct = async (words: string) => {
      await line(page, words)
        .getByRole('button', { name: /その他の操作/ })
        .click();
      await page.getByRole('menuitem', { name: '訂正' }).click();
    };
    await correct('入院2名');
    const wording = page.getByTestId('form-correctWording');
    expect(await wording.getByLabel('文言').inputValue()).toBe('入院2名');
    await wording.getByLabel('理由').fill('聞き違い');
    await wording.getByLabel('文言').fill('入院1名');
    await wording.getByRole('button', { name: '記録する' }).click();
    await line(page, '入院1名').getByTestId('version').locator('s').getByText('入院2名').waitFor();
    await line(page, '入院1名').getByText('対応レベル2').first().waitFor();

    await correct('事案を開設');
    const title = page.getByTestId('form-correctIncident');
    await title.getByLabel('理由').fill('場所の取違え');
    await title.getByLabel('事案名').fill('文言の訓練 その二');
    await title.getByLabel('種別').selectOption('疾病');
    await title.getByLabel('場所').fill('仮名市');
    await title.getByRole('button', { name: '記録する' }).click();
    await page.getByRole('heading', { name: '文言の訓練 その二' }).waitFor();
    await page.getByText('疾病 ・ 仮名市').waitFor();
    await line(page, '事案を開設').getByTestId('version').locator('s').getByText('架空市').waitFor();
    await picture(page, 'correction-of-acts-ja-light');
  });

  test('leaves the inbox once it is taken up and settled, on every screen', async () => {
    const incident = await stage.director.opensIncident('対応の訓練');
    await stage.director.opensHeadquarters(incident, { FAMILY: family });
    const [desk, log] = await Promise.all([
      stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}/r/family` }),
      stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` }),
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

test('a person is corrected with what is masked, once it was revealed for a reason', async () => {
  const incident = await stage.director.opensIncident('対象者訂正の訓練');
  await stage.director.opensHeadquarters(incident, { FAMILY: family });
  const person = await stage.director.addsStudent(incident, '架空 花', { medicalNotes: '喘息' });
  const page = await stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}/people/${person}` });
  await page.getByRole('button', { name: '登録内容を訂正' }).click();
  const first = page.getByTestId('form-correction-reveal');
  await first.getByLabel('開示の理由').fill('氏名の訂正');
  await first.getByRole('button', { name: '開示' }).click();
  const form = page.getByTestId('form-correctPerson');
  expect(await form.getByLabel('持病・アレルギー等').inputValue()).toBe('喘息');
  await form.getByLabel('理由').fill('誤字');
  await form.getByLabel('氏名').first().fill('架空 華');
  await form.getByRole('button', { name: '記録する' }).click();
  await page.getByTestId('person-card').getByRole('heading', { name: '架空 華' }).waitFor();
});

test('only what somebody may do is offered, and a new post brings its buttons at once', async () => {
  const incident = await stage.director.opensIncident('権限の訓練');
  await stage.director.opensHeadquarters(incident, { FAMILY: family });
  const page = await stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}` });
  const level = page.getByTestId('level');
  await level.getByTestId('body-HEADQUARTERS').waitFor();
  await page.getByRole('button', { name: '関係者を追加' }).waitFor();
  const vacant = page.getByTestId('awaiting-DUTY_VACANT');
  await vacant.getByText('広報').waitFor();
  expect(await vacant.getByRole('button').count()).toBe(0);
  for (const refused of ['対応レベルを変更', '解散', '緊急対策チームを設置'])
    expect(await level.getByRole('button', { name: refused }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '決定を記録' }).count()).toBe(0);
  const memberId = await family.id();
  await stage.director.does('assignPost', { incidentId: incident, body: 'HEADQUARTERS', post: 'DEPUTY', memberId }, '', 'PostInput');
  await level.getByRole('button', { name: '対応レベルを変更' }).waitFor();
  await page.getByRole('button', { name: '決定を記録' }).waitFor();
  await vacant.getByRole('button', { name: '割り当て: 広報' }).waitFor();
});

test('who has no duty is told so and whom to ask, and sees the board as soon as they have one', async () => {
  const incident = await stage.director.opensIncident('担当の訓練');
  await stage.director.opensHeadquarters(incident);
  const page = await stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}` });
  const told = page.getByRole('status').filter({ hasText: '担当・役職がありません' });
  await told.getByText('架空 遥').waitFor();
  expect(await told.getByRole('button').count()).toBe(0);
  expect(await page.getByText('FORBIDDEN').count()).toBe(0);
  await stage.director.does('assignDuty', { incidentId: incident, duty: 'FAMILY', memberId: await family.id() });
  await page.getByTestId('board-HQ').waitFor();
});

test('the newest lines of the board say what was decided and of whom a state is', async () => {
  const incident = await stage.director.opensIncident('決定の訓練');
  await stage.director.opensHeadquarters(incident);
  const person = await stage.director.addsStudent(incident, '架空 三郎');
  await stage.director.does('recordPersonState', { personId: person, state: { whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' } } });
  const decision = { incidentId: incident, question: '研修を続けるか', options: ['継続', '中止して帰国'], chosen: 1, reasons: '余震' };
  await stage.director.does('recordDecision', decision);
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}` });
  const recent = page.getByTestId('recent').getByTestId('board-entry');
  await recent.filter({ hasText: '研修を続けるか → 中止して帰国' }).waitFor();
  await recent.filter({ hasText: '安否' }).getByText('架空 三郎').waitFor();
});

test('a decision whose grounds were withdrawn leads to itself and to them, and is decided again; an approval says of what', async () => {
  const incident = await stage.director.opensIncident('再決定の訓練');
  await stage.director.opensHeadquarters(incident);
  const content = { channel: 'PHONE', text: '海沿いの道は通れる' };
  const { entry } = await stage.director.does('recordReport', { incidentId: incident, content }, 'entry { id no }');
  const decided = { incidentId: incident, question: '搬送路', options: ['海沿い', '山沿い'], chosen: 0, reasons: '早い' };
  await stage.director.does('recordDecision', { ...decided, grounds: [entry.id] });
  await stage.director.does('withdrawEntry', { entryId: entry.id, reason: '誤報' });
  for (let n = 1; n <= 6; n++)
    await stage.director.does('requestDispatch', { incidentId: incident, kind: 'VEHICLE', purpose: `迎えの車両${n}` });
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}` });
  const dispatches = page.getByTestId('awaiting-DISPATCH_TO_APPROVE');
  await dispatches.getByRole('button', { name: '承認: 車両 迎えの車両2' }).click();
  const approval = page.getByTestId('form-approveDispatch');
  await page.getByRole('dialog', { name: '承認: 車両 迎えの車両2' }).waitFor();
  await approval.getByRole('button', { name: '記録する' }).click();
  await approval.waitFor({ state: 'detached' });
  expect(await dispatches.getByRole('link').count()).toBe(0);
  await stage.director.does('requestDispatch', { incidentId: incident, kind: 'VEHICLE', purpose: '迎えの車両7' });
  await dispatches.getByRole('link', { name: '他 1 件' }).waitFor();

  const shaken = page.getByTestId('awaiting-DECISION_SHAKEN');
  await shaken.getByRole('link', { name: '搬送路' }).click();
  const card = page.locator('[data-testid=decision][aria-current=true]');
  await card.getByText('根拠が決定後に変わりました').waitFor();
  await card.getByText('(決定後に訂正・取消)').waitFor();
  await card.getByRole('link', { name: `No ${entry.no}` }).click();
  await page.locator('[data-testid=entry][aria-current=true]').getByText('海沿いの道は通れる').waitFor();

  await page.goto(`${stage.drill.url}/i/${incident}`);
  await shaken.getByRole('button', { name: '改めて決定: 搬送路' }).click();
  const form = page.getByTestId('form-recordDecision');
  expect(await form.getByLabel('決定事項').inputValue()).toBe('搬送路');
  await form.getByText('根拠 2 件').waitFor();
  await form.getByLabel('選択肢1', { exact: true }).fill('山沿い');
  await form.getByLabel('理由').fill('海沿いは通れない');
  await form.getByRole('button', { name: '記録する' }).click();
  await shaken.waitFor({ state: 'detached' });
});

test('a decision made again on the page of decisions keeps what that page showed; numbered rules are named as such in both languages', async () => {
  const incident = await stage.director.opensIncident('決定一覧の訓練');
  await stage.director.opensHeadquarters(incident);
  const { entry } = await stage.director.does(
    'recordReport',
    { incidentId: incident, content: { channel: 'PHONE', text: '全員無事' } },
    'entry { id }',
  );
  const decided = { incidentId: incident, question: '帰国便', options: ['出す', '待つ'], chosen: 1, reasons: '全員無事' };
  await stage.director.does('recordDecision', { ...decided, grounds: [entry.id], clauses: ['M-069', 'M-057.2-missing'] });
  await stage.director.does('withdrawEntry', { entryId: entry.id, reason: '誤報' });
  const list = () =>
    stage.director.reads('query ($id: ID!) { decisions(incidentId: $id) { lastEventId nodes { basedOn grounds { entryId } } } }', {
      id: incident,
    });
  const path = `/i/${incident}/decisions`;
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path });
  const card = page.getByTestId('decision').filter({ hasText: '帰国便' });
  await card.getByText('規則 M-069').waitFor();
  expect(await card.getByText('規則 M-057').count()).toBe(0);
  await card.getByText('根拠が決定後に変わりました').waitFor();
  const { decisions: before } = await list();
  await card.getByRole('button', { name: '改めて決定: 帰国便' }).click();
  const form = page.getByTestId('form-recordDecision');
  await form.getByText('今この画面に表示されている内容に基づく').waitFor();
  await form.getByLabel('選択肢1', { exact: true }).fill('出す');
  await form.getByLabel('理由').fill('安否が分からない');
  await form.getByRole('button', { name: '記録する' }).click();
  await card.getByText('根拠が決定後に変わりました').waitFor({ state: 'detached' });
  const { decisions: after } = await list();
  expect(after.nodes.find(({ grounds }: { grounds: string[] }) => grounds.length === 2).basedOn).toBe(before.lastEventId);
  const english = await stage.windows.open(stage.drill.url, { role: 'director', language: 'en', path });
  await english.getByTestId('decision').getByText('Rule M-069').waitFor();
});

test('a time of another year says of which, on the chip and in the chronology, in both languages', async () => {
  const incident = await stage.director.opensIncident('年の訓練');
  const lastYear = new Date().getFullYear() - 1;
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/log` });
  await page.getByTestId('quick-entry').fill(`${lastYear}/11/22 21:58 到着`);
  await page.getByTestId('understood').getByText(`${lastYear}/11/22 21:58`).waitFor();
  await page.getByTestId('quick-entry').press('Enter');
  await line(page, '到着').locator('[data-cell=japan]').getByText(`${lastYear}/11/22 21:58`).waitFor();
  const english = await stage.windows.open(stage.drill.url, { role: 'director', language: 'en', path: `/i/${incident}/log` });
  const cell = line(english, '到着').locator('[data-cell=japan]');
  await cell.getByText(`22 Nov ${lastYear} 21:58`).waitFor();
  expect(await cell.getByText(/Recorded|recorded/).innerText()).toMatch(/\d{1,2} [A-Z][a-z]{2} \d\d:\d\d$/);
});

test('totals in three currencies, two of them without a rate, do not widen a phone’s page', async () => {
  const incident = await stage.director.opensIncident('通貨の訓練');
  await stage.director.opensHeadquarters(incident);
  for (const [currency, amount] of [
    ['JPY', '123456789'],
    ['EUR', '123456.78'],
    ['VND', '987654321000'],
  ])
    await stage.director.does('recordExpense', {
      incidentId: incident,
      category: 'MEALS',
      description: '宿泊',
      estimate: { amount, currency },
      payer: 'UNIVERSITY',
    });
  const phone = await stage.windows.open(stage.drill.url, { role: 'director', phone: true, path: `/i/${incident}/money` });
  await phone.getByTestId('totals').getByText('VND').first().waitFor();
  expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
});

test('lists are live: what somebody else records appears without a reload', async () => {
  const incident = await stage.director.opensIncident('一覧の訓練');
  await stage.director.opensHeadquarters(incident, { LOGISTICS: family });
  const [people, dispatches] = await Promise.all([
    stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}/people` }),
    stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}/dispatches` }),
  ]);
  await people.getByText('まだ登録がありません').waitFor();
  await dispatches.getByText('派遣・手配はまだありません').waitFor();
  await stage.director.addsStudent(incident, '架空 四郎');
  await stage.director.does('requestDispatch', { incidentId: incident, kind: 'STAFF', purpose: '現地での付添い' });
  await Promise.all([
    people.getByTestId('person').getByText('架空 四郎').waitFor({ timeout: 10_000 }),
    dispatches.getByTestId('dispatch').getByText('現地での付添い').waitFor({ timeout: 10_000 }),
  ]);
});

test('a step of a dispatch is corrected where it is shown', async () => {
  const incident = await stage.director.opensIncident('経過の訓練');
  await stage.director.opensHeadquarters(incident);
  const { dispatch } = await stage.director.does(
    'requestDispatch',
    { incidentId: incident, kind: 'STAFF', purpose: '付添い' },
    'dispatch { id }',
  );
  await stage.director.does('approveDispatch', { dispatchId: dispatch.id, note: '2名まで' }, '', 'DispatchStepInput');
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/dispatches` });
  const card = page.getByTestId('dispatch');
  await card.getByText('2名まで').waitFor();
  await card.getByRole('button', { name: '訂正: 承認' }).click();
  const form = page.getByTestId('form-correctDispatchStep');
  await form.getByLabel('理由').fill('人数の訂正');
  await form.getByLabel('備考').fill('3名まで');
  await form.getByRole('button', { name: '記録する' }).click();
  await card.getByText('3名まで').waitFor();
});

test('a masked value opens for a stated reason only', async () => {
  const incident = await stage.director.opensIncident('開示の訓練');
  await stage.director.opensHeadquarters(incident, { FAMILY: family });
  const person = await stage.director.addsStudent(incident, '架空 花', { medicalNotes: '喘息' });
  const page = await stage.windows.open(stage.drill.url, { role: 'family', path: `/i/${incident}/people/${person}` });
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

test('the level follows the facts with clause and reasons, and what it calls for awaits a decision on top of the board', async () => {
  const incident = await stage.director.opensIncident('レベルの訓練');
  const person = await stage.director.addsStudent(incident, '架空 次郎');
  const [page, board] = await Promise.all([
    stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}/people/${person}` }),
    stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}` }),
  ]);
  const level = board.getByTestId('level');
  const missing = board.getByTestId('awaiting-BODY_NOT_OPENED');
  await level.getByText('該当する条項はありません').waitFor();
  await board.getByTestId('awaiting').getByText('判断待ちはありません').waitFor();
  const record = async (fact: string, word: string, certainty: string) => {
    await page.getByRole('button', { name: '状態を記録', exact: true }).click();
    const form = page.getByTestId('form-recordPersonState');
    await form.getByLabel(fact, { exact: true }).selectOption({ label: word });
    await form.getByLabel(`${fact}: 確度`).selectOption({ label: certainty });
    await form.getByRole('button', { name: '記録する' }).click();
    await form.waitFor({ state: 'detached' });
  };

  await record('治療', '入院', '確認');
  await level.getByTestId('level-badge').filter({ hasText: '対応レベル2' }).waitFor();
  await missing.getByText('緊急対策チーム').getByTestId('level-badge').filter({ hasText: '対応レベル2' }).waitFor();
  await board.getByTestId('awaiting-BODY_TO_CONSIDER').getByText('M-082').waitFor();
  await level.getByText(/^M-056 /).waitFor();
  await level.getByText('被災者が1名以上入院').waitFor();
  await level.getByText('規程による自動引上げ').waitFor();

  await record('負傷・疾病', '死亡', '推測');
  await level.getByTestId('level-badge').filter({ hasText: '対応レベル3' }).waitFor();
  expect(await level.getByTestId('level-badge').first().innerText()).toContain('推測');
  await level.getByText('死亡者または重体者がいる場合').waitFor();
  await missing.getByText('危機対策本部').getByTestId('level-badge').filter({ hasText: '対応レベル3' }).waitFor();

  await record('負傷・疾病', '死亡', '確認');
  await level.getByTestId('level-badge').filter({ hasNotText: '推測' }).waitFor();
  expect(await board.getByTestId('conditions').innerText()).toMatch(/死亡\s*1/);
  await picture(board, 'level-3-ja-light');

  // A board that does not say what awaits a decision says it beside the level.
  await page.goto(`${stage.drill.url}/i/${incident}/r/pr`);
  await page.getByTestId('level').getByText('対応レベル3では危機対策本部を設置します').waitFor();
  await missing.getByRole('button', { name: '危機対策本部を設置' }).click();
  const form = board.getByTestId('form-openHeadquarters');
  await form.getByLabel('本部長').selectOption({ label: '架空 遥' });
  await form.getByRole('button', { name: '記録する' }).click();
  await missing.waitFor({ state: 'detached' });
  await level.getByText(/本部長 架空 遥/).waitFor();
});

test('a board of a past moment shows what was known then, and its address leads anyone there', async () => {
  const incident = await stage.director.opensIncident('再現の訓練');
  const person = await stage.director.addsStudent(incident, '架空 三郎');
  const { recordedAt } = await latest(incident);
  await stage.director.movesClockTo(new Date(Date.parse(recordedAt) + 600_000));
  const state = { occurredAt: { precision: 'UNKNOWN', zone: 'Asia/Tokyo' }, care: { value: 'HOSPITALISED', certainty: 'CONFIRMED' } };
  await stage.director.does('recordPersonState', { personId: person, state });

  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}` });
  await page.getByTestId('level').getByTestId('level-badge').filter({ hasText: '対応レベル2' }).waitFor();
  await page.getByTestId('replay').click();
  const past = page.getByTestId('past-view');
  // Japan and the place stand side by side, with the day between them where there is one.
  expect(await past.innerText()).toMatch(/過去の表示\s+\d\d\/\d\d \d\d:\d\d 日本 \/ \d\d\/\d\d \d\d:\d\d 現地 \(UTC[−-]0?5(:00)?\)/);
  const awaiting = page.getByTestId('awaiting');
  await awaiting.getByText('緊急対策チーム').waitFor();
  expect(await awaiting.getByRole('button').count()).toBe(0);
  await page.getByRole('slider').press('Home');
  await page.getByTestId('level').getByText('該当する条項はありません').waitFor();
  expect(await page.getByTestId('quick-entry').count()).toBe(0);

  await page.goto(`${stage.drill.url}/i/${incident}?at=${encodeURIComponent(recordedAt)}`);
  await page.getByTestId('level').getByText('該当する条項はありません').waitFor();
  await past.getByRole('button', { name: 'この時点のリンクをコピー' }).click();
  const copied = await page.evaluate<string>('navigator.clipboard.readText()');
  const other = await stage.windows.open(stage.drill.url, { role: 'general' });
  await other.goto(copied);
  await other.getByTestId('past-view').waitFor();
  expect(new URL(other.url()).searchParams.get('at')).toBe(recordedAt);

  await past.getByRole('button', { name: '現在に戻る' }).click();
  await page.getByTestId('level').getByTestId('level-badge').filter({ hasText: '対応レベル2' }).waitFor();
});

test('a level that the facts no longer carry shows what they give, and how certain it is', async () => {
  const incident = await stage.director.opensIncident('引下げの訓練');
  const person = await stage.director.addsStudent(incident, '架空 四郎');
  const state = (value: string, certainty: string) => ({
    occurredAt: { precision: 'UNKNOWN', zone: 'Asia/Tokyo' },
    harm: { value, certainty },
  });
  const dead = { personId: person, state: state('DEAD', 'CONFIRMED') };
  const recorded = await stage.director.does('recordPersonState', dead, 'person { claims { id } }');
  await stage.director.does('correctPersonState', {
    claimId: recorded.person.claims[0].id,
    reason: '別人',
    state: state('SLIGHT', 'PRESUMED'),
  });
  const page = await stage.windows.open(stage.drill.url, { role: 'director', path: `/i/${incident}` });
  const given = page.getByTestId('awaiting-LEVEL_ABOVE_FACTS').getByTestId('level-badge').nth(1);
  await given.filter({ hasText: '対応レベル1' }).filter({ hasText: '推測' }).waitFor();
});

async function latest(incident: string): Promise<{ recordedAt: string }> {
  const { chronology } = await stage.director.reads('query ($id: ID!) { chronology(incidentId: $id, first: 1) { nodes { recordedAt } } }', {
    id: incident,
  });
  return chronology.nodes[0];
}
