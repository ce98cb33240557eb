import type { IncidentRows } from '#edge';
import { conditionsByGravity } from '../views/person-standing.js';
import { persons } from '../views/persons.view.js';
import type { ConditionCount } from './types/incident.js';

/** 安否 of the people the university sent, the gravest word first; words that nobody stands under are there too. */
export const conditionCounts = ({ rows, incident }: IncidentRows): ConditionCount[] =>
  conditionsByGravity.map((condition) => ({
    condition,
    count: rows.count(persons, incident, `sent:${condition}`),
    presumed: rows.count(persons, incident, `sent:presumed:${condition}`),
  }));
