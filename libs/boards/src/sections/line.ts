import type { ChronologyRow } from '#response';
import { dataClassOf, isCarriedSeal } from '../classes.js';
import { openedBytes } from '../size.js';

/** Longer texts are read in the chronology: bytes once opened, about 400 Japanese characters. */
const LONGEST_TEXT = 1_200;
const MOST_IDS = 10;

/**
 * A line of the chronology as boards show it: long texts, long lists and values of class 3–4 are left out and named in `leftOut`, former versions
 * are only counted.
 */
export type BoardLine = ChronologyRow & { readonly corrections: number; readonly leftOut: readonly string[] };

export function boardLine(row: ChronologyRow): BoardLine {
  const content: Record<string, unknown> = {};
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(row.content)) {
    if (isCarriedSeal(value) && (dataClassOf(row.type, name) >= 3 || openedBytes(value) > LONGEST_TEXT)) leftOut.push(name);
    else if (Array.isArray(value) && value.length > MOST_IDS) {
      leftOut.push(name);
      content[name] = value.slice(0, MOST_IDS);
    } else content[name] = value;
  }
  return {
    ...row,
    content,
    personIds: row.personIds.slice(0, MOST_IDS),
    handling: row.handling.slice(-1),
    versions: [],
    corrections: row.versions.length,
    leftOut,
  } as unknown as BoardLine;
}
