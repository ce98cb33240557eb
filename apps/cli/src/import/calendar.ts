import { Temporal } from 'temporal-polyfill';
import { instantOf, type Instant } from '#kernel';
import type { WrittenDate } from '#written';

/** The calendar date meant, or undefined if the calendar has none. What was not written is taken so that it lies nearest to `near`. */
export function dateMeant(written: WrittenDate, near: Temporal.PlainDate): Temporal.PlainDate | undefined {
  switch (written.kind) {
    case 'full':
      return dateOf(written.year, written.month, written.day);
    case 'yearless':
      return nearest(
        near,
        [-1, 0, 1].map((years) => dateOf(near.year + years, written.month, written.day)),
      );
    case 'day':
      return nearest(
        near,
        [-1, 0, 1].map((months) => near.with({ day: 1 }).add({ months })).map(({ year, month }) => dateOf(year, month, written.day)),
      );
    case 'relative':
      return near.add({ days: written.days });
  }
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || day > new Temporal.PlainYearMonth(year, month).daysInMonth) return undefined;
  return new Temporal.PlainDate(year, month, day);
}

function nearest(near: Temporal.PlainDate, dates: readonly (Temporal.PlainDate | undefined)[]): Temporal.PlainDate | undefined {
  const distance = (date: Temporal.PlainDate): number => Math.abs(near.until(date).days);
  return dates
    .filter((date) => date !== undefined)
    .reduce<Temporal.PlainDate | undefined>((a, b) => (a && distance(a) <= distance(b) ? a : b), undefined);
}

/** Midnight that begins the day in a zone. */
export const startOf = (day: Temporal.PlainDate, zone: string): Instant =>
  instantOf(day.toZonedDateTime({ timeZone: zone }).epochMilliseconds);

/** The day in a zone on which a moment falls. */
export const dayIn = (epoch: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toPlainDate();

/** The moment of a wall clock that may count on past midnight. `changes`: at a change of clocks the wall time comes twice or never; the first, or the one just after the gap, is taken. */
export function epochOf(
  day: Temporal.PlainDate,
  { minutes, seconds }: { minutes: number; seconds: number },
  zone: string,
): { epoch: number; changes: boolean } {
  const wall = day.toPlainDateTime().add({ minutes, seconds });
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
  );
  return { epoch: wall.toZonedDateTime(zone).epochMilliseconds, changes: earlier !== later };
}
