/** A date as somebody wrote it: what is missing is filled from the lines above. */
export type WrittenDate =
  | { readonly kind: 'full'; readonly year: number; readonly month: number; readonly day: number }
  | { readonly kind: 'yearless'; readonly month: number; readonly day: number }
  | { readonly kind: 'day'; readonly day: number }
  /** 翌日, 前日, `(+1)` are counted from the day of the lines above, 昨日 and 今日 from the day of writing. */
  | { readonly kind: 'relative'; readonly days: number; readonly from: 'ABOVE' | 'WRITING' };

/** Several readings fit (`03/04/2026`, `26/11/22`). */
export interface AmbiguousDate {
  readonly kind: 'ambiguous';
}

export interface DateReading {
  readonly date: WrittenDate | AmbiguousDate;
  readonly rest: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*\\.?`;
/** The year before the first of each era. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, r: 2018, 平成: 1988, h: 1988, 昭和: 1925, s: 1925 };
const FROM_ABOVE: Readonly<Record<string, number>> = { 翌日: 1, 翌: 1, 前日: -1, 当日: 0, 同日: 0 };
const FROM_WRITING: Readonly<Record<string, number>> = { 昨日: -1, 本日: 0, 今日: 0, yesterday: -1, today: 0 };

type Pattern = readonly [pattern: RegExp, read: (...groups: string[]) => WrittenDate | AmbiguousDate];

const PATTERNS: readonly Pattern[] = [
  [/^(\d{4}) ?[-/.年] ?(\d{1,2}) ?[-/.月] ?(\d{1,2})(?:日|(?!\d))/, (year, month, day) => full(year, month, day)],
  [
    /^(令和|平成|昭和|[rhs]) ?(\d{1,2}|元) ?[年./-] ?(\d{1,2}) ?[月./-] ?(\d{1,2})日?(?!\d)/i,
    (era, year, month, day) => full(String(ERAS[era!.toLowerCase()]! + (year === '元' ? 1 : Number(year))), month, day),
  ],
  [/^((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, (year, month, day) => full(year, month, day)],
  [/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/, (a, b, year) => dayOrMonthFirst(Number(a), Number(b), year!)],
  [/^\d{2}[/.-]\d{1,2}[/.-]\d{1,2}(?![\d:])/, () => ({ kind: 'ambiguous' })],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH},?(?:[ -]((?:19|20)\\d{2}|\\d{2})(?![\\d:]))?`, 'i'),
    (day, month, year) => named(year, month, day),
  ],
  [
    new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? ((?:19|20)\\d{2})(?![\\d:]))?`, 'i'),
    (month, day, year) => named(year, month, day),
  ],
  [/^(\d{1,2}) ?月 ?(\d{1,2})(?:日|(?!\d))/, (month, day) => ({ kind: 'yearless', month: Number(month), day: Number(day) })],
  [/^(\d{1,2})\/(\d{1,2})(?!\d)/, (month, day) => ({ kind: 'yearless', month: Number(month), day: Number(day) })],
  [/^(\d{1,2})日(?![本間])/, (day) => ({ kind: 'day', day: Number(day) })],
  [/^(翌日?|前日|当日|同日)(?!朝)/, (word) => ({ kind: 'relative', days: FROM_ABOVE[word!]!, from: 'ABOVE' })],
  [
    /^(昨日|本日|今日|(?:yesterday|today)(?![a-z]))(?!朝)/i,
    (word) => ({ kind: 'relative', days: FROM_WRITING[word!.toLowerCase()]!, from: 'WRITING' }),
  ],
];

/** The date at the start of a normalised cell and what follows it; undefined if it starts with none. */
export function readDate(cell: string): DateReading | undefined {
  for (const [pattern, read] of PATTERNS) {
    const match = pattern.exec(cell);
    if (match) return { date: read(...(match.slice(1) as string[])), rest: cell.slice(match[0].length) };
  }
  return undefined;
}

const full = (year?: string, month?: string, day?: string): WrittenDate => ({
  kind: 'full',
  year: Number(year),
  month: Number(month),
  day: Number(day),
});

function named(year: string | undefined, month?: string, day?: string): WrittenDate {
  const number = MONTHS.indexOf(month!.toLowerCase()) + 1;
  if (year === undefined) return { kind: 'yearless', month: number, day: Number(day) };
  return { kind: 'full', year: Number(year.length === 2 ? `20${year}` : year), month: number, day: Number(day) };
}

/** `22/11/2026` and `11/22/2026` say which is the day; `03/04/2026` does not. */
function dayOrMonthFirst(a: number, b: number, year: string): WrittenDate | AmbiguousDate {
  if (a > 12) return { kind: 'full', year: Number(year), month: b, day: a };
  if (b > 12 || a === b) return { kind: 'full', year: Number(year), month: a, day: b };
  return { kind: 'ambiguous' };
}
