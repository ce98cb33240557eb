import type { ErrorDetails, Instant } from '#kernel';
import {
  channelOf,
  dispositionAmongWords,
  dispositionOf,
  dutiesOf,
  kindOf,
  ratingOf,
  statusOf,
  urgentOf,
  type Channel,
  type Credibility,
  type Disposition,
  type DispositionReading,
  type Duty,
  type Kind,
  type Reliability,
  type Status,
} from './cell-words.js';
import type { ColumnRole } from './header-names.js';
import type { OccurredAt } from './table-clock.js';
import type { FaultCode, Note } from './wordings.js';

/** One line of the record as the table says it; what the table leaves open is absent. */
export interface ChronologyLine extends LineContent {
  /** Line of the file on which it begins, from 1. */
  readonly lineNumber: number;
  /** Row as a spreadsheet numbers it, from 1. */
  readonly row: number;
  readonly no?: string;
  /** Digest of its identity in the source: the same on every run; holds no text. */
  readonly importKey: string;
  /** Digest of what it says: differs when the line was changed since. */
  readonly contentDigest: string;
  readonly notes: readonly Note[];
}

export interface LineContent {
  readonly occurredAt: OccurredAt;
  readonly from?: string;
  readonly to?: string;
  readonly text: string;
  readonly action?: string;
  readonly kind?: Kind;
  readonly channel?: Channel;
  readonly duties: readonly Duty[];
  readonly disposition?: Disposition;
  readonly urgent: boolean;
  readonly status?: Status;
  readonly source?: string;
  readonly reliability?: Reliability;
  readonly credibility?: Credibility;
  /** Only where the table names the `No` that it corrects. */
  readonly corrects?: { readonly no: string; readonly importKey: string };
  /** Cells of columns without a meaning, and cells that were not fully understood, as written. */
  readonly other: readonly { readonly column: string; readonly value: string }[];
}

export interface LineFault {
  /** Line of the file, from 1; 1 also for the table as a whole. */
  readonly line: number;
  readonly row: number;
  /** Header of the column, or empty when the fault is the line's. */
  readonly column: string;
  readonly code: FaultCode;
  /** Never holds what a cell says. */
  readonly details: ErrorDetails;
  /** What stands there, if it is of a column of dates or times and nothing but numbers. */
  readonly found?: string;
}

export interface ReadOptions {
  /** `YYYY-MM-DD`: the day of the first line, as long as the table does not say. */
  readonly date?: string;
  /** IANA zone of local times. */
  readonly zone?: string;
  /** Which table of the incident this is; part of every line's identity. Default `chronology`. */
  readonly source?: string;
  readonly now: Instant;
}

/** A row that is no line of the record. */
export interface IgnoredRow {
  readonly line: number;
  readonly row: number;
  readonly reason: 'TITLE' | 'HEADER' | 'BLANK' | 'REMARK' | 'DATE_HEADING' | 'NUMBER_ONLY' | 'NO_HEADER';
}

/** Limits of the record's fields (`Line` and `Text` of a report). Under the action stands also what has no place of its own, the status last. */
const LONGEST_ACTION = 9_900;
const LONGEST: Partial<Record<ColumnRole, number>> = { from: 300, to: 300, source: 300, text: 10_000, action: LONGEST_ACTION };

export type CellOf = (role: ColumnRole) => string;

/** The first field that is longer than the record takes. */
export function tooLong(cellOf: CellOf): { role: ColumnRole; max: number } | undefined {
  for (const [role, max] of Object.entries(LONGEST) as [ColumnRole, number][]) if (cellOf(role).trim().length > max) return { role, max };
  return undefined;
}

/** The longest of the cells kept beside the action, where all that is more than the record takes. */
export function tooMuchKept({ action = '', other }: Pick<LineContent, 'action' | 'other'>): { column: string; max: number } | undefined {
  const together = [action, ...other.map(({ column, value }) => `${column}:${value}`)].join('\n');
  if (together.length <= LONGEST_ACTION) return undefined;
  const [longest] = other.toSorted((a, b) => b.value.length - a.value.length);
  return { column: longest!.column, max: LONGEST_ACTION };
}

type Words = Omit<LineContent, 'occurredAt' | 'corrects' | 'other'>;

/** Whom the record calls on (M-121, M-122): as the table says; else what is marked urgent goes to the headquarters, what names a duty to that duty. */
export function dispositionTaken({
  disposition,
  duties,
  urgent,
  status,
}: Pick<LineContent, 'disposition' | 'duties' | 'urgent' | 'status'>): Disposition {
  // 要担当者対応 without a duty would reach nobody: the headquarters hands it out.
  if (disposition === 'HANDLER' && duties.length === 0) return 'HQ';
  if (disposition) return disposition;
  if (status === 'SETTLED') return 'NONE';
  return urgent ? 'HQ' : duties.length > 0 ? 'HANDLER' : 'NONE';
}

/** What the cells of words say, and which of them were not fully understood and must be kept as written. */
export function readWords(cellOf: CellOf): { words: Words; notes: Note[]; keep: ColumnRole[] } {
  const keep: ColumnRole[] = [];
  const coded = <T>(role: ColumnRole, read: (cell: string) => T | undefined): T | undefined => {
    const cell = cellOf(role).trim();
    const value = cell === '' ? undefined : read(cell);
    if (cell !== '' && value === undefined) keep.push(role);
    return value;
  };
  const kind = coded('kind', kindOf);
  const channel = coded('channel', channelOf);
  const status = statusOf(cellOf('status'));
  const marked = coded('urgent', urgentOf);
  const named = dutiesOf(cellOf('duties'));
  if (!named.whole) keep.push('duties');
  const { call, under } = callIn(cellOf, status);
  if (call && !call.whole) keep.push('disposition');
  if (cellOf('status').trim() !== '' && !status && under !== 'status') keep.push('status');
  const rating = ratingOf(cellOf('reliability'));
  if (cellOf('reliability').trim() !== '' && !rating.reliability && !rating.credibility) keep.push('reliability');

  const [from, to, source, content, action] = (['from', 'to', 'source', 'text', 'action'] as const).map((role) => cellOf(role).trim());
  const text = content || action!;
  const words: Words = {
    text,
    ...(from && { from }),
    ...(to && { to }),
    ...(source && { source }),
    ...(content && action && under !== 'action' && { action }),
    ...(kind && { kind }),
    ...(channel && { channel }),
    ...(status && { status }),
    ...(call?.disposition && { disposition: call.disposition }),
    ...rating,
    duties: [...new Set([...named.duties, ...(call?.duties ?? [])])],
    urgent: marked === true || call?.urgent === true,
  };
  const isOpen = status === 'OPEN' || status === 'TAKEN_UP';
  const notes: (Note | false)[] = [
    !content && action !== '' && { code: 'TEXT_FROM_ACTION', details: {} },
    isOpen && dispositionTaken(words) === 'NONE' && { code: 'OPEN_FOR_NOBODY', details: {} },
  ];
  return { words, notes: notes.filter((note) => note !== false), keep };
}

/** The disposition in its own column; without one, where the action or the status is wholly one. A settled line calls for nobody any more. */
function callIn(
  cellOf: CellOf,
  status: Status | undefined,
): { readonly call?: DispositionReading; readonly under?: 'disposition' | 'action' | 'status' } {
  const own = cellOf('disposition');
  if (own.trim() !== '') return { call: dispositionOf(own), under: 'disposition' };
  for (const under of status === 'SETTLED' ? [] : (['action', 'status'] as const)) {
    const call = dispositionAmongWords(cellOf(under));
    if (call) return { call, under };
  }
  return {};
}
