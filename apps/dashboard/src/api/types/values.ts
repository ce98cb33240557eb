import type { Certainty, Precision, ProtectedState } from './codes.js';

/** A personal value as this caller may see it, in the shape of its field; `ref` is what `reveal` may open. */
export interface Protected {
  readonly text?: string | null;
  readonly texts?: readonly string[] | null;
  readonly fiveW?: FiveW | null;
  readonly guardians?: readonly Guardian[] | null;
  readonly state: ProtectedState;
  readonly ref: string | null;
}
export interface FiveW {
  readonly when: string | null;
  readonly where: string | null;
  readonly who: string | null;
  readonly what: string | null;
  readonly how: string | null;
  readonly other: string | null;
}
export interface Guardian {
  readonly name: string;
  readonly relation: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}
export interface OccurredAt {
  readonly instant: string | null;
  readonly precision: Precision;
  readonly zone: string;
}
export interface ZonedTime {
  readonly instant: string;
  readonly zone: string;
}
export interface Money {
  readonly amount: string;
  readonly currency: string;
}
export interface Member {
  readonly id: string;
  readonly name: string;
}
export interface LocalText {
  readonly ja: string;
  readonly en: string;
}
export interface Asserted<Value> {
  readonly value: Value;
  readonly certainty: Certainty;
}
export interface Withdrawal {
  readonly at: string;
  readonly by: Member | null;
  readonly reason: Protected;
}
export interface PersonRef {
  readonly id: string;
  readonly name: Protected;
}
export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount: number;
  /** Of decisions: the last event that is in the list. */
  readonly lastEventId?: string | null;
}
export interface Bounded<Node> {
  readonly nodes: readonly Node[];
  readonly more: number;
}
