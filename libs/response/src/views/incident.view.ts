import { view, type Instant, type RecordedFact, type Sealed, type Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import { bodyEvents } from '../domain/body/events.js';
import { DutyAssigned, DutyHandedOver } from '../domain/duty/events.js';
import { responseEvents } from '../domain/events.js';
import { IncidentClosed, IncidentCorrected, IncidentOpened, IncidentReopened, WordingCorrected } from '../domain/incident/events.js';
import { LevelAssessed, LevelChanged } from '../domain/level/events.js';
import { EntryTakenUp } from '../domain/report/events.js';
import { bodiesAfter, bodiesReworded, dutiesOpenIn, type BodyStates } from './bodies.js';
import type { CodeOf } from './codes.js';
import { assessmentOf, type Assessment, type LevelInForce, levelOf } from './level.js';
import { recordedOf, type Recorded } from './recorded.js';

type Duty = CodeOf<'duties'>;

export interface DutyHolder {
  readonly memberId: Uuid;
  readonly since: Instant;
  readonly recorded: Recorded;
  /** What the former holder left in words, and the hand-over that says so. */
  readonly note?: { readonly text: Sealed<string>; readonly entryId: Uuid } | undefined;
}

export interface IncidentRow {
  readonly incidentId: Uuid;
  readonly institutionId: string;
  readonly opened: Recorded;
  readonly about: RecordedOf<typeof IncidentOpened>['data'];
  readonly drill: boolean;
  readonly status: CodeOf<'incidentStatuses'>;
  readonly closed?: (RecordedOf<typeof IncidentClosed>['data'] & { readonly recorded: Recorded }) | undefined;
  readonly reopened?: { readonly reason: Sealed<string>; readonly recorded: Recorded } | undefined;
  readonly level: LevelInForce;
  /** What the manual says of the facts as they stand; absent until a fact was recorded. */
  readonly assessment?: Assessment | undefined;
  readonly bodies: BodyStates;
  readonly duties: { readonly [D in Duty]?: DutyHolder };
  /** When each duty last recorded, took up or settled anything. */
  readonly activity: { readonly [D in Duty]?: Instant };
  readonly lastRecordedAt: Instant;
}

const opened = (event: RecordedOf<typeof IncidentOpened>): IncidentRow => ({
  incidentId: event.meta.incidentId!,
  institutionId: event.meta.institutionId,
  opened: recordedOf(event),
  about: event.data,
  drill: event.meta.drill ?? false,
  status: 'OPEN',
  level: { value: 0, certainty: 'CONFIRMED', by: 'policy', changed: recordedOf(event), basis: [], basisCount: 0 },
  bodies: {},
  duties: {},
  activity: {},
  lastRecordedAt: event.meta.recordedAt,
});

/** What one event changes in the row; nothing for most. */
function changes(row: IncidentRow, event: RecordedFact): Partial<IncidentRow> | undefined {
  if (LevelAssessed.is(event)) return assessed(row, assessmentOf(event));
  if (LevelChanged.is(event)) return { level: levelOf(event) };
  if (bodyTypes.has(event.type)) {
    const bodies = bodiesAfter(row.bodies, event);
    return { bodies, duties: dutiesOpenIn(bodies, row.duties) };
  }
  if (DutyAssigned.is(event)) return { duties: { ...row.duties, [event.data.duty]: holderOf(row, event) } };
  if (DutyHandedOver.is(event)) return { duties: { ...row.duties, [event.data.duty]: takenOver(event) } };
  if (IncidentCorrected.is(event)) return { about: corrected(row.about, event.data) };
  if (WordingCorrected.is(event)) return reworded(row, event.data);
  if (IncidentClosed.is(event)) return { status: 'CLOSED', closed: { ...event.data, recorded: recordedOf(event) } };
  if (IncidentReopened.is(event)) return { status: 'OPEN', reopened: { reason: event.data.reason, recorded: recordedOf(event) } };
  return undefined;
}

function corrected(about: IncidentRow['about'], said: RecordedOf<typeof IncidentCorrected>['data']): IncidentRow['about'] {
  const { title, kind = about.kind, place, zone = about.zone } = said;
  return { ...about, title, kind, place, zone };
}

/** The level in force is as certain as the facts that still call for it (M-058). */
const assessed = ({ level }: IncidentRow, assessment: Assessment): Partial<IncidentRow> => ({
  assessment,
  level: level.value === assessment.level ? { ...level, certainty: assessment.certainty } : level,
});

const bodyTypes: ReadonlySet<string> = new Set(bodyEvents.map(({ type }) => type));

/** Keeps the note of a hand-over that the same batch recorded just before. */
function holderOf(row: IncidentRow, event: RecordedOf<typeof DutyAssigned>): DutyHolder {
  const { duty, memberId, since } = event.data;
  const before = row.duties[duty];
  return {
    memberId: memberId as Uuid,
    since: since as Instant,
    recorded: recordedOf(event),
    note: before?.memberId === memberId ? before.note : undefined,
  };
}

const takenOver = (event: RecordedOf<typeof DutyHandedOver>): DutyHolder => ({
  memberId: event.data.to as Uuid,
  since: event.meta.recordedAt,
  recorded: recordedOf(event),
  note: event.data.note && { text: event.data.note, entryId: event.id },
});

/** The grounds, reason or note where it is still shown; an act that a later one has overtaken stands in the chronology alone. */
function reworded(row: IncidentRow, { entryId, wording }: RecordedOf<typeof WordingCorrected>['data']): Partial<IncidentRow> {
  const said = (recorded: Recorded | undefined): boolean => recorded?.eventId === entryId;
  const duties = Object.entries(row.duties).map(([duty, holder]) => [
    duty,
    holder.note?.entryId === entryId ? { ...holder, note: { text: wording, entryId } } : holder,
  ]);
  return {
    ...(said(row.level.changed) && { level: { ...row.level, grounds: wording } }),
    ...(row.closed && said(row.closed.recorded) && { closed: { ...row.closed, reason: wording } }),
    ...(row.reopened && said(row.reopened.recorded) && { reopened: { ...row.reopened, reason: wording } }),
    bodies: bodiesReworded(row.bodies, entryId, wording),
    duties: Object.fromEntries(duties) as IncidentRow['duties'],
  };
}

/** The duty in which somebody acted: the actor's, or the one in whose name an entry was taken up. */
const actingDuty = (event: RecordedFact): Duty | undefined =>
  (event.meta.actor.duty as Duty | undefined) ?? (EntryTakenUp.is(event) ? event.data.duty : undefined);

function folded(row: IncidentRow, event: RecordedFact): IncidentRow {
  const duty = actingDuty(event);
  const lastRecordedAt = event.meta.recordedAt;
  return {
    ...row,
    ...changes(row, event),
    activity: duty ? { ...row.activity, [duty]: lastRecordedAt } : row.activity,
    lastRecordedAt,
  };
}

/** The one key of this view within its incident. */
export const INCIDENT_KEY = 'incident';
const KEYS = [INCIDENT_KEY];

/** One row for each incident: what it is, its level with the reasons, who commands and who holds which duty. Tags: `status:`, `level:`. */
export const incident = view<IncidentRow>({
  name: 'incident',
  version: 2,
  types: responseEvents.map(({ type }) => type),
  keysOf: () => KEYS,
  evolve: (row, event) => (IncidentOpened.is(event) ? opened(event) : row && folded(row, event)),
  tags: (row) => [`status:${row.status}`, `level:${row.level.value}`],
  sort: (row) => row.opened.recordedAt,
});
