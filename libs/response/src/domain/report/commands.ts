import type { Sealed, Uuid } from '#kernel';
import type { DataOfEvent, Correction, Given } from '../input.js';
import type { Opening } from '../incident/commands.js';
import type { ProfileInput, StateInput } from '../person/commands.js';
import type { EntrySettled, EntryTakenUp, ReportRecorded } from './events.js';

type Report = DataOfEvent<typeof ReportRecorded>;

/**
 * Defaults: kind REPORT, direction INBOUND, counterpart OTHER, reliability and credibility UNKNOWN, language ja; `disposition`: HQ if urgent,
 * HANDLER if duties are named, else NONE.
 */
export type ReportInput = Given<Report, 'channel' | 'text'>;

/** A person whom the report speaks of: one known by id, or a new one by profile, and what is said of the person's state. */
export type ReportedPerson = { readonly state?: Omit<StateInput, 'personId' | 'reportId'> | undefined } & (
  { readonly personId: Uuid; readonly profile?: undefined } | { readonly profile: ProfileInput; readonly personId?: undefined }
);

/**
 * Records a report into an incident, or opens one with it. Batch: opened, report, persons added, states, assessment. Ids: the report is event 0,
 * or 1 when it opens; `newId(0)` is the incident's own id; the i-th of `persons` is `newId(1 + i)` if new.
 */
export interface RecordReport extends ReportInput {
  readonly type: 'RecordReport';
  readonly open?: Opening | undefined;
  readonly persons?: readonly ReportedPerson[] | undefined;
}

export interface CorrectReport extends ReportInput, Correction {
  readonly type: 'CorrectReport';
}

/** `memberId`: default the one who acts. */
export interface TakeUpEntry {
  readonly type: 'TakeUpEntry';
  readonly entryId: Uuid;
  readonly memberId?: Uuid | undefined;
  readonly duty?: DataOfEvent<typeof EntryTakenUp>['duty'];
}

export interface SettleEntry {
  readonly type: 'SettleEntry';
  readonly entryId: Uuid;
  readonly settlement: DataOfEvent<typeof EntrySettled>['settlement'];
  /** Absent only of an erased entry. */
  readonly outcome?: Sealed<string> | undefined;
}

export type ReportCommand = RecordReport | CorrectReport | TakeUpEntry | SettleEntry;
