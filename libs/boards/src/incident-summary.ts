import type { RowReader } from '#kernel';
import { chronology, type IncidentRow, type Manual } from '#response';
import type { BoardIncident, BoardLevel } from './board.js';
import { boardIncident } from './compose.js';
import { countsOf, type Counts } from './counts.js';
import { boardLevel } from './level.js';

/** A line of the list of incidents (事案一覧). */
export interface IncidentSummary extends BoardIncident {
  readonly level: BoardLevel;
  readonly counts: Pick<Counts, 'sent' | 'byCondition' | 'conflicts'>;
  /** Entries that need action, those of them urgent, and those nobody has taken up. */
  readonly open: number;
  readonly urgent: number;
  readonly waiting: number;
}

/** What the list says of an incident; `row` comes from the view `incident`. */
export function incidentSummary(rows: RowReader, row: IncidentRow, manuals: readonly Manual[]): IncidentSummary {
  const incident = row.incidentId;
  const { sent, byCondition, conflicts } = countsOf({ rows, incident });
  return {
    ...boardIncident(row),
    level: boardLevel(row, manuals),
    counts: { sent, byCondition, conflicts },
    open: rows.count(chronology, incident, 'open'),
    urgent: rows.count(chronology, incident, 'open:urgent'),
    waiting: rows.count(chronology, incident, 'open:waiting'),
  };
}
