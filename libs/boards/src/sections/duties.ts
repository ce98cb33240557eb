import { epochMilliseconds, type Instant } from '#kernel';
import { chronology, openDutiesOf, type DutyHolder, type IncidentRow } from '#response';
import { codesOf, duties } from '#vocabulary';
import type { BoardContext, Duty, Section } from '../board.js';

/** A held duty of which nothing was heard for this long, in minutes, is flagged (experience.md, rule 6). */
const SILENT_AFTER_MINUTES = 60;

export interface DutyLine {
  readonly duty: Duty;
  /** Some open body has it, so that it can be assigned (M-077, M-085). */
  readonly assignable: boolean;
  readonly holder?: DutyHolder | undefined;
  /** When it last recorded, took up or settled anything, or was assigned. */
  readonly lastHeardAt?: Instant | undefined;
  readonly silent: boolean;
  readonly open: number;
  readonly waiting: number;
}

function lastHeard({ activity }: IncidentRow, duty: Duty, holder: DutyHolder | undefined): Instant | undefined {
  const active = activity[duty];
  if (!holder) return active;
  return active && active > holder.since ? active : holder.since;
}

export function dutyLines({ rows, incident, row, now }: Omit<BoardContext, 'manuals'>): DutyLine[] {
  const assignable = openDutiesOf(row.bodies);
  return codesOf(duties).map((duty) => {
    const holder = row.duties[duty];
    const lastHeardAt = lastHeard(row, duty, holder);
    const minutes = lastHeardAt ? (epochMilliseconds(now) - epochMilliseconds(lastHeardAt)) / 60_000 : 0;
    return {
      duty,
      assignable: assignable.has(duty),
      holder,
      lastHeardAt,
      silent: row.status === 'OPEN' && holder !== undefined && minutes >= SILENT_AFTER_MINUTES,
      open: rows.count(chronology, incident, `open:duty:${duty}`),
      waiting: rows.count(chronology, incident, `open:duty:${duty}:waiting`),
    };
  });
}

export const dutiesSection = (context: BoardContext): Section => ({ kind: 'DUTIES', duties: dutyLines(context) });

/** Duties that nobody holds. */
export const vacantDuties = ({ row }: Pick<BoardContext, 'row'>): Duty[] => codesOf(duties).filter((duty) => !row.duties[duty]);
