/** A time of day as written. `minutes` counts from the midnight that begins the written day and passes 1440 for `25:10`. */
export type WrittenTime =
  | { readonly kind: 'clock'; readonly minutes: number; readonly seconds: number; readonly precision: 'MINUTE' | 'HOUR' | 'ABOUT' }
  /** 未明, 朝, 夜: a part of the day that nobody put a clock to. */
  | { readonly kind: 'part' };

export interface TimeReading {
  readonly time: WrittenTime | { readonly kind: 'outOfRange' };
  readonly rest: string;
}

/** Broadcasters and timetables count the night on to 29:59. */
const LAST_HOUR = 29;

const BEFORE = '(午前|午後|深夜|未明|早朝|朝|昼|夕方|夜|am|pm|a\\.m\\.|p\\.m\\.)? ?';
const CLOCK = new RegExp(
  `^${BEFORE}(\\d{1,2}) ?: ?(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?!\\d)(?: ?(am|pm|a\\.m\\.|p\\.m\\.)(?![a-z]))?`,
  'i',
);
/** 「21時3名」 is an hour and a number of people. */
const MINUTE_WITHOUT_SIGN = '(?=$|[^\\p{L}\\d]|頃|ごろ|ころ)';
const KANJI = new RegExp(`^${BEFORE}(\\d{1,2})時(?!間)(?:(半)|(\\d{1,2})(?:分(?:(\\d{1,2})秒)?|${MINUTE_WITHOUT_SIGN}))?`, 'iu');
const BARE = /^(\d{1,2})(\d{2})(?:hrs?|h)?(?![\d:])/i;
const HOUR_HALF = /^(\d{1,2}) ?(am|pm|a\.m\.|p\.m\.)(?![a-z])/i;
const NOON = /^(?:正午|noon(?![a-z]))/i;
const PART =
  /^(?:翌朝|未明|早朝|朝方|朝|午前中?|昼頃?|日中|午後|夕方|夕刻|夜間|夜中|夜|深夜|終日|(?:early |late )?(?:morning|afternoon|evening|night))/i;
const ABOUT_BEFORE = /^(?:約|およそ|おおよそ|approx(?:imately|\.)?|about|around|circa|ca?\.|~) ?/i;
const ABOUT_WORDS = '頃|ごろ|ころ|過ぎ|すぎ|前後|前|くらい|ぐらい|approx\\.?';
/** After a blank only as a word of its own: 「21:58 前日の件」 says nothing about how exact the time is. */
const ABOUT_AFTER = new RegExp(`^(?:(?:${ABOUT_WORDS})| (?:${ABOUT_WORDS})(?=$|[^\\p{L}\\d]))`, 'iu');

/** The time at the start of a normalised cell and what follows it; undefined if it starts with none. */
export function readTime(cell: string): TimeReading | undefined {
  const before = ABOUT_BEFORE.exec(cell)?.[0] ?? '';
  const found = clockAt(cell.slice(before.length));
  if (!found) {
    const part = PART.exec(cell);
    return part ? { time: { kind: 'part' }, rest: cell.slice(part[0].length).replace(ABOUT_AFTER, '') } : undefined;
  }
  const after = ABOUT_AFTER.exec(found.rest)?.[0] ?? '';
  const rest = found.rest.slice(after.length);
  if (found.time.kind === 'clock' && (before || after)) return { time: { ...found.time, precision: 'ABOUT' }, rest };
  return { time: found.time, rest };
}

function clockAt(cell: string): TimeReading | undefined {
  const clock = CLOCK.exec(cell);
  if (clock) return reading(cell, clock[0], clock[1] ?? clock[5], clock[2]!, clock[3]!, clock[4]);
  const kanji = KANJI.exec(cell);
  if (kanji) return reading(cell, kanji[0], kanji[1], kanji[2]!, kanji[3] ? '30' : kanji[4], kanji[5]);
  const half = HOUR_HALF.exec(cell);
  if (half) return reading(cell, half[0], half[2], half[1]!, undefined, undefined);
  const bare = BARE.exec(cell);
  if (bare) return reading(cell, bare[0], undefined, bare[1]!, bare[2], undefined);
  const noon = NOON.exec(cell);
  return noon ? reading(cell, noon[0], undefined, '12', undefined, undefined) : undefined;
}

function reading(
  cell: string,
  matched: string,
  half: string | undefined,
  hour: string,
  minute: string | undefined,
  second: string | undefined,
): TimeReading {
  const rest = cell.slice(matched.length);
  const hours = hourOf(half?.toLowerCase().replaceAll('.', ''), Number(hour));
  const minutes = Number(minute ?? 0);
  const seconds = Number(second ?? 0);
  if (hours === undefined || hours > LAST_HOUR || minutes > 59 || seconds > 59) return { time: { kind: 'outOfRange' }, rest };
  return { time: { kind: 'clock', minutes: hours * 60 + minutes, seconds, precision: minute === undefined ? 'HOUR' : 'MINUTE' }, rest };
}

/** Hours that a word for a part of the day can mean. */
const HOURS_OF: Readonly<Record<string, readonly [first: number, last: number]>> = {
  午後: [12, 23],
  pm: [12, 23],
  未明: [0, 11],
  早朝: [0, 11],
  朝: [0, 11],
  昼: [11, 16],
  夕方: [15, 19],
  夜: [18, LAST_HOUR],
};

/** Hours from midnight; undefined where the part of the day and the hour contradict each other (午前21時) or leave the day open (夜12時). */
function hourOf(half: string | undefined, hour: number): number | undefined {
  switch (half) {
    case undefined:
      return hour;
    case '午前':
    case 'am':
      return hour === 12 ? 0 : hour < 12 ? hour : undefined;
    case '深夜':
      return hour < 6 || hour >= 21 ? hour : undefined;
    default: {
      const [first, last] = HOURS_OF[half]!;
      return [hour, ...(hour < 12 ? [hour + 12] : [])].find((meant) => meant >= first && meant <= last);
    }
  }
}
