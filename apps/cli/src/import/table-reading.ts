import { Temporal } from 'temporal-polyfill';
import type { ErrorDetails } from '#kernel';
import { isDitto } from '#written';
import {
  readWords,
  tooLong,
  tooMuchKept,
  type ChronologyLine,
  type IgnoredRow,
  type LineContent,
  type LineFault,
  type ReadOptions,
} from './chronology-line.js';
import { clockColumns, timeRoles } from './clock-columns.js';
import { correctionIn } from './corrections.js';
import { isDamaged } from './encoding.js';
import type { ColumnRole } from './header-names.js';
import { contentDigestOf, keyOfNumber, keysOfCells, numberOf } from './identity.js';
import { repeatsHeader, type Column, type TableLayout } from './layout.js';
import type { TableRow } from './rows.js';
import { shownMoment } from './shown-moment.js';
import { TableClock } from './table-clock.js';
import type { FaultCode, Note } from './wordings.js';

/** Takes the rows one by one, top to bottom. */
export class TableReading {
  readonly lines: ChronologyLine[] = [];
  readonly faults: LineFault[] = [];
  readonly ignored: IgnoredRow[] = [];
  private readonly columns: readonly Column[];
  private readonly headerAt: number;
  private readonly headerEnd: number;
  private readonly clock: TableClock;
  private readonly source: string;
  private readonly keyOfCells: (cells: readonly string[]) => string;
  private readonly lineOfNumber = new Map<string, number>();
  private above: ReadonlyMap<ColumnRole, string> = new Map();

  constructor(layout: TableLayout, options: ReadOptions) {
    this.columns = layout.columns;
    this.headerAt = layout.headerAt!;
    this.headerEnd = this.headerAt + layout.headerRows;
    this.source = options.source ?? 'chronology';
    this.keyOfCells = keysOfCells(this.source);
    this.clock = new TableClock(
      clockColumns(layout.columns, options.zone),
      options.date ? Temporal.PlainDate.from(options.date) : undefined,
      options.now,
    );
  }

  take(row: TableRow, at: number): void {
    const reason = this.reasonToIgnore(row, at);
    if (reason) this.ignored.push({ line: row.line, row: row.row, reason });
    else {
      const result = this.readLine(row);
      if ('code' in result) this.faults.push(result);
      else this.lines.push(result);
    }
  }

  private reasonToIgnore(row: TableRow, at: number): IgnoredRow['reason'] | undefined {
    if (row.broken) return at < this.headerAt ? 'TITLE' : undefined;
    const filled = row.cells.flatMap((cell, place) => (cell.trim() === '' ? [] : [{ cell, role: this.columns[place]?.role }]));
    if (at >= this.headerAt && at < this.headerEnd) return 'HEADER';
    if (filled.length === 0) return 'BLANK';
    const [only] = filled;
    if (filled.length === 1 && only!.role !== 'text' && this.clock.beginDay(only!.cell)) return 'DATE_HEADING';
    if (at < this.headerAt) return 'TITLE';
    if (repeatsHeader(row, this.columns)) return 'HEADER';
    if (filled.length > 1 || only!.role === 'text' || only!.role === 'action' || isDamaged(only!.cell)) return undefined;
    return only!.role === 'no' && numberOf(only!.cell)?.match(/^\d+$/) ? 'NUMBER_ONLY' : 'REMARK';
  }

