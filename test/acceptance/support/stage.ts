import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { House } from '../../api/support/house.js';
import type { Member } from '../../api/support/member.js';
import { EmptyDrill, type DrillMember } from './drill.js';
import { Windows } from './windows.js';

interface DrillStage {
  windows: Windows;
  drill: EmptyDrill;
  director: DrillMember;
}

/** Windows on an empty drill, for all tests of a file. What went wrong that nobody may see fails the test in which it did. */
export function drillStage(): DrillStage {
  const stage = {} as DrillStage;
  beforeAll(async () => {
    stage.windows = await Windows.launch();
    stage.drill = await EmptyDrill.start();
    stage.director = await stage.drill.member('director');
  });
  afterEach(async () => {
    await stage.windows.closeAll();
    expect(stage.windows.troubles()).toEqual([]);
  });
  afterAll(async () => {
    await stage.windows?.end();
    await stage.drill?.end();
  });
  return stage;
}

interface HouseStage {
  windows: Windows;
  house: House;
  director: Member;
  /** A window of the director, at an address of the dashboard. */
  opened(path: string): Promise<Page>;
}

/** Windows on a service in this process, whose log can be written past it, for all tests of a file. */
export function houseStage(): HouseStage {
  const stage = {
    async opened(path: string) {
      const { windows, house, director } = stage;
      const page = await windows.open(house.server.url);
      await page.context().addCookies([director.cookie()]);
      await page.goto(house.server.url + path);
      return page;
    },
  } as HouseStage;
  beforeAll(async () => {
    stage.windows = await Windows.launch();
    stage.house = await House.open();
    stage.director = await stage.house.member('架空 遥', ['MEMBER']);
  });
  afterEach(() => stage.windows.closeAll());
  afterAll(async () => {
    await stage.windows?.end();
    await stage.house?.close();
  });
  return stage;
}
