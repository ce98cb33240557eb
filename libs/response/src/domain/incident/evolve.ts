import type { RecordedFact, Uuid } from '#kernel';
import { DecisionCorrected, DecisionRecorded } from '../decision/events.js';
import { DispatchCorrected, DispatchStepCorrected } from '../dispatch/events.js';
import { FigureCorrected, FigureReported, IncidentFactCorrected, IncidentFactRecorded } from '../figure/events.js';
import { IdMap } from '../id-map.js';
import { PersonAdded, PersonCorrected, PersonStateCorrected, PersonStateRecorded } from '../person/events.js';
import { EntrySettled, EntryTakenUp, ReportCorrected, ReportRecorded } from '../report/events.js';
import type { DataOfEvent } from '../input.js';
import { EntryWithdrawn, IncidentClosed, IncidentCorrected, IncidentOpened, IncidentReopened, WordingCorrected } from './events.js';
import { hasWording } from './wording.js';

export type ClaimKind = 'REPORT' | 'PERSON' | 'PERSON_STATE' | 'FIGURE' | 'INCIDENT_FACT' | 'DECISION';

/** What an entry id stands for: a claim, an act with words that can be corrected, or another act. */
export interface Entry {
  readonly kind: ClaimKind | 'WORDED_ACT' | 'ACT';
  readonly withdrawn: boolean;
}

type Opened = DataOfEvent<typeof IncidentOpened>;

export interface IncidentLife {
  readonly opened?: Pick<Opened, 'kind' | 'zone' | 'manual' | 'readings'> & { readonly stream: string; readonly eventId: Uuid };
  readonly closed: boolean;
  readonly entries: IdMap<Entry>;
}

export const noIncident: IncidentLife = { closed: false, entries: IdMap.empty };

const claimKinds: ReadonlyMap<string, ClaimKind> = new Map<string, ClaimKind>([
  [ReportRecorded.type, 'REPORT'],
  [PersonAdded.type, 'PERSON'],
  [PersonStateRecorded.type, 'PERSON_STATE'],
  [FigureReported.type, 'FIGURE'],
  [IncidentFactRecorded.type, 'INCIDENT_FACT'],
  [DecisionRecorded.type, 'DECISION'],
]);

/** Events about an entry, which are none themselves. */
const aboutEntries: ReadonlySet<string> = new Set(
  [
    ReportCorrected,
    PersonCorrected,
    PersonStateCorrected,
    FigureCorrected,
    IncidentFactCorrected,
    DecisionCorrected,
    DispatchCorrected,
    DispatchStepCorrected,
    IncidentCorrected,
    WordingCorrected,
  ]
    .map(({ type }): string => type)
    .concat(EntryWithdrawn.type, EntryTakenUp.type, EntrySettled.type),
);

export function evolveIncident(life: IncidentLife, event: RecordedFact): IncidentLife {
  const next = indexed(life, event);
  if (IncidentOpened.is(event)) {
    const { kind, zone, manual, readings } = event.data;
    return { ...next, opened: { kind, zone, manual, readings, stream: event.stream, eventId: event.id } };
  }
  if (IncidentCorrected.is(event)) return corrected(next, event.data);
  if (IncidentClosed.is(event)) return { ...next, closed: true };
  if (IncidentReopened.is(event)) return { ...next, closed: false };
  return next;
}

function corrected(life: IncidentLife, { kind, zone }: DataOfEvent<typeof IncidentCorrected>): IncidentLife {
  if (!life.opened || (!kind && !zone)) return life;
  return { ...life, opened: { ...life.opened, ...(kind && { kind }), ...(zone && { zone }) } };
}

function indexed(life: IncidentLife, event: RecordedFact): IncidentLife {
  if (EntryWithdrawn.is(event)) {
    const entry = life.entries.get(event.data.entryId);
    return entry ? { ...life, entries: life.entries.set(event.data.entryId, { ...entry, withdrawn: true }) } : life;
  }
  if (aboutEntries.has(event.type)) return life;
  return { ...life, entries: life.entries.set(event.id, { kind: kindOf(event), withdrawn: false }) };
}

const kindOf = (event: RecordedFact): Entry['kind'] => claimKinds.get(event.type) ?? (hasWording(event) ? 'WORDED_ACT' : 'ACT');
