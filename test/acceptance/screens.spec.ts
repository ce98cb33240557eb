import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { asRole, scratch, startDrill, type Drill } from '../cli/running-honbu.js';
import { COLOURS, violations } from './support/accessibility.js';
import { DrillMember } from './support/drill.js';
import { picture } from './support/pictures.js';
import { Windows, type Seat } from './support/windows.js';

jest.setTimeout(120_000);

const SPEED = '600';

/** Two windows of the same person. */
interface Desks {
  readonly light: Page;
  readonly dark: Page;
}

let windows: Windows;
let drill: Drill;
let folder: ReturnType<typeof scratch>;
/** Address of the incident, below the server's. */
let incident: string;
let desks: Desks;
beforeAll(async () => {
  folder = scratch();
  windows = await Windows.launch();
  drill = await startDrill(folder.path, '--speed', SPEED);
  const [director] = await Promise.all([asRole(drill.url, 'director').then((ask) => new DrillMember(ask)), playedToTheEnd()]);
  await director.keepsRealTime();
  const { incidents } = await director.reads('{ incidents { nodes { id } } }');
  incident = `/i/${incidents.nodes[0].id}`;
  desks = await both({ role: 'director' });
});
afterEach(() => expect(windows.troubles()).toEqual([]));
afterAll(async () => {
  await windows?.end();
  await drill?.end();
  folder.remove();
});

async function both(seat: Seat): Promise<Desks> {
  const [light, dark] = await Promise.all([windows.open(drill.url, seat), windows.open(drill.url, { ...seat, theme: 'dark' })]);
  return { light, dark };
}

const playedToTheEnd = (): Promise<void> =>
  new Promise((done) => {
    const look = () => drill.said().includes('The script is over') && done();
    drill.process.stderr!.on('data', look);
    look();
  });

/** Brings the light and the dark window to the same screen, and finds nothing there that breaks WCAG 2.2 AA; in the dark only colours differ. */
async function isCleanInBothThemes(windows: Desks, arrive: (page: Page) => Promise<unknown>): Promise<void> {
  const found = async (page: Page, rules?: readonly string[]): Promise<string[]> => {
    await arrive(page);
    return violations(page, rules);
  };
  const [light, dark] = await Promise.all([found(windows.light), found(windows.dark, COLOURS)]);
  expect({ light, dark }).toEqual({ light: [], dark: [] });
}

interface Screen {
  readonly path: () => string;
  /** What shows that the screen is there. */
  readonly shows: (page: Page) => Promise<void>;
  readonly picture?: string;
}

/** Boards of which pictures are kept, and what is kept in dark too. */
const PICTURED = ['HQ', 'FAMILY', 'LOGISTICS'];
const DARK = ['board-hq', 'chronology'];

const board = (name: string, path: string): Screen => ({
  path: () => incident + path,
  shows: (page) => page.getByTestId(`board-${name}`).waitFor(),
  ...(PICTURED.includes(name) && { picture: `board-${name.toLowerCase()}` }),
});
const words = (path: string, text: string): Screen => ({
  path: () => incident + path,
  shows: (page) => page.getByText(text).first().waitFor(),
});

const screens: Record<string, Screen> = {
  'incident list': { path: () => '/', shows: (page) => page.getByTestId('incident').waitFor(), picture: 'incidents' },
  'HQ board': board('HQ', ''),
  'PR board': board('PR', '/r/pr'),
  'government board': board('GOVERNMENT', '/r/government'),
  'family board': board('FAMILY', '/r/family'),
  'logistics board': board('LOGISTICS', '/r/logistics'),
  'on-site board': board('ON_SITE', '/r/on-site'),
  'general affairs board': board('GENERAL_AFFAIRS', '/r/general-affairs'),
  chronology: { path: () => `${incident}/log`, shows: (page) => page.getByTestId('entry').first().waitFor(), picture: 'chronology' },
  people: { path: () => `${incident}/people`, shows: (page) => page.getByTestId('person').first().waitFor() },
  money: { ...words('/money', '費用明細'), picture: 'money' },
  decisions: words('/decisions', '行方不明者、遭難者がいる場合'),
  dispatches: {
    path: () => `${incident}/dispatches`,
    shows: (page) => page.getByTestId('dispatch').first().waitFor(),
    picture: 'dispatches',
  },
  settings: { path: () => '/settings', shows: (page) => page.getByText('一文字のキー操作').waitFor() },
};

