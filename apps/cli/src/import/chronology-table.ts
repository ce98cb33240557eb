import { Temporal } from 'temporal-polyfill';
import { DomainError } from '#kernel';
import type { ChronologyLine, IgnoredRow, LineFault, ReadOptions } from './chronology-line.js';
import { decodeTable, isWorkbook, type TableEncoding } from './encoding.js';
import { layoutOf, type Column, type Delimiter } from './layout.js';
import { isOffset, JAPAN, timeRoles } from './clock-columns.js';
import { TableReading } from './table-reading.js';
import type { FaultCode, Note } from './wordings.js';

export { dispositionTaken, type ChronologyLine, type IgnoredRow, type LineFault, type ReadOptions } from './chronology-line.js';
export type { OccurredAt } from './table-clock.js';
export { faultWordings, noteWordings, wordsOf, type FaultCode, type Note, type NoteCode } from './wordings.js';

/** Every row of the file is in exactly one of `lines`, `faults` and `ignored`. */
export interface ChronologyTable {
  readonly lines: readonly ChronologyLine[];
  readonly faults: readonly LineFault[];
  readonly ignored: readonly IgnoredRow[];
  readonly columns: readonly Column[];
  readonly encoding: TableEncoding;
  readonly delimiter: Delimiter;
  /** What holds for the whole table. */
  readonly notices: readonly Note[];
}

/**
 * Reads the chronology that headquarters keep in a spreadsheet, saved as CSV. Total over the bytes: what cannot be read is in
 * `faults` with its line and column, the rest is read. Throws `DomainError` `IMPORT_ZONE_INVALID` or `IMPORT_DATE_INVALID`
 * for options that are no zone and no date.
 */
export function readChronologyTable(bytes: Uint8Array, options: ReadOptions): ChronologyTable {
  checkOptions(options);
  if (isWorkbook(bytes)) return unreadable('WORKBOOK');
  const { text, encoding } = decodeTable(bytes);
  const layout = layoutOf(text);
  const shared = { columns: layout.columns, encoding, delimiter: layout.delimiter };
  if (layout.headerAt === undefined) {
    const ignored = layout.rows.map(({ line, row }) => ({ line, row, reason: 'NO_HEADER' as const }));
    return { ...unreadable('HEADER_MISSING'), ...shared, ignored, notices: [{ code: 'ENCODING', details: { encoding } }] };
  }
  const reading = new TableReading(layout, options);
  for (const [at, row] of layout.rows.entries()) reading.take(row, at);
  const { lines, faults, ignored } = reading;
  return {
    ...shared,
    lines: withKnownCorrections(lines),
    faults,
    ignored,
    notices: noticesOf(encoding, layout.columns, options, lines, ignored),
  };
}

/** A correction of a `No` that the table does not have, or of itself, is told; it stays what it says. */
function withKnownCorrections(lines: readonly ChronologyLine[]): ChronologyLine[] {
  const known = new Set(lines.map(({ no }) => no));
  return lines.map((line) =>
    line.corrects && (!known.has(line.corrects.no) || line.corrects.no === line.no)
      ? { ...line, notes: [...line.notes, { code: 'CORRECTED_NO_UNKNOWN', details: {} }] }
      : line,
  );
}

function noticesOf(
  encoding: TableEncoding,
  columns: readonly Column[],
  { zone }: ReadOptions,
  lines: readonly ChronologyLine[],
  ignored: readonly IgnoredRow[],
): Note[] {
  const roles = new Set(columns.map(({ role }) => role));
  const unknown = columns.filter(({ name, role }) => !role && !name.startsWith('#')).map(({ name }) => name);
  const unnumbered = lines.filter(({ no }) => no === undefined).length;
  const remarked = ignored.filter(({ reason }) => reason !== 'HEADER');
  const notices: (Note | false)[] = [
    { code: 'ENCODING', details: { encoding } },
    unknown.length > 0 && { code: 'COLUMNS_KEPT', details: { columns: unknown } },
    roles.has('time') && !roles.has('japanTime') && !roles.has('localTime') && !zone && { code: 'ZONE_ASSUMED', details: { zone: JAPAN } },
    roles.has('localTime') && (roles.has('japanTime') || roles.has('time')) && !zone && { code: 'LOCAL_TIME_UNCHECKED', details: {} },
    ![...timeRoles].some((role) => roles.has(role)) && { code: 'NO_TIME_COLUMN', details: {} },
    unnumbered > 0 && { code: 'NO_NUMBERS', details: { count: unnumbered } },
    remarked.length > 0 && { code: 'ROWS_IGNORED', details: { count: remarked.length, lines: remarked.map(({ line }) => String(line)) } },
  ];
  return notices.filter((notice) => notice !== false);
}

const unreadable = (code: FaultCode): ChronologyTable => ({
  lines: [],
  faults: [{ line: 1, row: 1, column: '', code, details: {} }],
  ignored: [],
  columns: [],
  encoding: 'UTF-8',
  delimiter: ',',
  notices: [],
});

function checkOptions({ zone, date, now }: ReadOptions): void {
  try {
    if (zone !== undefined && isOffset(zone)) throw new RangeError('an offset is no zone');
    if (zone !== undefined) Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  } catch {
    throw new DomainError('IMPORT_ZONE_INVALID', {}, ['zone']);
  }
  if (date === undefined) return;
  try {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new RangeError('not YYYY-MM-DD');
    Temporal.PlainDate.from(date);
  } catch {
    throw new DomainError('IMPORT_DATE_INVALID', {}, ['date']);
  }
}
