import type { IncidentRows } from '#edge';
import type { Uuid } from '#kernel';
import { chronology } from '../views/chronology.view.js';
import { decisions } from '../views/decisions.view.js';
import { dispatches } from '../views/dispatches.view.js';
import { incident as incidentView, INCIDENT_KEY } from '../views/incident.view.js';
import { persons } from '../views/persons.view.js';
import { decisionOf, type Decision } from './types/decision.js';
import { dispatchOf, type Dispatch } from './types/dispatch.js';
import { entryOf, type Entry } from './types/entry.js';
import { incidentOf, type Incident } from './types/incident.js';
import { personOf, type Person } from './types/person.js';

/** One thing of an incident out of its rows; `null` if the rows do not have it. */
export function readIncident(seen: IncidentRows): Incident | null {
  const row = seen.rows.get(incidentView, seen.incident, INCIDENT_KEY);
  return row ? incidentOf(row, seen) : null;
}

export function readEntry(seen: IncidentRows, id: Uuid): Entry | null {
  const row = seen.rows.get(chronology, seen.incident, id);
  return row ? entryOf(row, seen) : null;
}

export function readPerson(seen: IncidentRows, id: Uuid): Person | null {
  const row = seen.rows.get(persons, seen.incident, id);
  return row ? personOf(row, seen) : null;
}

export function readDispatch(seen: IncidentRows, id: Uuid): Dispatch | null {
  const row = seen.rows.get(dispatches, seen.incident, id);
  return row ? dispatchOf(row, seen) : null;
}

export function readDecision(seen: IncidentRows, id: Uuid): Decision | null {
  const row = seen.rows.get(decisions, seen.incident, id);
  return row ? decisionOf(row, seen) : null;
}
