import { BOARD, ENTRY, INCIDENT } from '../fragments.js';

export const CHRONOLOGY_CHANGED = `
  subscription ChronologyChanged($incidentId: ID!, $after: Position) {
    chronologyChanged(incidentId: $incidentId, after: $after) { entry { ...Entry } position caughtUp }
  }
  ${ENTRY}`;

export const BOARD_CHANGED = `
  subscription BoardChanged($incidentId: ID!, $name: BoardName!, $after: Position) {
    boardChanged(incidentId: $incidentId, name: $name, after: $after) { ...Board }
  }
  ${BOARD}`;

export const INCIDENTS_CHANGED = `
  subscription IncidentsChanged { incidentsChanged { ...Incident } }
  ${INCIDENT}`;
