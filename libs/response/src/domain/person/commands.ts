import type { Sealed, Uuid } from '#kernel';
import type { Correction, DataOfEvent, Given } from '../input.js';
import type { PersonAdded, PersonStateRecorded } from './events.js';

/** `role`: default STUDENT. */
export type ProfileInput = Given<Omit<DataOfEvent<typeof PersonAdded>, 'personId'>, 'name'>;

/** What is said of one person's state: at least one of the four facts, or words on position, condition or hospital. `reliability`: default UNKNOWN. */
export type StateInput = Given<DataOfEvent<typeof PersonStateRecorded>, 'personId'>;

/** The new person's id is `newId(0)`. */
export interface AddPerson extends ProfileInput {
  readonly type: 'AddPerson';
}

/** Replaces the profile of a person in full. */
export interface CorrectPerson extends ProfileInput {
  readonly type: 'CorrectPerson';
  readonly personId: Uuid;
  readonly reason: Sealed<string>;
}

export interface RecordPersonState extends StateInput {
  readonly type: 'RecordPersonState';
}

/** May name another person than the entry did: it was said of somebody else. */
export interface CorrectPersonState extends StateInput, Correction {
  readonly type: 'CorrectPersonState';
}

export type PersonCommand = AddPerson | CorrectPerson | RecordPersonState | CorrectPersonState;
