import type { Locator, Page } from 'playwright-core';

/** A line of the chronology by words in it. */
export const line = (page: Page, words: string): Locator => page.getByTestId('entry').filter({ hasText: words });

/** A card of a board's inbox by words in it. */
export const inInbox = (page: Page, words: string): Locator =>
  page.getByTestId('inbox').getByTestId('board-entry').filter({ hasText: words });

/** Writes one line and sends it. */
export async function quickEntry(page: Page, words: string): Promise<void> {
  await page.getByTestId('quick-entry').fill(words);
  await page.getByTestId('quick-entry').press('Enter');
}

/** Waits until the connection is said to be so. */
export const connection = (page: Page, state: 'CONNECTED' | 'RECONNECTING' | 'OFFLINE'): Promise<void> =>
  page.locator(`[data-testid=connection][data-state=${state}]`).waitFor();

/** HHMM as clocks there showed it five minutes ago, at any time of the day on which this runs. */
export const justNow = (zone: string): string =>
  new Date(Date.now() - 5 * 60_000).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).replace(':', '');
