import { isDitto, normalised } from './normalised.js';
import { readDate, type WrittenDate } from './written-date.js';
import { readTime, type WrittenTime } from './written-time.js';
import { readWeekday } from './written-weekday.js';

/** Whose clock the cell itself names: 日本, 現地, UTC, or an offset from UTC (`+09:00`). */
export type ClockMark = 'japan' | 'local' | 'utc' | `${'+' | '-'}${string}`;

/** What one cell of date or time says. */
export interface WrittenMoment {
  readonly kind: 'moment';
  readonly date?: WrittenDate;
  /** 1 Monday … 7 Sunday. */
  readonly weekday?: number;
  readonly time?: WrittenTime;
  readonly clock?: ClockMark;
  /** 不明, `?`, `-`: said to be unknown. */
  readonly unknown?: true;
  /** The cell says more than was taken (an end of a span, a second clock, 未明): keep its text. */
  readonly more?: true;
}

export type MomentFaultCode = 'DATE_AMBIGUOUS' | 'TIME_OUT_OF_RANGE' | 'TIME_NOT_UNDERSTOOD';

export type CellReading =
  WrittenMoment | { readonly kind: 'empty' } | { readonly kind: 'ditto' } | { readonly kind: 'fault'; readonly code: MomentFaultCode };

const UNKNOWN = /^(?:不明|不詳|未詳|未確認|unknown|n\/a|tbc|\?+|-+)$/i;
const MARK = /^ ?[([]?(日本時間|日本時刻|日本|jst|現地時間|現地時刻|現地|local(?: time)?|lt|utc|gmt|z)(?![a-z])[)\]]?:?/i;
const OFFSET = /^ ?(utc|gmt)?([+-])(0\d|1[0-4]):?(\d{2})$/i;
/** Only machines write a bare `-03:00`, after `T` or seconds: by hand, `10:00-11:00` is a span. */
const BY_MACHINE = /\dt\d|:\d{2}:\d{2}/i;
const DAY_SHIFT = /^ ?\(?([+-])1(?:日|d| ?day)?\)?$/i;
const OTHER_CLOCK = /^ ?[(/] ?(?:日本|jst|現地|local|lt|utc)[^)]*\d[^)]*\)?$/i;
const SPAN = /^ ?(?:~|-|から|to|より)/i;

/** Reads a cell of date, time or both in the common Japanese and English forms. Total: what it cannot read is a fault. */
export function readMoment(cell: string): CellReading {
  const whole = normalised(cell);
  if (whole === '') return { kind: 'empty' };
  if (isDitto(whole)) return { kind: 'ditto' };
  if (UNKNOWN.test(whole)) return { kind: 'moment', unknown: true };

  const markBefore = MARK.exec(whole);
  let rest = afterBlank(whole, markBefore?.[0]);
  const weekdayBefore = readWeekday(rest);
  rest = (weekdayBefore?.rest ?? rest).trim();
  const dated = readDate(rest);
  if (dated?.date.kind === 'ambiguous') return { kind: 'fault', code: 'DATE_AMBIGUOUS' };
  if (dated) rest = dated.rest.trim();
  const weekday = weekdayBefore ?? readWeekday(rest);
  if (!weekdayBefore) rest = (weekday?.rest ?? rest).trim();
  rest = dated ? rest.replace(/^(?:t|,|頃)(?=$|[ \d])/i, '').trim() : rest;
  const markBetween = markBefore ?? MARK.exec(rest);
  if (!markBefore) rest = afterBlank(rest, markBetween?.[0]);
  const timed = readTime(rest);
  if (timed?.time.kind === 'outOfRange') return { kind: 'fault', code: 'TIME_OUT_OF_RANGE' };
  if (timed) rest = timed.rest.trim();
  if (!dated && !timed) return { kind: 'fault', code: 'TIME_NOT_UNDERSTOOD' };

  const tail = timed ? readTail(rest, BY_MACHINE.test(whole)) : rest === '' ? {} : undefined;
  if (!tail) return { kind: 'fault', code: 'TIME_NOT_UNDERSTOOD' };
  const time = timed?.time as WrittenTime | undefined;
  const clock = tail.clock ?? (markBetween && markOf(markBetween[1]!));
  const date = (dated?.date as WrittenDate | undefined) ?? tail.date;
  return {
    kind: 'moment',
    ...(date && { date }),
    ...(weekday && { weekday: weekday.weekday }),
    ...(time && { time: tail.span && time.kind === 'clock' ? { ...time, precision: 'ABOUT' as const } : time }),
    ...(clock && { clock }),
    ...((tail.more || time?.kind === 'part') && { more: true as const }),
  };
}

interface Tail {
  readonly clock?: ClockMark;
  readonly date?: WrittenDate;
  readonly span?: true;
  readonly more?: true;
}

/** What may follow a time: whose clock it is, `(+1)`, the end of a span, the same moment on another clock. */
function readTail(rest: string, byMachine: boolean): Tail | undefined {
  if (rest === '') return {};
  const [, named, sign, hours, minutes] = OFFSET.exec(rest) ?? [];
  if (sign && (named || sign === '+' || byMachine)) return { clock: `${sign as '+' | '-'}${hours}:${minutes}` };
  const shift = DAY_SHIFT.exec(rest);
  if (shift) return { date: { kind: 'relative', days: shift[1] === '+' ? 1 : -1, from: 'ABOVE' } };
  if (OTHER_CLOCK.test(rest)) return { more: true };
  const mark = MARK.exec(rest);
  if (mark && mark[0].length === rest.length) return { clock: markOf(mark[1]!) };
  const span = SPAN.exec(rest);
  if (!span) return undefined;
  const end = rest.slice(span[0].length).trim();
  return end === '' || readTime(end)?.rest.trim() === '' ? { span: true, more: true } : undefined;
}

const afterBlank = (text: string, taken = ''): string => text.slice(taken.length).trim();

function markOf(word: string): ClockMark {
  if (/^(?:日本|jst)/i.test(word)) return 'japan';
  return /^(?:utc|gmt|z)$/i.test(word) ? 'utc' : 'local';
}
