import type { WrittenDate } from '#written';
import type { WallClock } from '../clock/zoned.js';

/** A day YYYY-MM-DD and a wall clock HH:MM. */
export type Moment = Pick<WallClock, 'day' | 'time'>;

/** A date in front of a time, with the day of the week where one was written beside it (1 Monday … 7 Sunday). */
export interface WrittenDay {
  readonly date: WrittenDate;
  readonly weekday?: number | undefined;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A clock that is a little ahead of the server's must not put the present minute into the future. */
const TOLERATED_MS = 2 * MINUTE_MS;
/** In the evening a time of the small hours may be meant of the night that comes; one of the morning is this morning's, caught up on. */
const COMING_NIGHT_MS = DAY_MS / 4;

/**
 * The moment that a written time means to who writes at `now`: the nearest day on which it could be (`2358` typed at 00:05 is yesterday's), tomorrow
 * where that is a few hours away (`0010` typed at 23:50). `minutes` are counted from midnight and may pass 1440 (25:10). Undefined where that has not
 * come yet, for a day that no calendar has and for a day of the week that is not its own.
 */
export function momentMeant(written: WrittenDay | undefined, minutes: number, now: Moment): Moment | undefined {
  const today = Date.parse(`${now.day}T00:00Z`);
  const present = Date.parse(`${now.day}T${now.time}Z`);
  const time = minutes * MINUTE_MS;
  const at = written ? dayMeant(written, today) + time : timeMeant(today + (time % DAY_MS), present);
  return at <= present + TOLERATED_MS ? momentAt(at) : undefined;
}

function timeMeant(onThisDay: number, present: number): number {
  const onTheNext = onThisDay + DAY_MS;
  return nearest([onThisDay - DAY_MS, onThisDay, onTheNext <= present + COMING_NIGHT_MS ? onTheNext : NaN], present);
}

/** Milliseconds, NaN for none. */
function dayMeant({ date, weekday }: WrittenDay, today: number): number {
  const day = nearest(candidates(date, today), today);
  return weekday !== undefined && (new Date(day).getUTCDay() || 7) !== weekday ? NaN : day;
}

/** The days that a date without a year or a month may be, around today. */
function candidates(date: WrittenDate, today: number): number[] {
  const now = new Date(today);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  switch (date.kind) {
    case 'relative':
      return [today + date.days * DAY_MS];
    case 'full':
      return [calendarDay(date.year, date.month - 1, date.day)];
    case 'yearless':
      return [-1, 0, 1].map((n) => calendarDay(year + n, date.month - 1, date.day));
    case 'day':
      return [-1, 0, 1].map((n) => {
        const first = new Date(Date.UTC(year, month + n));
        return calendarDay(first.getUTCFullYear(), first.getUTCMonth(), date.day);
      });
  }
}

/** NaN for the 30th of February and for `23/11`; months from 0. */
function calendarDay(year: number, month: number, day: number): number {
  const at = new Date(Date.UTC(year, month, day));
  return at.getUTCMonth() === month && at.getUTCDate() === day ? at.getTime() : NaN;
}

const nearest = (times: readonly number[], to: number): number =>
  times.filter((time) => !Number.isNaN(time)).sort((a, b) => Math.abs(a - to) - Math.abs(b - to))[0] ?? NaN;

function momentAt(at: number): Moment {
  const [day, time] = new Date(at).toISOString().split('T') as [string, string];
  return { day, time: time.slice(0, 5) };
}
