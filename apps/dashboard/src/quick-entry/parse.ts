import { readTime } from '#written';
import { HEADQUARTERS_ZONE } from '../clock/zoned.js';
import { dutyOfWord, type Duty } from './duty-words.js';

/** What was understood of one line; what is missing was not in it. */
export interface QuickEntry {
  readonly text: string;
  /** Wall clock HH:MM, in the zone that the writer works in unless `clock` names another. */
  readonly time?: string | undefined;
  /** How exactly the time was said: 「21時」 to the hour, 「2158頃」 about. */
  readonly precision?: 'MINUTE' | 'HOUR' | 'ABOUT' | undefined;
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

const CLOCK = /^(?:(現地(?:時[間刻])?|local(?: time)?)|(?:日本(?:時[間刻])?|jst)) ?/i;
/** Digits without a sign between hour and minute: 「2026年」, 「1000人」, 「2500 ドル」 are numbers. */
const BARE_DIGITS = /\d{3}/;
const BARE_TIME = /(?:^|\D)(?:[01]\d|2[0-3])[0-5]\d(?:hrs?|h)?(?=\s|$|頃|ごろ|ころ)/i;
/** A span, or a time that is still to come, says nothing of when this happened. */
const NOT_A_MOMENT = /^ ?(?:から|まで|より|以[降前後]|[~〜-])/;
const PARTIES = /^([^\s→⇒>@#!]{1,40})\s*(?:→|⇒|->|=>)\s*([^\s→⇒>@#!]{1,40})(?:\s+|$)/;
const URGENT = /(?:^|\s)!(?:至急|urgent)(?=\s|$)/gi;
const HQ = /(?:^|\s)#(?:要本部対応|要本部|本部|hq)(?=\s|$)/gi;
const DUTY = /(?:^|\s)@([^\s@#!]+)/g;

/** What an input method produces at full width, at half width, sign for sign: the text itself stays as typed. */
const halfWidth = (line: string): string => line.replace(/[\uFF01-\uFF5E]/g, (sign) => sign.normalize('NFKC')).replace(/\u3000/g, ' ');

function takeTime(line: string): Pick<QuickEntry, 'time' | 'precision' | 'clock'> & { readonly rest: string } {
  const plain = halfWidth(line);
  const named = CLOCK.exec(plain);
  const written = plain.slice(named?.[0].length ?? 0);
  const reading = readTime(written);
  if (reading?.time.kind !== 'clock' || NOT_A_MOMENT.test(reading.rest)) return { rest: line };
  const taken = written.slice(0, written.length - reading.rest.length);
  if (BARE_DIGITS.test(taken) && !BARE_TIME.test(written)) return { rest: line };
  return {
    // 25:10 is ten past one: which day that was is for the newest occurrence to say.
    time: `${pad(Math.floor(reading.time.minutes / 60) % 24)}:${pad(reading.time.minutes % 60)}`,
    precision: reading.time.precision,
    clock: named ? (named[1] ? 'PLACE' : 'JAPAN') : undefined,
    rest: line.slice(line.length - reading.rest.length).replace(/^[\s\u3000、,]+|^に(?=\S)/, ''),
  };
}

const pad = (value: number): string => String(value).padStart(2, '0');

/** Full-width signs are read like the half-width ones. */
const halfWidthSigns = (line: string): string =>
  line.replace(/[\uFF01\uFF03\uFF20](?=\S)/g, (sign) => sign.normalize('NFKC')).replace(/\u3000/g, ' ');

/**
 * Reads `2158 現地→本部 手術開始 !至急 @家族` (experience.md, rule 8): a time in front in any of the ways that the import
 * reads (2158頃, 午後9時58分, 9:58PM, 25:10; 現地1305 by the clock of the place), who told whom, `!至急`/`!urgent`, `@duty` in either language, `#要本部`/`#hq`. Everything else is the text. Never fails: what is not understood
 * stays text. What is urgent and names no duty is for the headquarters.
 */
export function parseQuickEntry(line: string): QuickEntry {
  const { time, precision, clock, rest } = takeTime(halfWidthSigns(line.trim()));
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
    precision,
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
