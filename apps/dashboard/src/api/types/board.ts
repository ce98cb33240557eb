import type { Body, BoardName, Certainty, Credibility, DispatchKind, Duty, Measure, Population, Reliability } from './codes.js';
import type { Entry } from './entry.js';
import type { ConditionCount, DutyHolder, Incident, LevelState } from './incident.js';
import type { PersonRow } from './person.js';
import type { Bounded, OccurredAt, Protected } from './values.js';
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
/** What only people can decide, with the rule that asks for it. */
export type AwaitedMatter =
  | {
      readonly matter: 'BODY_NOT_OPENED' | 'BODY_TO_CONSIDER';
      readonly rule: string;
      readonly body: Body;
      readonly inForce: number;
      readonly certainty: Certainty;
    }
  | { readonly matter: 'LEVEL_ABOVE_FACTS'; readonly rule: string | null; readonly inForce: number; readonly assessed: number }
  | { readonly matter: 'DUTY_VACANT'; readonly rule: string | null; readonly duty: Duty }
  | {
      readonly matter: 'DISPATCH_TO_APPROVE';
      readonly rule: null;
      readonly dispatchId: string;
      readonly dispatchKind: DispatchKind;
      /** Its purpose; here and below absent if long. */
      readonly words: Protected | null;
    }
  | {
      readonly matter: 'DECISION_SHAKEN';
      readonly rule: null;
      /** The decision as a line of the chronology. */
      readonly entryId: string;
      /** The first of its grounds that changed. */
      readonly shakenBy: readonly string[];
      readonly words: Protected | null;
    }
  | { readonly matter: 'PERSON_DISPUTED'; readonly rule: null; readonly personId: string; readonly words: Protected | null };

export type AwaitedMatterKind = AwaitedMatter['matter'];

export interface AwaitedMatters extends Bounded<AwaitedMatter> {
  /** How many more there are of each kind that has more. */
  readonly moreOf: readonly { readonly matter: AwaitedMatterKind; readonly more: number }[];
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
  readonly awaiting: AwaitedMatters | null;
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
