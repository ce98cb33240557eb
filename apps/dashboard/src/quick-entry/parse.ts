import { HEADQUARTERS_ZONE } from '../clock/zoned.js';
import { dutyOfWord, type Duty } from './duty-words.js';

/** What was understood of one line; what is missing was not in it. */
export interface QuickEntry {
  readonly text: string;
  /** Wall clock HH:MM, in the zone that the writer works in unless `clock` names another. */
  readonly time?: string | undefined;
  /** Whose clock was named with the time: 「現地1305」 the place's, 「日本2205」 Japan's. */
  readonly clock?: 'PLACE' | 'JAPAN' | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly urgent: boolean;
  readonly disposition: 'NONE' | 'HANDLER' | 'HQ';
  readonly duties: readonly Duty[];
  /** `@words` that are no duty: they stay in the text, and the preview says so. */
  readonly unknownDuties: readonly string[];
}

const TIME = /^(?:(\d{1,2})[:：](\d{2})|(\d{1,2})時(?:(\d{1,2})分|(半))?|(\d{4}))(?=\s|$|[^\d:：])/;
const CLOCK = /^(?:(現地|local ?)|(?:日本|jst ?))(?=\d)/i;
const PARTIES = /^([^\s→⇒>@#!]{1,40})\s*(?:→|⇒|->|=>)\s*([^\s→⇒>@#!]{1,40})(?:\s+|$)/;
const URGENT = /(?:^|\s)!(?:至急|urgent)(?=\s|$)/gi;
const HQ = /(?:^|\s)#(?:要本部対応|要本部|本部|hq)(?=\s|$)/gi;
const DUTY = /(?:^|\s)@([^\s@#!]+)/g;

function takeTime(line: string): Pick<QuickEntry, 'time' | 'clock'> & { readonly rest: string } {
  const named = CLOCK.exec(line);
  const after = named ? line.slice(named[0].length) : line;
  const match = TIME.exec(after);
  if (!match) return { rest: line };
  const [all, hour, minute, hourJa, minuteJa, half, digits] = match;
  const hours = Number(hour ?? hourJa ?? digits?.slice(0, 2));
  const minutes = Number(minute ?? minuteJa ?? (half ? 30 : (digits?.slice(2) ?? 0)));
  if (hours > 23 || minutes > 59) return { rest: line };
  // Four digits right before a word (「2026年」, 「1000人」) are a number, not a time.
  if (digits && !/^\s|^$/.test(after.slice(all.length))) return { rest: line };
  const clock = named ? (named[1] ? 'PLACE' : 'JAPAN') : undefined;
  return { time: `${pad(hours)}:${pad(minutes)}`, clock, rest: after.slice(all.length).trimStart() };
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Full-width signs that an input method produces are read like the half-width ones; the text itself stays as typed. */
const halfWidthSigns = (line: string): string =>
  line
    .replace(/[\uFF01\uFF03\uFF20](?=\S)/g, (sign) => sign.normalize('NFKC'))
    .replace(/\u3000/g, ' ')
    .replace(/^(?:現地|日本|local ?|jst ?)?[\d\uFF10-\uFF19:\uFF1A]+/i, (digits) => digits.normalize('NFKC'));

/**
 * Reads `2158 現地→本部 手術開始 !至急 @家族` (experience.md, rule 8): a time in front (HHMM, HH:MM, 21時58分; 現地1305 by the clock of the place),
 * who told whom, `!至急`/`!urgent`, `@duty` in either language, `#要本部`/`#hq`. Everything else is the text. Never fails: what is not understood
 * stays text. What is urgent and names no duty is for the headquarters.
 */
export function parseQuickEntry(line: string): QuickEntry {
  const { time, clock, rest } = takeTime(halfWidthSigns(line.trim()));
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
    clock,
    from: parties?.[1],
    to: parties?.[2],
    urgent,
    disposition: hq || (urgent && named.size === 0) ? 'HQ' : named.size > 0 ? 'HANDLER' : 'NONE',
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

/** The zone in which the time of a line is read: of the clock that it names, or else the writer's, who is at the place (`onSite`) or in Japan. */
export const zoneOfLine = ({ clock }: Pick<QuickEntry, 'clock'>, place: string, onSite: boolean): string =>
  (clock ? clock === 'PLACE' : onSite) ? place : HEADQUARTERS_ZONE;
