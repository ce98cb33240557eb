import { HEADQUARTERS_ZONE } from '../clock/zoned.js';
import { COUNTED, COUNTED_AT_ONCE } from './counted.js';
import { dutyOfWord, type Duty } from './duty-words.js';
import { takeTime, type ClocksNow, type LeadingTime } from './time-in-front.js';

/** What was understood of one line; what is missing was not in it. */
export interface QuickEntry extends Omit<LeadingTime, 'rest'> {
  readonly text: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly urgent: boolean;
  readonly disposition: 'NONE' | 'HANDLER' | 'HQ';
  readonly duties: readonly Duty[];
  /** `@words` that are no duty: they stay in the text, and the preview says so. */
  readonly unknownDuties: readonly string[];
}

/** 「2158現地」 names nobody: it is a time that was not read. 「1205教室」 and 「119番」 do. */
const PARTIES = new RegExp(
  `^(?!\\d{1,2}[:時]|\\d{3,4}(?!\\d|${COUNTED_AT_ONCE}))([^\\s→⇒>@#!]{1,40})\\s*(?:→|⇒|->|=>)\\s*([^\\s→⇒>@#!]{1,40})(?:\\s+|$)`,
  'i',
);
const URGENT = /(?:^|\s)!(?:至急|urgent)(?=\s|$)/gi;
const HQ = /(?:^|\s)#(?:要本部対応|要本部|本部|hq)(?=\s|$)/gi;
const DUTY = /(?:^|\s)@([^\s@#!]+)/g;

const DAYS =
  '翌[日朝]?|前日|一昨日|おととい|昨[日夜晩]|今[日朝晩夜]|明日|[月火水木金土日]曜日?|yesterday|today|tomorrow|last night|this (?:morning|afternoon|evening)|tonight|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\\.?(?![a-z])';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?(?![a-z])';
/** 「119番に通報」 is none, 「2026年11月22日」 is a date. */
const LIKE_A_TIME = new RegExp(
  `^[【[(「]?(?!\\d{1,4}(?!\\d|年\\d)${COUNTED})(?:(?:(?:${DAYS})[ の,]*|(?:at|on) )*(?:\\d{1,4}(?:[/:]\\d|[年月時]|日(?!間)| (?:[ap]\\.?m|${MONTH}))|\\d{2,4}[.-]\\d)|(?:(?:${DAYS})[ の,]*|at )*\\d{3,4}(?!\\d)|${MONTH} \\d)`,
  'i',
);
/** A line that looks as if it began with a date or time, and of which none was taken: it would be recorded as of now. */
export const leavesTimeUnread = ({ moment, text }: QuickEntry): boolean => moment === undefined && LIKE_A_TIME.test(text.normalize('NFKC'));

/** Full-width signs are read like the half-width ones. */
const halfWidthSigns = (line: string): string =>
  line.replace(/[\uFF01\uFF03\uFF20](?=\S)/g, (sign) => sign.normalize('NFKC')).replace(/\u3000/g, ' ');

/**
 * Reads `2158 現地→本部 手術開始 !至急 @家族` (experience.md, rule 8): a time in front in any of the ways that the import
 * reads (2158頃, 午後9時58分, 9:58PM, 25:10, 11/22 21:58; 現地1305 or 13:05 現地 by the clock of the place), who told whom, `!至急`/`!urgent`, `@duty` in
 * either language, `#要本部`/`#hq`. Everything else is the text. Never fails: what is not understood stays text. What is urgent and names no
 * duty is for the headquarters.
 */
export function parseQuickEntry(line: string, clocksNow: ClocksNow): QuickEntry {
  const { moment, precision, clock, rest } = takeTime(halfWidthSigns(line.trim()), clocksNow);
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
    moment,
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

/** The zone in which the time of a line is read: of the clock that it names, or else the writer's, who is at the place (`onSite`) or in Japan. */
export const zoneOfLine = ({ clock }: Pick<QuickEntry, 'clock'>, place: string, onSite: boolean): string =>
  (clock ? clock === 'PLACE' : onSite) ? place : HEADQUARTERS_ZONE;
