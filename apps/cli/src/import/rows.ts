import { CsvError, type Info } from 'csv-parse';
import { parse } from 'csv-parse/sync';

export interface TableRow {
  /** Line of the file on which the row begins, from 1. */
  readonly line: number;
  /** Row as a spreadsheet numbers it, from 1; differs from `line` below a cell with a line break. */
  readonly row: number;
  readonly cells: readonly string[];
  /** The quotation marks of the row do not pair up: its cells cannot be told apart. */
  readonly broken: boolean;
}

/** Every row of the text in order, blank ones too. A row with unpaired quotation marks is `broken` and the reading goes on below it. */
export function rowsOf(text: string, delimiter: string): TableRow[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  const rows: TableRow[] = [];
  let next = 0;
  const add = (cells: readonly string[], length: number, broken: boolean): void => {
    rows.push({ line: next + 1, row: rows.length + 1, cells, broken });
    next += length;
  };
  while (next < lines.length) {
    const { records, stopped } = recordsUntilFault(lines.slice(next), delimiter, false);
    for (const { cells, length } of records) add(cells, length, false);
    if (!stopped) break;
    // A mark inside an unquoted cell (`the 12" pipe`) is a plain character, as spreadsheets read it.
    const [literal] = stopped === 'mark in plain cell' ? recordsUntilFault(lines.slice(next), delimiter, true).records : [];
    if (literal) add(literal.cells, literal.length, false);
    else add([lines[next]!], 1, true);
  }
  return rows;
}

interface ParsedRecord {
  readonly cells: readonly string[];
  /** Lines of the file that it takes. */
  readonly length: number;
}

type Stop = 'mark in plain cell' | 'unpaired mark';

function recordsUntilFault(lines: readonly string[], delimiter: string, firstOnly: boolean): { records: ParsedRecord[]; stopped?: Stop } {
  const records: ParsedRecord[] = [];
  let taken = 0;
  const collect = (cells: string[], { lines: end }: Info): null => {
    records.push({ cells, length: end - taken });
    taken = end;
    return null;
  };
  try {
    parse(lines.join('\n') + '\n', {
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      relax_quotes: firstOnly,
      on_record: collect,
      ...(firstOnly && { to: 1 }),
    });
    return { records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { records, stopped: error.code === 'INVALID_OPENING_QUOTE' ? 'mark in plain cell' : 'unpaired mark' };
  }
}