  private readLine(row: TableRow): ChronologyLine | LineFault {
    const fault = (code: FaultCode, role?: ColumnRole, details: ErrorDetails = {}): LineFault => ({
      line: row.line,
      row: row.row,
      column: this.columns.find((column) => column.role === role && role)?.name ?? '',
      code,
      details,
    });
    const lost = this.cellsLost(row);
    if (lost) {
      this.clock.lose();
      this.above = new Map();
      return { ...fault(lost.code, undefined, lost.details), column: lost.column };
    }
    const importKeyOfCells = this.keyOfCells(row.cells);
    const written = new Map(this.columns.flatMap(({ role }, place) => (role ? [[role, row.cells[place] ?? ''] as const] : [])));
    const moment = this.clock.read((role) => written.get(role) ?? '');

    const cells = new Map<ColumnRole, string>();
    let nothingAbove: ColumnRole | undefined;
    for (const [role, cell] of written) {
      const says = isDitto(cell) && !timeRoles.has(role) && role !== 'no' && role !== 'corrects' ? this.above.get(role) : cell;
      if (says === undefined) nothingAbove = role;
      cells.set(role, says ?? '');
    }
    this.above = new Map([...cells].filter(([role]) => role !== nothingAbove));
    const cellOf = (role: ColumnRole): string => cells.get(role) ?? '';

    if (nothingAbove) return fault('ABOVE_MISSING', nothingAbove);
    if ('code' in moment) {
      const found = shownMoment(written.get(moment.role) ?? '');
      return { ...fault(moment.code, moment.role, moment.details), ...(found !== undefined && { found }) };
    }
    const { words, notes, keep } = readWords(cellOf);
    if (words.text === '') return fault('TEXT_MISSING', 'text');
    const long = tooLong(cellOf);
    if (long) return fault('TEXT_TOO_LONG', long.role, { max: long.max });
    const correction = this.correctionOf(cellOf, words.text);
    const kept = [...moment.keep, ...keep];
    const content: LineContent = {
      occurredAt: moment.occurredAt,
      ...words,
      ...(correction.corrects && { corrects: correction.corrects }),
      other: this.otherCells(row, cellOf, correction.kept ? [...kept, 'corrects'] : kept),
    };
    const tooMuch = tooMuchKept(content);
    if (tooMuch) return { ...fault('KEPT_TOO_LONG', undefined, { max: tooMuch.max }), column: tooMuch.column };
    const no = isDitto(cellOf('no')) ? undefined : numberOf(cellOf('no'));
    if (no !== undefined) {
      const firstLine = this.lineOfNumber.get(no);
      if (firstLine !== undefined) return fault('NO_REPEATED', 'no', { firstLine });
      this.lineOfNumber.set(no, row.line);
    }
    return {
      lineNumber: row.line,
      row: row.row,
      ...(no !== undefined && { no }),
      importKey: no === undefined ? importKeyOfCells : keyOfNumber(this.source, no),
      contentDigest: contentDigestOf({ ...content }),
      ...content,
      notes: [
        ...moment.notes,
        ...notes,
        ...kept.map((role): Note => ({
          code: 'CELL_KEPT',
          details: { column: this.columns.find((column) => column.role === role)?.name ?? role },
        })),
        ...correction.notes,
      ],
    };
  }

  private cellsLost(row: TableRow): { code: FaultCode; column: string; details: ErrorDetails } | undefined {
    if (row.broken) return { code: 'QUOTES_UNPAIRED', column: '', details: {} };
    const damaged = row.cells.findIndex(isDamaged);
    if (damaged >= 0) return { code: 'CHARACTERS_DAMAGED', column: this.columns[damaged]?.name ?? '', details: {} };
    const found = row.cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    const expected = this.columns.length;
    return found > expected ? { code: 'TOO_MANY_CELLS', column: '', details: { found, expected } } : undefined;
  }

  private correctionOf(
    cellOf: (role: ColumnRole) => string,
    text: string,
  ): { corrects?: NonNullable<LineContent['corrects']>; notes: Note[]; kept: boolean } {
    const claim = correctionIn(cellOf('corrects'), text);
    if (claim === undefined) return { notes: [], kept: false };
    if (claim === 'without number')
      return { notes: [{ code: 'CORRECTION_WITHOUT_NO', details: {} }], kept: cellOf('corrects').trim() !== '' };
    return {
      corrects: { no: claim.no, importKey: keyOfNumber(this.source, claim.no) },
      notes: [{ code: 'CORRECTS', details: { no: claim.no } }],
      kept: false,
    };
  }

  private otherCells(row: TableRow, cellOf: (role: ColumnRole) => string, kept: readonly ColumnRole[]): LineContent['other'] {
    return this.columns.flatMap(({ name, role }, place) => {
      const value = (role && !timeRoles.has(role) ? cellOf(role) : (row.cells[place] ?? '')).trim();
      return value !== '' && (role === undefined || kept.includes(role)) ? [{ column: name, value }] : [];
    });
  }
}
