import { readDate, readTime, readWeekday } from '#written';
import type { WallClock } from '../clock/zoned.js';
import { COUNTED_OR_GOING_ON } from './counted.js';
import { momentMeant, type Moment, type WrittenDay } from './moment-meant.js';

/** What the clocks show at the moment of writing: the place's, Japan's, or those that the writer works by. */
export type ClocksNow = (clock: LeadingTime['clock']) => Pick<WallClock, 'day' | 'time'>;

/** What a line says about its time; without a time, `rest` is the whole line. */
export interface LeadingTime {
  /** In the zone that the writer works in unless `clock` names another. */
  readonly moment?: Moment | undefined;
  /** How exactly the time was said: 「21時」 to the hour, 「2158頃」 about. */
  readonly precision?: 'MINUTE' | 'HOUR' | 'ABOUT' | undefined;
  /** Whose clock was named with the time: 「現地1305」, 「13:05 現地」 the place's, 「日本2205」 Japan's. */
  readonly clock?: 'PLACE' | 'JAPAN' | undefined;
  readonly rest: string;
}

const BEFORE = /^(現地(?:時[間刻])?|local(?: time)?|日本(?:時[間刻])?|jst) ?/i;
const NAME = '日本時[間刻]|jst|現地時[間刻]|local time';
const WORD = '日本|現地|local|lt';
/** 「13:05 現地→本部」 says who told whom, 「13:05 現地スタッフ」 and 「13:05 local police」 name no clock. */
const AFTER = new RegExp(
  `^\\s*(?:[([]\\s*(${NAME}|${WORD})\\s*[)\\]]|(${NAME})(?![a-z])|(日本|現地)(?=[\\s:]|$)(?!\\s*[→⇒=-])|(local|lt)(?=:|\\s*$|\\s+[^\\sa-z→⇒=-])):?`,
  'i',
);
/** Perhaps a clock, perhaps the text (「13:05 local police」), or the same moment on another clock (「21:58(現地13:05)」). */
const PERHAPS_A_CLOCK = new RegExp(`^\\s*[([/]?\\s*(?:${NAME}|${WORD})(?!\\p{L}|\\s*(?:[→⇒]|[-=]>))`, 'iu');
/** Clocks of other zones: a report is placed by Japan's or the place's only. */
const OTHER_CLOCKS = [
  /^\s*[([]?\s*(?:(?:utc|gmt|zulu|z)(?![a-z])|[+±−]\s*\d)/i,
  /^\s*[([]?\s*(?:[ECMP][SD]T|HST|CES?T|EES?T|WES?T|BST|IST|MSK|KST|HKT|SGT|ICT|AE[SD]T|NZ[SD]T|PET|BRT|[A-Z][a-z]+(?: [A-Za-z]+)? [Tt]ime)(?![A-Za-z])/,
  /^\s*[([]?\s*(?:\p{L}{0,8}(?:標準時|世界時)|[\p{sc=Katakana}ー]+時[間刻]|\p{sc=Han}{2,6}時[間刻](?=[\s)\]]|$))/u,
];

/** 「21:58.30」, 「3時限目」, 「14時差」, 「18:00の便」: the number belongs to what follows it. */
const PART_OF_MORE =
  /^(?:[.,:/]\d|限(?![定界])|差(?![出し入])|点(?![呼検滴灯])|台(?![風湾北])|代(?![表理替])|帯(?!同)|制(?![止限])|方向|の|[発着]?便|[発着]の)/;
/** A span says nothing of when this happened. */
const NOT_A_MOMENT = /^\s*(?:から|より|以[降前後]|[~〜‐‑–—―−-](?!>)|(?:[→⇒]|->|=>|to|and|or)\s*\d)/i;
/** Nor does a time still to come: said with the time (「18時まで」, 「18:00に会議の予定」) or last; 「2158 病院まで搬送」 and 「2158 明日手術予定」 were told then. */
const STILL_TO_COME =
  /^\s*(?:予定|締め?切|〆切|期限|まで|迄|見込|に.*(?:予定|締め?切|期限|見込)|(?:scheduled|planned|expected|deadline|due(?! to )|eta|etd|until|till)(?![a-z]))|(?:(?<!これ|それ|今)まで|迄| due)\s*$/i;
/** 「5 am I told」 */
const AM_I = /^\d{1,2} am\s+I(?![a-z])/i;

/** Digits without a sign between hour and minute: 「2026年」, 「1000人」, 「2500 ドル」 are numbers. */
const BARE_DIGITS = /\d{3}/;
/** Alone, or straight before who told whom: 「2158現地→本部」. */
const BARE_TIME = /^(?:[01]\d|2[0-3])[0-5]\d(?:hrs?|h)?(?=\s|$|頃|ごろ|ころ|[^\s\d→⇒>@#!]{1,20}(?:[→⇒]|[-=]>))/i;

/** What an input method produces at full width, at half width, sign for sign: the text itself stays as typed. */
const halfWidth = (line: string): string => line.replace(/[\uFF01-\uFF5E]/g, (sign) => sign.normalize('NFKC')).replace(/\u3000/g, ' ');

/**
 * Takes the time in front of a line, in any of the ways that the import reads, with a date before it and the clock named before or after it.
 * When in doubt it is text, and so is a time that has not come yet: a number that is taken out is lost, and a wrong hour stands in the record.
 */
export function takeTime(line: string, clocksNow: ClocksNow): LeadingTime {
  const untimed = { rest: line };
  const plain = halfWidth(line);
  const first = BEFORE.exec(plain);
  const { day, rest: undated } = takeDate(plain.slice(first?.[0].length ?? 0));
  const before = first ?? BEFORE.exec(undated);
  const written = first ? undated : undated.slice(before?.[0].length ?? 0);
  const reading = readTime(written);
  if (reading?.time.kind !== 'clock' || PART_OF_MORE.test(reading.rest) || AM_I.test(written)) return untimed;

  const taken = written.slice(0, written.length - reading.rest.length);
  if (BARE_DIGITS.test(taken) && (!BARE_TIME.test(written) || COUNTED_OR_GOING_ON.test(reading.rest))) return untimed;

  const after = AFTER.exec(reading.rest);
  if (before ? after : !after && PERHAPS_A_CLOCK.test(reading.rest)) return untimed;
  if (!after && OTHER_CLOCKS.some((clock) => clock.test(reading.rest))) return untimed;

  const rest = reading.rest.slice(after?.[0].length ?? 0);
  if (NOT_A_MOMENT.test(rest) || STILL_TO_COME.test(rest)) return untimed;
  const name = before?.[1] ?? after?.slice(1).find(Boolean);
  const clock = name === undefined ? undefined : /^(?:日本|jst)/i.test(name) ? 'JAPAN' : 'PLACE';
  const moment = momentMeant(day, reading.time.minutes, clocksNow(clock));
  if (!moment) return untimed;
  return {
    moment,
    precision: reading.time.precision,
    clock,
    rest: line.slice(line.length - rest.length).replace(/^[\s\u3000、,]+|^に(?=\S)/, ''),
  };
}

/** Without a date that a single line can mean, `rest` is the whole text: it has no lines above. */
function takeDate(text: string): { readonly day?: WrittenDay; readonly rest: string } {
  const reading = readDate(text);
  if (!reading || reading.date.kind === 'ambiguous' || (reading.date.kind === 'relative' && reading.date.from === 'ABOVE'))
    return { rest: text };
  const named = readWeekday(reading.rest);
  return {
    day: { date: reading.date, weekday: named?.weekday },
    rest: (named?.rest ?? reading.rest).replace(/^(?:[\s、,]|t(?=\d))+/i, ''),
  };
}
