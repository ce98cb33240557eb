import { memberOf, type IncidentRows } from '#edge';
import { responseGraphql, type IncidentRow } from '#response';
import { dutyLines, type DutyLine } from '../sections/duties.js';

export const dutyHolderOf = ({ duty, holder, lastHeardAt, silent }: DutyLine): responseGraphql.DutyHolder => ({
  duty,
  member: memberOf(holder?.memberId),
  since: holder?.since ?? null,
  lastActivityAt: lastHeardAt ?? null,
  silent,
});

/** The duties of the bodies that are open, held or not. */
export const dutyHolders = (row: IncidentRow, { rows, incident, now }: IncidentRows): responseGraphql.DutyHolder[] =>
  dutyLines({ rows, incident, row, now: now ?? row.lastRecordedAt })
    .filter(({ assignable, holder }) => assignable || holder)
    .map(dutyHolderOf);
