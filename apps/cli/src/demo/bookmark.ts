import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#kernel';

export const bookmarkName = 'demo.json';

/** How far the script has come. The record itself knows what was recorded: this only says at which step to go on waiting. */
export interface Bookmark {
  /** Number of steps that were sent. */
  readonly played: number;
  /** What the drill's clock showed at minute 0, for the steps from `from` on: a pause moves what is still to come. */
  readonly begun: readonly { readonly from: number; readonly at: Instant }[];
  /** Where the drill is served, while it is. */
  readonly url?: string;
}

export function readBookmark(data: string): Bookmark | undefined {
  const file = join(data, bookmarkName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Bookmark) : undefined;
}

export function writeBookmark(data: string, bookmark: Bookmark): void {
  const file = join(data, bookmarkName);
  writeFileSync(`${file}.new`, JSON.stringify(bookmark), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** What minute 0 was for a step. */
export const begunFor = ({ begun }: Bookmark, step: number): Instant => begun.findLast(({ from }) => from <= step)!.at;