describe('every screen is clean in light and dark', () => {
  test.each(Object.keys(screens))('%s', async (name) => {
    const { path, shows, picture: kept } = screens[name]!;
    await isCleanInBothThemes(desks, async (page) => {
      await page.goto(drill.url + path());
      await shows(page);
    });
    if (!kept) return;
    await picture(desks.light, `${kept}-ja-light`);
    if (DARK.includes(kept)) await picture(desks.dark, `${kept}-ja-dark`);
  });

  test('person card', async () => {
    await isCleanInBothThemes(desks, async (page) => {
      await page.goto(`${drill.url}${incident}/people`);
      await page.getByTestId('person').filter({ hasText: '例川 恒' }).getByRole('link').click();
      await page.getByTestId('person-card').waitFor();
    });
    await picture(desks.light, 'person-ja-light');
  });

  test('the head of the chronology stays in sight, below the stripes of the drill', async () => {
    const page = desks.light;
    await page.goto(`${drill.url}${incident}/log`);
    await page.getByTestId('entry').first().waitFor();
    await page.evaluate('scrollTo(0, 1500)');
    const [head, stripes] = await Promise.all([
      page.getByRole('columnheader').first().boundingBox(),
      page.getByTestId('drill').boundingBox(),
    ]);
    expect(head!.y).toBeGreaterThanOrEqual(stripes!.y + stripes!.height);
    expect(head!.y).toBeLessThan(100);
  });

  test('ledger of reads, of the auditor alone', async () => {
    const auditors = await both({ role: 'auditor', path: '/ledger' });
    await isCleanInBothThemes(auditors, (page) => page.getByTestId('read').first().waitFor());
    const page = auditors.light;
    // The page of a person that the director has just opened, without anything that stood there.
    await page
      .getByTestId('read')
      .filter({ hasText: '架空 遥' })
      .filter({ hasText: /構成員.*本部長/ })
      .filter({ hasText: '個人の画面' })
      .first()
      .waitFor();
    expect(await page.getByText('例川 恒').count()).toBe(0);
    await page.getByRole('button', { name: '架空 遥 だけを表示' }).first().click();
    await page.getByRole('button', { name: 'すべて表示' }).waitFor();
    await picture(page, 'ledger-ja-light');
    const phone = await windows.open(drill.url, { role: 'auditor', path: '/ledger', phone: true });
    await phone.getByTestId('read').first().waitFor();
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await desks.light.getByTestId('user-menu').click();
    await desks.light.getByRole('menuitem', { name: '設定' }).waitFor();
    expect(await desks.light.getByRole('menuitem', { name: '閲覧台帳' }).count()).toBe(0);
    await desks.light.keyboard.press('Escape');
  });

  test('a board of a past moment', async () => {
    await isCleanInBothThemes(desks, async (page) => {
      await page.goto(drill.url + incident);
      await page.getByTestId('replay').click();
      await page.getByRole('slider').press('Home');
      await page.getByTestId('unassigned').waitFor();
    });
    await picture(desks.light, 'past-ja-light');
  });

  test('forms, key sheet and command menu', async () => {
    await isCleanInBothThemes(desks, async (page) => {
      await page.goto(`${drill.url}${incident}/log`);
      await page.getByTestId('full-form').click();
      await page.getByTestId('form-recordReport').waitFor();
    });
    for (const keys of ['?', 'Control+k'])
      await isCleanInBothThemes(desks, async (page) => {
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.keyboard.press(keys);
        await page.getByRole('dialog').waitFor();
      });
  });

  test('sign-in and set-up', async () => {
    const strangers = await both({});
    await isCleanInBothThemes(strangers, (page) => page.getByTestId('role-director').waitFor());
    await isCleanInBothThemes(strangers, async (page) => {
      await page.goto(`${drill.url}/setup`);
      await page.getByRole('alert').waitFor();
    });
  });

  test('on site at phone width, without scrolling sideways, with one tap', async () => {
    const phones = await both({ role: 'onsite', phone: true, path: `${incident}/r/on-site` });
    await isCleanInBothThemes(phones, (page) => page.getByTestId('one-tap').waitFor());
    const phone = phones.light;
    expect(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const student = phone.getByTestId('one-tap').locator('> div > *').filter({ hasText: '戌井 正' });
    await student.getByRole('button', { name: '軽傷' }).tap();
    await student.getByText('△ 負傷').waitFor();
    await phone.evaluate(`document.querySelector('[data-testid=one-tap]').scrollIntoView()`);
    await picture(phone, 'on-site-ja-phone');
  });
});

test('an address that leads nowhere says so, and nothing around it is lost', async () => {
  const page = desks.light;
  const foreign = Buffer.from(`Incident:${randomUUID()}`).toString('base64url');
  for (const path of ['/nowhere', '/i/nonsense', `/i/${foreign}`, `/i/${foreign}/log`, `${incident}/people/nonsense`]) {
    await page.goto(drill.url + path);
    await page.getByRole('status').getByText('見つかりません。').waitFor();
    expect(await page.getByTestId('user-menu').count()).toBe(1);
  }
});

test('the HQ board in English has no Japanese but what people wrote', async () => {
  const page = await windows.open(drill.url, { role: 'director', language: 'en', path: incident });
  await page.getByTestId('board-HQ').waitFor();
  const headings = await page.getByTestId('board-HQ').getByRole('heading').allInnerTexts();
  expect(headings.filter((heading) => /[ぁ-んァ-ヶ一-龠]/.test(heading))).toEqual([]);
  const buttons = await page.getByTestId('board-HQ').getByRole('button').allInnerTexts();
  expect(buttons.filter((button) => /[ぁ-んァ-ヶ一-龠]/.test(button))).toEqual([]);
  await picture(page, 'board-hq-en-light');
  await page.goto(`${drill.url}${incident}/log`);
  await page.getByTestId('entry').first().waitFor();
  await picture(page, 'chronology-en-light');
});

test('the explorer answers a query with nothing from elsewhere', async () => {
  const desk = desks.light;
  await desk.goto(`${drill.url}/explorer`);
  const editor = desk.getByRole('region', { name: 'Operation Editor' });
  const answer = desk.getByRole('region', { name: 'Result Window' }).getByText('"demo"');
  // The editor is there before it listens: what it did not take is typed again.
  for (let tries = 0; tries < 6 && !(await answer.isVisible()); tries++) {
    await editor.click();
    await desk.keyboard.press('Control+a');
    await desk.keyboard.insertText('{ server { demo } }');
    // It closes brackets by itself: what it added goes.
    await desk.keyboard.press('Control+Shift+End');
    await desk.keyboard.press('Delete');
    await desk.getByRole('button', { name: /Execute query/ }).click();
    await answer.waitFor({ timeout: 5_000 }).catch(() => undefined);
  }
  await answer.waitFor();
});
