import type { Filter } from '../port.js';
import type { SqlRow } from './database.js';

/** A filter as SQLite and the store share the work: prefixes in the query, so that other rows are never loaded; a regex on the row. */
export interface RowFilter {
  readonly sql: string;
  readonly values: readonly string[];
  matches(row: SqlRow): boolean;
}

const everything: RowFilter = { sql: '', values: [], matches: () => true };
const columns = { stream: { name: 's.name', index: 1 }, type: { name: 'e.type', index: 4 } } as const;

/** Sorts behind every text that begins with the prefix. */
const behind = (prefix: string): string => `${prefix}\u{10FFFF}`;

export function rowFilterOf(filter: Filter | undefined): RowFilter {
  if (filter === undefined) return everything;
  const column = columns[filter.on];
  if ('regex' in filter) return { ...everything, matches: (row) => filter.regex.test(row[column.index] as string) };
  const ranges = filter.prefixes.map(() => `${column.name} BETWEEN ? AND ?`).join(' OR ');
  return { ...everything, sql: `AND (${ranges})`, values: filter.prefixes.flatMap((prefix) => [prefix, behind(prefix)]) };
}
