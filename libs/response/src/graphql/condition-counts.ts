import type { IncidentRows } from '#edge';
import { conditionsByGravity, standingOfPerson } from '../views/person-standing.js';
import { persons } from '../views/persons.view.js';
import type { ConditionCount } from './types/incident.js';

/** 安否 of the people the university sent, the gravest word first; words that nobody stands under are there too. */
export function conditionCounts({ rows, incident }: IncidentRows): ConditionCount[] {
  const presumed = new Map<string, number>();
  for (const { row } of rows.list(persons, incident, { tag: 'sent' })) {
    const { presumedCondition } = standingOfPerson(row);
    if (presumedCondition) presumed.set(presumedCondition, (presumed.get(presumedCondition) ?? 0) + 1);
  }
  return conditionsByGravity.map((condition) => ({
    condition,
    count: rows.count(persons, incident, `sent:${condition}`),
    presumed: presumed.get(condition) ?? 0,
  }));
}
