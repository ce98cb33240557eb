import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { manualOf, type Manual } from './manual.js';

/** Reads every `manual-*.json` of a directory, the last issued first: that one is in force. Throws `TypeError` naming the file that is wrong. */
export function loadManuals(directory: string): Manual[] {
  return readdirSync(directory)
    .filter((name) => /^manual-.*\.json$/.test(name))
    .map((name) => {
      try {
        return manualOf(JSON.parse(readFileSync(join(directory, name), 'utf8')));
      } catch (cause) {
        throw new TypeError(`${name}: ${(cause as Error).message}`, { cause });
      }
    })
    .sort((a, b) => (a.issued === b.issued ? (a.version < b.version ? 1 : -1) : a.issued < b.issued ? 1 : -1));
}
