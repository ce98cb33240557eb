import type { Sealed, Uuid } from '#kernel';
import type { Correction, DataOfEvent } from '../input.js';
import type { PolicyRef } from '../values.js';
import type { IncidentOpened } from './events.js';

type Opened = DataOfEvent<typeof IncidentOpened>;

/** What opens an incident. `manual`: default the newest one known; `readings`: option by open point, default the manual's (O-1, O-2). */
export interface Opening {
  readonly title: Opened['title'];
  readonly kind: Opened['kind'];
  readonly place?: string | undefined;
  readonly zone: string;
  readonly manual?: PolicyRef | undefined;
  readonly readings?: Readonly<Record<string, string>> | undefined;
}

/** Opens without a report; a report that opens is `RecordReport.open`. The incident's id is the one of its stream. */
export interface OpenIncident extends Opening {
  readonly type: 'OpenIncident';
}

/** Replaces what the incident is called, what it is and where; a place left out is none, a kind or zone left out stays. */
export interface CorrectIncident {
  readonly type: 'CorrectIncident';
  readonly title: Opened['title'];
  readonly kind?: Opened['kind'] | undefined;
  readonly place?: string | undefined;
  readonly zone?: string | undefined;
  readonly reason: Sealed<string>;
}

export type CloseIncident = { readonly type: 'CloseIncident'; readonly reason: Sealed<string> } & (
  | { readonly outcome: 'RESOLVED' | 'OPENED_IN_ERROR'; readonly duplicateOf?: undefined }
  | { readonly outcome: 'DUPLICATE_OF'; readonly duplicateOf: Uuid }
);

export interface ReopenIncident {
  readonly type: 'ReopenIncident';
  readonly reason: Sealed<string>;
}

/** Takes back a claim of any kind. */
export interface WithdrawEntry {
  readonly type: 'WithdrawEntry';
  readonly entryId: Uuid;
  /** Absent only of an erased entry. */
  readonly reason?: Sealed<string> | undefined;
}

/** Replaces the grounds, reason or note of an act. */
export interface CorrectWording extends Correction {
  readonly type: 'CorrectWording';
  readonly wording: Sealed<string>;
}

export type IncidentLifeCommand = OpenIncident | CorrectIncident | CloseIncident | ReopenIncident | WithdrawEntry | CorrectWording;
