import type { DispatchKind, DispatchStatus, Duty, Payer } from './codes.js';
import type { LocalText, Member, Money, OccurredAt, PersonRef, Protected, Withdrawal, ZonedTime } from './values.js';

export interface DispatchStep {
  readonly entryId: string;
  readonly status: DispatchStatus;
  readonly at: OccurredAt;
  readonly recordedAt: string;
  readonly by: Member | null;
  readonly note: Protected | null;
}
export interface Dispatch {
  readonly id: string;
  readonly kind: DispatchKind;
  readonly count: number;
  readonly status: DispatchStatus;
  readonly purpose: Protected;
  readonly travellers: Protected | null;
  readonly origin: string | null;
  readonly destination: string | null;
  readonly departsAt: ZonedTime | null;
  readonly arrivesAt: ZonedTime | null;
  readonly departedAt: OccurredAt | null;
  readonly arrivedAt: OccurredAt | null;
  readonly reference: Protected | null;
  readonly persons: readonly PersonRef[];
  readonly causedBy: readonly string[];
  readonly steps: readonly DispatchStep[];
}
/** A clause or numbered rule of the manual; only clauses of the level table have words. */
export interface CitedClause {
  readonly clause: string;
  readonly level: number | null;
  readonly text: LocalText | null;
}
/** A line of the chronology that a decision rests on. */
export interface DecisionGround {
  readonly entryId: string;
  readonly no: number | null;
  /** It was corrected or withdrawn after the decision. */
  readonly changed: boolean;
}
/** A decision as boards show it. */
export interface Decision {
  readonly id: string;
  readonly question: Protected;
  readonly options: Protected;
  readonly chosen: number;
  readonly clauses: readonly CitedClause[];
  /** Grounds have changed since, and nobody has decided again. */
  readonly shaken: boolean;
  readonly decidedAt: OccurredAt;
  readonly decider: Member | null;
  readonly duties: readonly Duty[];
  readonly recordedAt: string;
  readonly withdrawn: Withdrawal | null;
}
/** A decision as its own page shows it. */
export interface FullDecision extends Decision {
  /** The decision itself as a line of the chronology. */
  readonly entryId: string;
  readonly reasons: Protected;
  readonly dissent: Protected | null;
  readonly grounds: readonly DecisionGround[];
  readonly basedOn: string | null;
}
export interface CostCategory {
  readonly id: string;
  readonly label: LocalText;
  readonly source: string;
}
export interface Expense {
  readonly id: string;
  readonly category: CostCategory;
  readonly description: Protected;
  readonly estimate: Money | null;
  readonly actual: Money | null;
  readonly payer: Payer;
  readonly incurredAt: string | null;
  readonly paidAt: string | null;
  readonly dispatchId: string | null;
  readonly decisionId: string | null;
  readonly persons: readonly PersonRef[];
  readonly recordedAt: string;
  readonly withdrawn: Withdrawal | null;
}
export interface Rate {
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly source: string;
  readonly at: string;
}
export interface ExpenseTotals {
  readonly estimate: readonly Money[];
  readonly actual: readonly Money[];
  readonly converted: readonly {
    readonly currency: string;
    readonly estimate: Money;
    readonly actual: Money;
    readonly rates: readonly Rate[];
    /** Currencies that are left out. */
    readonly withoutRate: readonly string[];
  }[];
}
