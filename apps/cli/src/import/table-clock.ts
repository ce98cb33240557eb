import { Temporal } from 'temporal-polyfill';
import { instantOf, type ErrorDetails, type Instant } from '#kernel';
import type { precisions } from '#vocabulary';
import { readMoment, type CellReading, type WrittenDate, type WrittenMoment, type WrittenTime } from '#written';
import { dateMeant, dayIn, epochOf, startOf } from './calendar.js';
import { isOffset, JAPAN, type ClockColumns, type TimeRole } from './clock-columns.js';
import type { FaultCode, Note } from './wordings.js';

export interface OccurredAt {
  /** Start of the minute, hour or day named; absent when unknown. */
  readonly instant?: Instant;
  readonly precision: keyof typeof precisions;
  /** IANA zone in which the time was written; absent where the cell names only an offset: then it is told in the incident's. */
  readonly zone?: string;
}

export interface ClockReading {
  readonly occurredAt: OccurredAt;
  readonly notes: readonly Note[];
  /** Columns whose cells say more than was taken. */
  readonly keep: readonly TimeRole[];
}

export interface ClockFault {
  readonly code: FaultCode;
  readonly role: TimeRole;
  readonly details: ErrorDetails;
}

const MINUTE = 60_000;
const HALF_DAY = 12 * 60 * MINUTE;
/** Beyond this a forward jump on a day that nobody wrote is a line of the day before, entered after midnight. */
const MOST_OF_A_DAY = 18 * 60 * MINUTE;

type Carried<T> = T | 'none' | 'unreadable';
type Clock = Extract<WrittenTime, { kind: 'clock' }>;
interface LineAbove {
  readonly occurredAt: OccurredAt;
  readonly day: string;
}

/**
 * Follows a table from top to bottom and says when each line happened. Holds the day as last written, and the moment against
 * which the next one is compared: more than 12 hours back without a date is a new day, less is a late line.
 */
export class TableClock {
  private day: Carried<Temporal.PlainDate>;
  private above: Carried<LineAbove> = 'none';
  /** Latest moment since a date was last written; late lines do not move it. */
  private reference: number | undefined;
  private latest: number | undefined;
  /** The day was concluded from a jump of the clock, not written. */
  private dayConcluded = false;

  constructor(
    private readonly columns: ClockColumns,
    start: Temporal.PlainDate | undefined,
    private readonly now: Instant,
  ) {
    this.day = start ?? 'none';
  }

  /** A row that holds nothing but a date begins that day. */
  beginDay(cell: string): boolean {
    const reading = readMoment(cell);
    if (reading.kind !== 'moment' || !reading.date || reading.time || reading.date.kind === 'relative') return false;
    const day = dateMeant(reading.date, this.near());
    if (!day) return false;
    this.day = day;
    this.dayConcluded = false;
    this.above = 'none';
    this.reference = undefined;
    return true;
  }

  /** A row whose cells could not be told apart: nothing below may be read as the same as it. */
  lose(): void {
    this.above = 'unreadable';
  }

  /** When the row happened, or why that cannot be said. */
  read(cellOf: (role: TimeRole) => string): ClockReading | ClockFault {
    const reading = this.resolve(cellOf);
    if ('code' in reading) this.above = 'unreadable';
    else this.above = { occurredAt: reading.occurredAt, day: this.day.toString() };
    return reading;
  }

  private resolve(cellOf: (role: TimeRole) => string): ClockReading | ClockFault {
    const { times, hasDate, zone } = this.columns;
    if (times.length === 0 && !hasDate) return { occurredAt: { precision: 'UNKNOWN', zone }, notes: [], keep: [] };

    const dateCell: CellReading = hasDate ? readMoment(cellOf('date')) : { kind: 'empty' };
    if (dateCell.kind === 'fault')
      return this.loseDay(dateCell.code === 'TIME_NOT_UNDERSTOOD' ? 'DATE_NOT_UNDERSTOOD' : dateCell.code, 'date');
    if (dateCell.kind === 'moment' && !dateCell.date && !dateCell.unknown) return this.loseDay('DATE_NOT_UNDERSTOOD', 'date');
    if (dateCell.kind === 'ditto' && typeof this.day === 'string') return fault('ABOVE_MISSING', 'date');

    const filled = times.filter(({ role }) => cellOf(role).trim() !== '');
    const column = filled[0] ?? { role: times[0]?.role ?? 'date', zone };
    const timeCell: CellReading = filled[0] ? readMoment(cellOf(filled[0].role)) : { kind: 'empty' };
    if (timeCell.kind === 'fault') {
      if (dateCell.kind === 'moment' && dateCell.date) this.write(dateCell.date);
      return fault(timeCell.code, column.role);
    }
    const saysAbove = timeCell.kind === 'ditto' || (timeCell.kind === 'empty' && !hasTime(dateCell));
    if (saysAbove && (dateCell.kind !== 'moment' || this.isDayAbove(dateCell))) {
      if (this.above === 'unreadable') return fault('ABOVE_MISSING', column.role);
      if (this.above !== 'none') return { occurredAt: this.above.occurredAt, notes: [note('TIME_FROM_ABOVE')], keep: [] };
    }
    if (timeCell.kind === 'ditto') return fault('ABOVE_MISSING', column.role);
    return this.place(dateCell, timeCell, column, cellOf);
  }

