/** The headquarters' own zone: every time is shown in it, with the incident's beside it (experience.md, rule 3). */
export const HEADQUARTERS_ZONE = 'Asia/Tokyo';

/** A moment as a wall clock shows it in one zone; `day` is YYYY-MM-DD, `time` HH:MM, `seconds` SS. */
export interface WallClock {
  readonly day: string;
  readonly time: string;
  readonly seconds: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** The wall clock of `instant` (ISO 8601) in `zone` (IANA). */
export function wallClock(instant: string | Date, zone: string): WallClock {
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(new Date(instant))) parts[type] = value;
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    time: `${parts['hour']}:${parts['minute']}`,
    seconds: parts['second'] ?? '00',
  };
}

const asUtc = (clock: WallClock): number => Date.parse(`${clock.day}T${clock.time}:${clock.seconds}Z`);

/** Whole calendar days by which the date in `zone` differs from the date in Japan: −1 the day before, 0 the same, +1 the next. */
export function dayDifference(instant: string, zone: string): number {
  const here = Date.parse(`${wallClock(instant, HEADQUARTERS_ZONE).day}T00:00:00Z`);
  const there = Date.parse(`${wallClock(instant, zone).day}T00:00:00Z`);
  return Math.round((there - here) / 86_400_000);
}

/** Minutes that `zone` is ahead of UTC at `instant`. */
export function offsetMinutes(instant: string | Date, zone: string): number {
  const moment = new Date(instant);
  return Math.round((asUtc(wallClock(moment, zone)) - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
}

/** 「UTC+9」, 「UTC-3:30」. */
export function offsetLabel(instant: string | Date, zone: string): string {
  const minutes = offsetMinutes(instant, zone);
  const rest = Math.abs(minutes) % 60;
  const hours = Math.floor(Math.abs(minutes) / 60);
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/**
 * The instant (ISO 8601 UTC) at which clocks in `zone` show `day` `time`. A time skipped by summer time is read with the offset before the change,
 * one that occurs twice is the earlier.
 */
export function instantOf(day: string, time: string, zone: string): string {
  const wall = Date.parse(`${day}T${time.padStart(5, '0')}:00Z`);
  const offsets = [wall - 86_400_000, wall + 86_400_000].map((around) => offsetMinutes(new Date(around), zone));
  const candidates = offsets.map((offset) => wall - offset * 60_000).sort((a, b) => a - b);
  const exact = candidates.find((candidate) => asUtc({ ...wallClock(new Date(candidate), zone), seconds: '00' }) === wall);
  return new Date(exact ?? wall - (offsets[0] ?? 0) * 60_000).toISOString();
}
