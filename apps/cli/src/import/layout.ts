import { timeRoles } from './clock-columns.js';
import { isDamaged } from './encoding.js';
import { roleOf, type ColumnRole } from './header-names.js';
import { rowsOf, type TableRow } from './rows.js';

export type Delimiter = ',' | '\t' | ';';

export interface Column {
  /** The header as written; a column without one is named by its place (`#9`). */
  readonly name: string;
  /** Absent: not understood; its cells are kept beside the line. */
  readonly role?: ColumnRole;
}

export interface TableLayout {
  readonly delimiter: Delimiter;
  readonly rows: readonly TableRow[];
  /** Where the header stands in `rows`; absent: no row names the columns. */
  readonly headerAt?: number;
  /** 2 where merged cells put 日本 and 現地 on a row of their own under 時刻. */
  readonly headerRows: number;
  readonly columns: readonly Column[];
}

const DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];
const HEADER_WITHIN = 40;

/** Finds delimiter and header together: the pair under which one of the first rows names the most columns, `内容` among them. */
export function layoutOf(text: string): TableLayout {
  const top = text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .slice(0, HEADER_WITHIN * 2)
    .join('\n');
  const found = DELIMITERS.map((delimiter) => ({ delimiter, ...headerIn(rowsOf(top, delimiter)) }));
  const best = found.reduce((a, b) => (b.score > a.score ? b : a));
  const rows = rowsOf(text, best.delimiter);
  if (best.score === 0) return { delimiter: best.delimiter, rows, headerRows: 0, columns: [] };
  const header = rows[best.at]!.cells;
  const below = rows[best.at + 1]?.cells.map((cell) => cell.trim()) ?? [];
  const inTwo = below.some((cell) => cell !== '') && below.every((cell) => cell === '' || isClockName(cell));
  const names = inTwo ? header.map((cell, at) => below[at] || cell) : header;
  return { delimiter: best.delimiter, rows, headerAt: best.at, headerRows: inTwo ? 2 : 1, columns: columnsOf(names) };
}

function isClockName(cell: string): boolean {
  const role = roleOf(cell);
  return role !== undefined && timeRoles.has(role);
}

function headerIn(rows: readonly TableRow[]): { at: number; score: number } {
  let best = { at: -1, score: 0 };
  for (const [at, { cells, broken }] of rows.slice(0, HEADER_WITHIN).entries()) {
    const roles = new Set(cells.map(roleOf).filter((role) => role !== undefined));
    if (!broken && roles.has('text') && roles.size >= 2 && roles.size > best.score) best = { at, score: roles.size };
  }
  return best;
}

function columnsOf(header: readonly string[]): Column[] {
  const taken = new Set<ColumnRole>();
  return header.map((cell, at) => {
    const name = cell.replace(/[\s\p{Cc}]+/gu, ' ').trim();
    const role = name === '' || isDamaged(name) ? undefined : roleOf(name);
    if (!role || taken.has(role)) return { name: name || `#${at + 1}` };
    taken.add(role);
    return { name, role };
  });
}

/** Whether a row below says the header again, as tables printed page by page do. */
export const repeatsHeader = ({ cells }: TableRow, columns: readonly Column[]): boolean => {
  const filled = columns.map(({ role }, at) => ({ role, cell: (cells[at] ?? '').trim() })).filter(({ role, cell }) => role && cell !== '');
  return filled.length >= 2 && filled.every(({ role, cell }) => roleOf(cell) === role);
};