  private isDayAbove({ date }: WrittenMoment): boolean {
    if (!date || typeof this.above === 'string') return false;
    return dateMeant(date, this.near())?.toString() === this.above.day;
  }

  private place(
    dateCell: CellReading,
    timeCell: CellReading,
    column: { role: TimeRole; zone: string | undefined },
    cellOf: (role: TimeRole) => string,
  ): ClockReading | ClockFault {
    const fromDate = dateCell.kind === 'moment' ? dateCell : undefined;
    const fromTime = timeCell.kind === 'moment' ? timeCell : undefined;
    const timeHolder = fromTime?.time ? fromTime : fromDate;
    const zone = zoneOf(timeHolder, timeHolder === fromDate && fromDate?.time ? this.columns.zone : column.zone, this.columns.localZone);
    if (!zone) return fault('ZONE_NEEDED', column.role);
    if (fromDate?.unknown && !fromTime?.date)
      return { occurredAt: { precision: 'UNKNOWN', ...named(zone) }, notes: [], keep: timeHolder?.time ? [column.role] : [] };

    const dated = this.dayOf(fromDate?.date, fromTime?.date, column.role);
    if ('code' in dated) return dated;
    const keep: TimeRole[] = [
      ...(fromDate?.more || (fromDate?.time && fromTime?.time) ? (['date'] as const) : []),
      ...(fromTime?.more ? [column.role] : []),
    ];
    const weekday = fromDate?.weekday ?? fromTime?.weekday;
    const notes: Note[] = weekday && dated.day.dayOfWeek !== weekday ? [note('WEEKDAY_DISAGREES', { date: dated.day.toString() })] : [];

    const time = timeHolder?.time;
    if (time?.kind !== 'clock') {
      const instant = startOf(dated.day, this.columns.zone);
      return this.inPast(instant, column.role) ?? { occurredAt: { instant, precision: 'DAY', zone: this.columns.zone }, notes, keep };
    }
    const placed = this.placeOnDay(dated, time, zone, fromTime?.date?.kind);
    const future = this.inPast(placed.instant, column.role);
    if (future) return future;
    const second = this.secondClock(placed.instant, column.role, cellOf);
    return {
      occurredAt: { instant: placed.instant, precision: time.precision, ...named(zone) },
      notes: [...notes, ...placed.notes, ...second.notes],
      keep: [...keep, ...second.keep],
    };
  }

  /** The day that the row names itself, else the one carried from above. */
  private dayOf(
    inDate: WrittenDate | undefined,
    inTime: WrittenDate | undefined,
    role: TimeRole,
  ): { day: Temporal.PlainDate; named: 'date' | 'shift' | 'no' } | ClockFault {
    if (inDate && !this.write(inDate)) return fault('DATE_INVALID', 'date');
    if (inTime && inTime.kind !== 'relative') {
      const before = this.day;
      const sameZoneDates = inDate && role !== 'localTime' && role !== 'utcTime';
      if (!this.write(inTime)) return fault('DATE_INVALID', role);
      if (sameZoneDates && before.toString() !== this.day.toString()) return fault('DATES_DISAGREE', role);
    }
    if (this.day === 'unreadable') return fault('ABOVE_MISSING', this.columns.hasDate ? 'date' : role);
    if (this.day === 'none') return fault('DATE_MISSING', this.columns.hasDate ? 'date' : role);
    if (inTime?.kind === 'relative') return { day: this.day.add({ days: inTime.days }), named: inDate ? 'date' : 'shift' };
    return { day: this.day, named: inDate || inTime ? 'date' : 'no' };
  }

