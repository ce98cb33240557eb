import type { Certainty, Condition, PersonRole, Reliability } from './codes.js';
import type { OccurredAt, Protected, Withdrawal } from './values.js';

export type PersonFactKind = 'WHEREABOUTS' | 'HARM' | 'CAUSE' | 'CARE';
export interface PersonFact {
  readonly fact: PersonFactKind;
  readonly value: string;
  readonly certainty: Certainty;
  readonly conflict: boolean;
  readonly presumedNewer: string | null;
}
export interface PersonClaim {
  readonly id: string;
  readonly values: readonly PersonFact[];
  readonly source: Protected | null;
  readonly reliability: Reliability;
  readonly occurredAt: OccurredAt;
  readonly recordedAt: string;
  readonly withdrawn: Withdrawal | null;
  readonly condition: Protected | null;
  readonly hospital: Protected | null;
  readonly position: Protected | null;
}
/** A person as a row of a board. */
export interface PersonRow {
  readonly id: string;
  readonly role: PersonRole;
  readonly name: Protected;
  readonly affiliation: Protected | null;
  readonly condition: Condition;
  readonly certainty: Certainty;
  readonly conflict: boolean;
  readonly lastFamilyContactAt: string | null;
  readonly nextFamilyContactAt: string | null;
}
/** A person as the card of 資料5 shows them. */
export interface Person extends PersonRow {
  readonly nameReading: Protected | null;
  readonly studentNumber: Protected | null;
  readonly phone: Protected | null;
  readonly email: Protected | null;
  readonly birthDate: Protected | null;
  readonly passportNumber: Protected | null;
  readonly homeAddress: Protected | null;
  readonly guardians: Protected | null;
  readonly medicalNotes: Protected | null;
  readonly facts: readonly PersonFact[];
  readonly claims: readonly PersonClaim[];
  readonly position: Protected | null;
  readonly hospital: Protected | null;
  readonly conditionText: Protected | null;
}
