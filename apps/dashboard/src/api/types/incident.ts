import type { Body, Certainty, Condition, Duty, Hazard, IncidentOutcome, IncidentStatus, Post } from './codes.js';
import type { LocalText, Member, Protected } from './values.js';

export interface ReadingTaken {
  readonly point: string;
  readonly option: string;
  readonly text: LocalText;
}
export interface MetClause {
  readonly clause: string;
  readonly level: number;
  readonly certainty: Certainty;
  readonly text: LocalText;
  readonly source: string;
  readonly basis: readonly string[];
  readonly readings: readonly ReadingTaken[];
}
export interface LevelState {
  readonly inForce: number;
  readonly assessed: number;
  readonly certainty: Certainty;
  readonly assessedCertainty: Certainty;
  readonly clauses: readonly MetClause[];
  /** What the manual wants at this level and nobody has opened. */
  readonly missingBodies: readonly { readonly body: Body; readonly source: string }[];
  readonly changedAt: string | null;
  readonly changedBy: Member | null;
  readonly policy: string;
}
export interface OpenBodyState {
  readonly body: Body;
  readonly openedAt: string;
  readonly posts: readonly { readonly post: Post; readonly member: Member }[];
  readonly underHeadquarters: boolean;
}
/** What a body consists of by the manual of the incident: its posts, one of which heads it and is never empty. */
export interface BodyRule {
  readonly body: Body;
  readonly head: Post;
  readonly posts: readonly { readonly post: Post }[];
}
export interface DutyHolder {
  readonly duty: Duty;
  readonly member: Member | null;
  readonly since: string | null;
  readonly lastActivityAt: string | null;
  readonly silent: boolean;
}
export interface ConditionCount {
  readonly condition: Condition;
  readonly count: number;
  readonly presumed: number;
}
export interface Incident {
  readonly id: string;
  readonly title: Protected;
  readonly kind: Hazard;
  readonly place: string | null;
  readonly zone: string;
  readonly status: IncidentStatus;
  readonly outcome: IncidentOutcome | null;
  readonly openedAt: string;
  readonly lastRecordedAt: string;
  /** When this rises, what is on the screen must be read again. */
  readonly erasures: number;
  readonly level: LevelState;
  readonly bodies: readonly OpenBodyState[];
  readonly duties: readonly DutyHolder[];
  readonly conditions: readonly ConditionCount[];
  readonly persons: number;
  readonly openEntries: number;
}