  private placeOnDay(
    { day, named }: { day: Temporal.PlainDate; named: 'date' | 'shift' | 'no' },
    time: Clock,
    zone: string,
    dateInCell: WrittenDate['kind'] | undefined,
  ): { instant: Instant; notes: Note[] } {
    const notes: Note[] = [];
    const dateOnOwnClock = dateInCell !== undefined;
    let at = this.onClock(day, time, zone, dateOnOwnClock);
    const forward = named === 'no' && this.reference !== undefined ? at.epoch - this.reference : 0;
    if (forward < -HALF_DAY) {
      const next = day.add({ days: 1 });
      this.day = next;
      this.dayConcluded = true;
      at = this.onClock(next, time, zone, dateOnOwnClock);
      notes.push(note('NEW_DAY', { date: next.toString() }));
    } else if (forward > MOST_OF_A_DAY && this.dayConcluded) {
      const before = day.subtract({ days: 1 });
      at = this.onClock(before, time, zone, dateOnOwnClock);
      notes.push(note('DAY_BEFORE', { date: before.toString() }));
    } else if (forward > HALF_DAY) notes.push(note('LONG_GAP', { hours: Math.floor(forward / MINUTE / 60) }));
    if (dateOnOwnClock && dateInCell !== 'relative' && zone !== this.columns.zone) this.day = dayIn(at.epoch, this.columns.zone);
    if (at.changes) notes.push(note('CLOCK_CHANGE'));
    if (this.latest !== undefined && at.epoch < this.latest)
      notes.push(note('LATE_LINE', { minutes: Math.ceil((this.latest - at.epoch) / MINUTE) }));
    if (at.epoch <= Date.parse(this.now)) {
      this.reference = named === 'date' ? at.epoch : Math.max(this.reference ?? at.epoch, at.epoch);
      this.latest = Math.max(this.latest ?? at.epoch, at.epoch);
    }
    return { instant: instantOf(at.epoch), notes };
  }

  /** The moment of a wall clock. The day belongs to the date column's zone; a time on another clock is put on the day that it falls on there. */
  private onClock(day: Temporal.PlainDate, time: Clock, zone: string, dateOnOwnClock: boolean): { epoch: number; changes: boolean } {
    if (dateOnOwnClock || zone === this.columns.zone) return epochOf(day, time, zone);
    const target = day.add({ days: Math.floor(time.minutes / 1440) });
    for (const days of [0, -1, 1]) {
      const at = epochOf(day.add({ days }), time, zone);
      if (dayIn(at.epoch, this.columns.zone).equals(target)) return at;
    }
    return epochOf(day, time, zone);
  }

  /** The other clock of the same row: equal, it says nothing new; else both are kept and the difference is told. */
  private secondClock(instant: Instant, taken: TimeRole, cellOf: (role: TimeRole) => string): { notes: Note[]; keep: TimeRole[] } {
    const notes: Note[] = [];
    const keep: TimeRole[] = [];
    for (const { role, zone } of this.columns.times) {
      if (role === taken || cellOf(role).trim() === '') continue;
      const other = readMoment(cellOf(role));
      if (other.kind === 'ditto') continue;
      if (other.kind !== 'moment' || other.time?.kind !== 'clock' || !zone) {
        keep.push(role);
        continue;
      }
      const wall = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
      const apart = Math.abs(wall.hour * 60 + wall.minute - (other.time.minutes % 1440));
      const minutes = Math.min(apart, 1440 - apart);
      if (minutes === 0) continue;
      keep.push(role);
      if (other.time.precision === 'MINUTE') notes.push(note('CLOCKS_DISAGREE', { minutes }));
    }
    return { notes, keep };
  }

  private write(date: WrittenDate): boolean {
    if (date.kind === 'relative' && typeof this.day === 'string') return true;
    const day = dateMeant(date, this.near());
    this.day = day ?? 'unreadable';
    this.dayConcluded = false;
    return day !== undefined;
  }

  private near(): Temporal.PlainDate {
    return typeof this.day === 'string' ? dayIn(this.latest ?? Date.parse(this.now), this.columns.zone) : this.day;
  }

  private loseDay(code: FaultCode, role: TimeRole): ClockFault {
    this.day = 'unreadable';
    return fault(code, role);
  }

  private inPast(instant: Instant, role: TimeRole): ClockFault | undefined {
    return instant > this.now ? fault('IN_FUTURE', role, { instant }) : undefined;
  }
}

const note = (code: Note['code'], details: ErrorDetails = {}): Note => ({ code, details });
const fault = (code: FaultCode, role: TimeRole, details: ErrorDetails = {}): ClockFault => ({ code, role, details });

const hasTime = (reading: CellReading): boolean => reading.kind === 'moment' && reading.time !== undefined;

/** An offset places the moment; it is no zone that the record takes, for it does not say where. */
const named = (zone: string): Pick<OccurredAt, 'zone'> => (isOffset(zone) ? {} : { zone });

function zoneOf(moment: WrittenMoment | undefined, column: string | undefined, local: string | undefined): string | undefined {
  switch (moment?.clock) {
    case undefined:
      return column;
    case 'japan':
      return JAPAN;
    case 'local':
      return local;
    case 'utc':
      return 'UTC';
    default:
      return moment?.clock === '+09:00' ? JAPAN : moment?.clock;
  }
}
