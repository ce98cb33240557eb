import { dutyOfWord, type Duty } from './duty-words.js';

/** What was understood of one line; what is missing was not in it. */
export interface QuickEntry {
  readonly text: string;
  /** Wall clock HH:MM, in the zone that the writer works in. */
  readonly time?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly urgent: boolean;
  readonly disposition: 'NONE' | 'HANDLER' | 'HQ';
  readonly duties: readonly Duty[];
  /** `@words` that are no duty: they stay in the text, and the preview says so. */
  readonly unknownDuties: readonly string[];
}

const TIME = /^(?:(\d{1,2})[:：](\d{2})|(\d{1,2})時(?:(\d{1,2})分|(半))?|(\d{4}))(?=\s|$|[^\d:：])/;
const PARTIES = /^([^\s→⇒>@#!]{1,40})\s*(?:→|⇒|->|=>)\s*([^\s→⇒>@#!]{1,40})(?:\s+|$)/;
const URGENT = /(?:^|\s)!(?:至急|urgent)(?=\s|$)/gi;
const HQ = /(?:^|\s)#(?:要本部対応|要本部|本部|hq)(?=\s|$)/gi;
const DUTY = /(?:^|\s)@([^\s@#!]+)/g;

function takeTime(line: string): { time?: string; rest: string } {
  const match = TIME.exec(line);
  if (!match) return { rest: line };
  const [all, hour, minute, hourJa, minuteJa, half, digits] = match;
  const hours = Number(hour ?? hourJa ?? digits?.slice(0, 2));
  const minutes = Number(minute ?? minuteJa ?? (half ? 30 : (digits?.slice(2) ?? 0)));
  if (hours > 23 || minutes > 59) return { rest: line };
  // Four digits right before a word (「2026年」, 「1000人」) are a number, not a time.
  if (digits && !/^\s|^$/.test(line.slice(all.length))) return { rest: line };
  return { time: `${pad(hours)}:${pad(minutes)}`, rest: line.slice(all.length).trimStart() };
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Full-width signs that an input method produces are read like the half-width ones; the text itself stays as typed. */
const halfWidthSigns = (line: string): string =>
  line
    .replace(/[\uFF01\uFF03\uFF20](?=\S)/g, (sign) => sign.normalize('NFKC'))
    .replace(/^[\d\uFF10-\uFF19:\uFF1A]+/, (digits) => digits.normalize('NFKC'))
    .replace(/\u3000/g, ' ');

/**
 * Reads `2158 現地→本部 手術開始 !至急 @家族` (experience.md, rule 8): a time in front (HHMM, HH:MM, 21時58分), who told whom, `!至急`/`!urgent`,
 * `@duty` in either language, `#要本部`/`#hq`. Everything else is the text. Never fails: what is not understood stays text.
 */
export function parseQuickEntry(line: string): QuickEntry {
  const { time, rest } = takeTime(halfWidthSigns(line.trim()));
  const parties = PARTIES.exec(rest);
  let text = parties ? rest.slice(parties[0].length) : rest;

  const urgent = URGENT.test(text);
  URGENT.lastIndex = 0;
  const hq = HQ.test(text);
  HQ.lastIndex = 0;
  text = text.replace(URGENT, ' ').replace(HQ, ' ');

  const named = new Set<Duty>();
  const unknownDuties: string[] = [];
  text = text.replace(DUTY, (whole, word: string) => {
    const duty = dutyOfWord(word);
    if (!duty) {
      unknownDuties.push(word);
      return whole;
    }
    named.add(duty);
    return ' ';
  });

  return {
    text: text.replace(/[^\S\n]{2,}/g, ' ').trim(),
    time,
    from: parties?.[1],
    to: parties?.[2],
    urgent,
    disposition: hq ? 'HQ' : named.size > 0 || urgent ? 'HANDLER' : 'NONE',
    duties: [...named],
    unknownDuties,
  };
}

/**
 * The newest instant at or before `now` (milliseconds) when clocks showed `time`: `2358` typed at 00:05 means yesterday. `dayAt` gives the
 * calendar day of an instant, `instantAt` the instant of a day and time, both in the writer's zone.
 */
export function newestOccurrence(
  time: string,
  now: number,
  dayAt: (instant: number) => string,
  instantAt: (day: string, time: string) => string,
): string {
  // A clock that is a little ahead of the server's must not turn the present minute into yesterday.
  const tolerated = now + 2 * 60_000;
  const today = instantAt(dayAt(now), time);
  return Date.parse(today) <= tolerated ? today : instantAt(dayAt(now - 86_400_000), time);
}
