import type { DecideEnv, Uuid } from '#kernel';
import { reject } from '../../errors.js';
import type { Decide, Decisions } from '../decide.js';
import { checkCorrectable, checkEntriesKnown } from '../incident/entries.js';
import { zoneOf, type IncidentState } from '../state.js';
import { checkReceivedAt, occurredAtOf } from '../time.js';
import type {
  AddPerson,
  CorrectPerson,
  CorrectPersonState,
  PersonCommand,
  ProfileInput,
  RecordPersonState,
  StateInput,
} from './commands.js';
import { claimOfEntry } from './evolve.js';
import { PersonAdded, PersonCorrected, PersonStateCorrected, PersonStateRecorded } from './events.js';

/** The event that puts a new person on the roster. */
export const added = (personId: Uuid, profile: ProfileInput) => PersonAdded.of(profileOf(personId, profile));

const profileOf = (personId: Uuid, profile: ProfileInput) => ({
  personId,
  role: profile.role ?? 'STUDENT',
  name: profile.name,
  nameReading: profile.nameReading,
  affiliation: profile.affiliation,
  studentNumber: profile.studentNumber,
  phone: profile.phone,
  email: profile.email,
  birthDate: profile.birthDate,
  passportNumber: profile.passportNumber,
  homeAddress: profile.homeAddress,
  guardians: profile.guardians,
  medicalNotes: profile.medicalNotes,
});

/** Refuses PERSON_UNKNOWN: not on the roster, or withdrawn from it. */
export function checkPersonsKnown(state: IncidentState, personIds: readonly string[]): void {
  for (const personId of personIds) if (!state.persons.roster.has(personId)) reject('PERSON_UNKNOWN', { personId }, ['personIds']);
}

/** Each of the four facts confirmed or presumed (M-058). Refuses STATE_EMPTY if nothing is said, and times in the future. */
export function stateContent(content: StateInput, zone: string, env: DecideEnv) {
  const { personId, whereabouts, harm, cause, care, receivedAt, source, reliability, position, condition, hospital, reportId } = content;
  if (!(whereabouts || harm || cause || care || position || condition || hospital)) reject('STATE_EMPTY');
  checkReceivedAt(receivedAt, env.now);
  const occurredAt = occurredAtOf(content.occurredAt, zone, env.now);
  return {
    ...{ personId, whereabouts, harm, cause, care, occurredAt, receivedAt, source },
    ...{ reliability: reliability ?? 'UNKNOWN', position, condition, hospital, reportId },
  } as const;
}

function checkedState(content: StateInput, state: IncidentState, env: DecideEnv) {
  checkPersonsKnown(state, [content.personId]);
  checkEntriesKnown(state, content.reportId ? [content.reportId] : [], 'reportId');
  return stateContent(content, zoneOf(state), env);
}

const addPerson: Decide<AddPerson> = (command, _state, env) => [added(env.newId(0), command)];

const correctPerson: Decide<CorrectPerson> = (command, state) => {
  checkPersonsKnown(state, [command.personId]);
  const { entryId } = state.persons.roster.get(command.personId)!;
  return [PersonCorrected.of({ entryId, reason: command.reason, ...profileOf(command.personId, command) })];
};

const recordState: Decide<RecordPersonState> = (command, state, env) => [PersonStateRecorded.of(checkedState(command, state, env))];

/** Which report said so stays, unless it is corrected too. */
const correctState: Decide<CorrectPersonState> = (command, state, env) => {
  checkCorrectable(state, command.entryId, 'PERSON_STATE');
  const { entryId, reason, personId } = command;
  const former = state.persons.subjects.get(entryId);
  const formerPersonId = former === personId ? undefined : former;
  const reportId = command.reportId ?? claimOfEntry(state.persons, entryId)?.reportId;
  return [PersonStateCorrected.of({ entryId, formerPersonId, reason, ...checkedState({ ...command, reportId }, state, env) })];
};

export const personDecisions: Decisions<PersonCommand> = {
  AddPerson: addPerson,
  CorrectPerson: correctPerson,
  RecordPersonState: recordState,
  CorrectPersonState: correctState,
};
