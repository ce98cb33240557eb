import { reject } from '../../errors.js';
import { defaultReadings, hasOption, manualNamed, type Manual, type Readings } from '../../policies/level/manual.js';
import type { Decide, Decisions } from '../decide.js';
import { openBodiesOf } from '../body/evolve.js';
import type { IncidentState } from '../state.js';
import type {
  CloseIncident,
  CorrectIncident,
  CorrectWording,
  IncidentLifeCommand,
  Opening,
  ReopenIncident,
  WithdrawEntry,
} from './commands.js';
import { entryOf, isAct } from './entries.js';
import { EntryWithdrawn, IncidentClosed, IncidentCorrected, IncidentOpened, IncidentReopened, WordingCorrected } from './events.js';

/** The opening with the manual in force and the readings fixed for this incident (M-025, O-1, O-2). `manuals`: the first is the one in force. */
export function opened(opening: Opening, state: IncidentState, manuals: readonly Manual[]) {
  if (state.incident.opened) reject('INCIDENT_EXISTS');
  const { title, kind, place, zone } = opening;
  const manual = wantedManual(manuals, opening.manual);
  return IncidentOpened.of({
    title,
    kind,
    place,
    zone,
    manual: { id: manual.id, version: manual.version },
    readings: { ...defaultReadings(manual), ...checkedReadings(manual, opening.readings ?? {}) },
  });
}

/** The manual of this id and version, or the one in force. Refuses MANUAL_UNKNOWN. */
export function wantedManual(manuals: readonly Manual[], wanted?: { id: string; version: string }): Manual {
  const manual = wanted ? manualNamed(wanted, manuals) : manuals[0];
  return manual ?? reject('MANUAL_UNKNOWN', { manual: wanted?.id ?? '', version: wanted?.version ?? '' }, ['manual']);
}

function checkedReadings(manual: Manual, readings: Readings): Readings {
  for (const [point, option] of Object.entries(readings))
    if (!hasOption(manual, point, option)) reject('READING_UNKNOWN', { point, option }, ['readings']);
  return readings;
}

/** The kind may decide the level: it is assessed anew, as after any fact. */
const correct: Decide<CorrectIncident> = ({ title, kind, place, zone, reason }, { incident }) => [
  IncidentCorrected.of({ entryId: incident.opened!.eventId, reason, title, kind, place, zone }),
];

/**
 * Bodies must have been stood down (O-5: command is handed back explicitly). Open entries and dispatches may remain: closing says that the
 * headquarters' work is over, and they stay visible. A second closing is refused, never ignored: its reason would be lost.
 */
const close: Decide<CloseIncident> = ({ outcome, duplicateOf, reason }, { incident, bodies }) => {
  if (incident.closed) reject('ALREADY_CLOSED');
  if (outcome === 'DUPLICATE_OF' && !duplicateOf) reject('DUPLICATE_NEEDED', {}, ['duplicateOf']);
  if (duplicateOf && incident.opened?.stream.endsWith(duplicateOf)) reject('DUPLICATE_OF_ITSELF', {}, ['duplicateOf']);
  const open = openBodiesOf(bodies);
  if (open.length > 0) reject('BODIES_STILL_OPEN', { bodies: open });
  return [IncidentClosed.of({ outcome, duplicateOf, reason })];
};

const reopen: Decide<ReopenIncident> = ({ reason }, { incident }) => {
  if (!incident.closed) reject('NOT_CLOSED');
  return [IncidentReopened.of({ reason })];
};

/**
 * Claims only: an act is reversed by the contrary act (architecture.md, Claims and acts). What a report said of persons are claims of their own and stay:
 * each is withdrawn by itself.
 */
const withdraw: Decide<WithdrawEntry> = ({ entryId, reason }, state) => {
  const entry = entryOf(state, entryId);
  if (isAct(entry)) reject('ENTRY_IS_AN_ACT', { entryId }, ['entryId']);
  if (entry.withdrawn) reject('ALREADY_WITHDRAWN', { entryId }, ['entryId']);
  return [EntryWithdrawn.of({ entryId, personId: state.persons.subjects.get(entryId), reason })];
};

/** That an act was done stands until the contrary act; what was said with it can be corrected (architecture.md, Claims and acts). */
const correctWording: Decide<CorrectWording> = ({ entryId, reason, wording }, state) => {
  const entry = entryOf(state, entryId);
  if (!isAct(entry)) reject('ENTRY_OF_ANOTHER_KIND', { entryId }, ['entryId']);
  if (entry.kind !== 'WORDED_ACT') reject('ENTRY_WITHOUT_WORDING', { entryId }, ['entryId']);
  return [WordingCorrected.of({ entryId, reason, wording })];
};

/** What happens to an incident as a whole. */
export const incidentDecisions = (manuals: readonly Manual[]): Decisions<IncidentLifeCommand> => ({
  OpenIncident: (command, state) => [opened(command, state, manuals)],
  CorrectIncident: correct,
  CloseIncident: close,
  ReopenIncident: reopen,
  WithdrawEntry: withdraw,
  CorrectWording: correctWording,
});
