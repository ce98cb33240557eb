import type { WrittenDate } from '#written';
import type { WallClock } from '../clock/zoned.js';

/** A day YYYY-MM-DD and a wall clock HH:MM. */
export type Moment = Pick<WallClock, 'day' | 'time'>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** A clock that is a little ahead of the server's must not put the present minute into the future. */
const TOLERATED_MS = 2 * MINUTE_MS;

/**
 * The moment that a written time means to who writes at `now`: without a date the newest that has been (`2358` typed at 00:05 is yesterday's), with a
 * date without a year or a month the nearest such day. `minutes` are counted from midnight and may pass 1440 (25:10). Undefined for what has not
 * come yet and for a day that no calendar has.
 */
export function momentMeant(date: WrittenDate | undefined, minutes: number, now: Moment): Moment | undefined {
  const today = Date.parse(`${now.day}T00:00Z`);
  const latest = Date.parse(`${now.day}T${now.time}Z`) + TOLERATED_MS;
  if (!date) {
    const at = today + (minutes % 1440) * MINUTE_MS;
    return momentAt(at <= latest ? at : at - DAY_MS);
  }
  const day = dayMeant(date, today);
  const at = day === undefined ? NaN : day + minutes * MINUTE_MS;
  return at <= latest ? momentAt(at) : undefined;
}

function dayMeant(date: WrittenDate, today: number): number | undefined {
  if (date.kind === 'relative') return today + date.days * DAY_MS;
  const now = new Date(today);
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth() + 1];
  if (date.kind === 'full') return calendarDay(date.year, date.month, date.day);
  const around = [-1, 0, 1].map((n) =>
    date.kind === 'yearless' ? calendarDay(year + n, date.month, date.day) : calendarDay(year, month + n, date.day),
  );
  return around
    .filter((day) => day !== undefined)
    .sort((a, b) => Math.abs(a - today) - Math.abs(b - today))
    .at(0);
}

/** Milliseconds of a day of the calendar; undefined for the 30th of February. `month` may be one before or after the year. */
function calendarDay(year: number, month: number, day: number): number | undefined {
  const at = Date.UTC(year, month - 1, day);
  return day >= 1 && new Date(at).getUTCDate() === day ? at : undefined;
}

function momentAt(at: number): Moment {
  const [day, time] = new Date(at).toISOString().split('T') as [string, string];
  return { day, time: time.slice(0, 5) };
}
