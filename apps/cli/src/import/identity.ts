import { createHash } from 'node:crypto';
import { canonicalJson } from '#kernel';
import { normalised } from '#written';

const digest = (value: unknown): string => createHash('sha256').update(canonicalJson(value), 'utf8').digest('base64url');

/** A `No` as identity: `No.012`, `12` and `12` are one; undefined where the cell holds none. */
export function numberOf(cell: string): string | undefined {
  const number = normalised(cell)
    .replace(/^(?:no\.?|#|第) ?/i, '')
    .replace(/[.号]$/, '');
  if (!/[\p{L}\p{N}]/u.test(number)) return undefined;
  return /^\d+$/.test(number) ? String(BigInt(number)) : number;
}

/** Key of the line with this `No` in this source: a digest of 43 characters, free of text, the same on every run. */
export const keyOfNumber = (source: string, no: string): string => digest(['no', normalised(source), no]);

/** Keys of lines without a `No`: their normalised cells, and how many equal lines stand above. */
export function keysOfCells(source: string): (cells: readonly string[]) => string {
  const seen = new Map<string, number>();
  return (cells) => {
    const line = trimmedEnd(cells.map(normalised));
    const own = canonicalJson(line);
    const above = seen.get(own) ?? 0;
    seen.set(own, above + 1);
    return digest(['cells', normalised(source), line, above]);
  };
}

/** Spreadsheets pad rows with empty cells as they please. */
const trimmedEnd = (cells: readonly string[]): readonly string[] => cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

/** Digest of what a line says, blind to width, blanks and wave dashes: tells a later run whether it changed. */
export const contentDigestOf = (content: Readonly<Record<string, unknown>>): string => digest(normalisedDeep(content));

function normalisedDeep(value: unknown): unknown {
  if (typeof value === 'string') return normalised(value);
  if (Array.isArray(value)) return value.map(normalisedDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalisedDeep(inner)]));
}
