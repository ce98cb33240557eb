import type { RecordedFact } from '#kernel';
import { evolveBodies, noBodies, type Bodies } from './body/evolve.js';
import { evolveDispatches, noDispatches, type Dispatches } from './dispatch/evolve.js';
import { evolveDuties, noDuties, type Duties } from './duty/evolve.js';
import { evolveFigures, noFigures, type Figures } from './figure/evolve.js';
import { evolveIncident, noIncident, type IncidentLife } from './incident/evolve.js';
import { evolveLevel, noLevel, type ResponseLevel } from './level/evolve.js';
import { evolvePersons, noPersons, type Persons } from './person/evolve.js';
import { evolveReports, noReports, type Reports } from './report/evolve.js';

/**
 * What deciding needs to know of one incident: claims by entry id and no sealed texts. Counts are derived from the live claims, never accumulated.
 * A decision is only text, so it is known by its entry alone.
 */
export interface IncidentState {
  readonly incident: IncidentLife;
  readonly reports: Reports;
  readonly persons: Persons;
  readonly figures: Figures;
  readonly level: ResponseLevel;
  readonly bodies: Bodies;
  readonly duties: Duties;
  readonly dispatches: Dispatches;
}

export const noIncidentYet: IncidentState = {
  incident: noIncident,
  reports: noReports,
  persons: noPersons,
  figures: noFigures,
  level: noLevel,
  bodies: noBodies,
  duties: noDuties,
  dispatches: noDispatches,
};

/** Total: an event that does not concern a slice leaves it as it is. */
export function evolve(state: IncidentState, event: RecordedFact): IncidentState {
  const bodies = evolveBodies(state.bodies, event);
  return {
    incident: evolveIncident(state.incident, event),
    reports: evolveReports(state.reports, event),
    persons: evolvePersons(state.persons, event),
    figures: evolveFigures(state.figures, event),
    level: evolveLevel(state.level, event),
    bodies,
    duties: evolveDuties(state.duties, event, bodies),
    dispatches: evolveDispatches(state.dispatches, event),
  };
}

/** The zone in which the incident's times are told unless another is named. */
export const zoneOf = ({ incident }: IncidentState): string => incident.opened?.zone ?? 'UTC';
