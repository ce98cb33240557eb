import type { DecideEnv, Decider, RecordedFact, Uuid } from '#kernel';
import { reject } from '../errors.js';
import type { Manual } from '../policies/level/manual.js';
import { bodyDecisions } from './body/decide.js';
import type { IncidentCommand } from './commands.js';
import type { Decide, Decisions } from './decide.js';
import { decisionDecisions } from './decision/decide.js';
import { dispatchDecisions } from './dispatch/decide.js';
import { dutyDecisions } from './duty/decide.js';
import type { IncidentEvent } from './events.js';
import { figureDecisions } from './figure/decide.js';
import { incidentDecisions } from './incident/decide.js';
import { levelDecisions, reassessed } from './level/decide.js';
import { personDecisions } from './person/decide.js';
import { reportDecisions } from './report/decide.js';
import { evolve, noIncidentYet, type IncidentState } from './state.js';

export type IncidentDecider = Decider<IncidentCommand, IncidentEvent, IncidentState>;

/** The decider of the stream `incident-<id>`. `manuals`: every manual that incidents were opened under; the first is the one in force. */
export function incidentDecider({ manuals }: { readonly manuals: readonly Manual[] }): IncidentDecider {
  const decisions: Decisions<IncidentCommand> = {
    ...incidentDecisions(manuals),
    ...reportDecisions(manuals),
    ...personDecisions,
    ...figureDecisions,
    ...levelDecisions,
    ...bodyDecisions(manuals),
    ...dutyDecisions,
    ...dispatchDecisions,
    ...decisionDecisions(manuals),
  };
  return {
    initial: noIncidentYet,
    evolve,
    decide(command, state, env) {
      checkStatus(command, state);
      const decide = decisions[command.type] as Decide<IncidentCommand>;
      const events = decide(command, state, env);
      if (events.length === 0) return [];
      return [...events, ...reassessed(state, foldedWith(events, state, env), manuals)];
    },
  };
}

/**
 * All but opening needs an incident; all but reopening needs an open one. A report on a closed incident, a correction too, is refused rather than let
 * in quietly: nobody watches a closed incident's boards.
 */
function checkStatus(command: IncidentCommand, { incident }: IncidentState): void {
  const opens = command.type === 'OpenIncident' || (command.type === 'RecordReport' && command.open);
  if (!opens && !incident.opened) reject('INCIDENT_UNKNOWN');
  if (incident.closed && command.type !== 'ReopenIncident' && command.type !== 'CloseIncident') reject('INCIDENT_CLOSED');
}

/** The state as it will be once these events are recorded. */
function foldedWith(events: readonly IncidentEvent[], state: IncidentState, env: DecideEnv): IncidentState {
  return events.reduce((folded, event, i) => evolve(folded, pending(event, i, state, env)), state);
}

const pending = (event: IncidentEvent, i: number, { incident }: IncidentState, env: DecideEnv): RecordedFact => ({
  ...event,
  id: env.eventId(i),
  stream: incident.opened?.stream ?? '',
  revision: -1n,
  position: '',
  meta: {
    commandId: PENDING,
    correlationId: PENDING,
    causationId: PENDING,
    actor: env.actor,
    institutionId: '',
    recordedAt: env.now,
    schemaVersion: event.version,
    inputDigest: '',
  },
});

/** Stands where the CommandRunner will write the ids of the envelope, which no fold reads. */
const PENDING = '00000000-0000-8000-8000-000000000000' as Uuid;
