import type { BoardName, Certainty, Credibility, Measure, Population, Reliability } from './codes.js';
import type { Entry } from './entry.js';
import type { ConditionCount, DutyHolder, Incident, LevelState } from './incident.js';
import type { PersonRow } from './person.js';
import type { Bounded, OccurredAt } from './values.js';
import type { Decision, Dispatch, Expense, ExpenseTotals } from './work.js';

export interface FigureClaim {
  readonly id: string;
  readonly source: string;
  readonly count: number;
  readonly certainty: Certainty;
  readonly reliability: Reliability;
  readonly credibility: Credibility;
  readonly occurredAt: OccurredAt;
  readonly recordedAt: string;
  readonly superseded: boolean;
}
/** Numbers from outside, by source, never summed (U-12). */
export interface Figure {
  readonly measure: Measure;
  readonly population: Population;
  readonly bySource: readonly FigureClaim[];
  readonly conflict: boolean;
  readonly min: number;
  readonly max: number;
}
/** One duty's board: the same sections for all, null where the board does not have it. */
export interface Board {
  readonly name: BoardName;
  readonly incident: Incident;
  readonly position: string;
  readonly lastEventId: string;
  readonly renderedAt: string;
  readonly level: LevelState;
  readonly conditions: readonly ConditionCount[];
  readonly figures: readonly Figure[];
  readonly inbox: Bounded<Entry>;
  readonly unassigned: Bounded<Entry> | null;
  readonly silentDuties: readonly DutyHolder[] | null;
  readonly duties: readonly DutyHolder[];
  readonly persons: Bounded<PersonRow> | null;
  readonly dispatches: Bounded<Dispatch> | null;
  readonly decisions: Bounded<Decision> | null;
  readonly expenses: Bounded<Expense> | null;
  readonly totals: ExpenseTotals | null;
  readonly recent: Bounded<Entry>;
}
