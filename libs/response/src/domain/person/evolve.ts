import type { Instant, RecordedFact, Uuid } from '#kernel';
import type { personRoles } from '#vocabulary';
import { IdMap } from '../id-map.js';
import { EntryWithdrawn } from '../incident/events.js';
import type { DataOfEvent } from '../input.js';
import { PersonAdded, PersonCorrected, PersonStateCorrected, PersonStateRecorded } from './events.js';
import type { StateClaim } from './standing.js';

export interface Person {
  readonly personId: Uuid;
  /** The event that added the person: the entry that corrections and withdrawal name. */
  readonly entryId: Uuid;
  readonly role: keyof typeof personRoles;
  /** Live claims about the person's state. */
  readonly claims: readonly StateClaim[];
}

export interface Persons {
  /** Live persons by person id. */
  readonly roster: IdMap<Person>;
  /** Whom an entry that was not withdrawn is about. */
  readonly subjects: IdMap<string>;
}

export const noPersons: Persons = { roster: IdMap.empty, subjects: IdMap.empty };

export function evolvePersons(persons: Persons, event: RecordedFact): Persons {
  if (PersonAdded.is(event)) {
    const { personId, role } = event.data;
    const person: Person = { personId: personId as Uuid, entryId: event.id, role, claims: [] };
    return { roster: persons.roster.set(personId, person), subjects: persons.subjects.set(event.id, personId) };
  }
  if (PersonCorrected.is(event)) return withPerson(persons, event.data.personId, (person) => ({ ...person, role: event.data.role }));
  if (PersonStateRecorded.is(event)) return withClaim(persons, claimOf(event.id, event.meta.recordedAt, event.data), event.data.personId);
  if (PersonStateCorrected.is(event)) return withCorrection(persons, event.data, event.meta.recordedAt);
  if (EntryWithdrawn.is(event)) return without(persons, event.data.entryId);
  return persons;
}

function withPerson(persons: Persons, personId: string, change: (person: Person) => Person): Persons {
  const person = persons.roster.get(personId);
  return person ? { ...persons, roster: persons.roster.set(personId, change(person)) } : persons;
}

function withClaim(persons: Persons, claim: StateClaim, personId: string): Persons {
  const stated = withPerson(persons, personId, (person) => ({ ...person, claims: [...person.claims, claim] }));
  return { ...stated, subjects: stated.subjects.set(claim.entryId, personId) };
}

/** The claim of a person who was added in error may still be moved to whom it was about. */
function withCorrection(persons: Persons, data: DataOfEvent<typeof PersonStateCorrected>, correctedAt: Instant): Persons {
  const entryId = data.entryId as Uuid;
  if (!persons.subjects.has(entryId)) return persons;
  const original = claimOfEntry(persons, entryId);
  return withClaim(withoutClaim(persons, entryId), claimOf(entryId, original?.recordedAt ?? correctedAt, data), data.personId);
}

/** The live claim of this entry. */
export const claimOfEntry = (persons: Persons, entryId: string): StateClaim | undefined =>
  claimsOf(persons, entryId).find((claim) => claim.entryId === entryId);

const claimsOf = ({ roster, subjects }: Persons, entryId: string): readonly StateClaim[] =>
  roster.get(subjects.get(entryId) ?? '')?.claims ?? [];

const withoutClaim = (persons: Persons, entryId: string): Persons =>
  withPerson(persons, persons.subjects.get(entryId) ?? '', (person) => ({
    ...person,
    claims: person.claims.filter((claim) => claim.entryId !== entryId),
  }));

/** A person who was added in error goes with all that was said of them. */
function without(persons: Persons, entryId: string): Persons {
  const personId = persons.subjects.get(entryId);
  if (!personId) return persons;
  const left =
    persons.roster.get(personId)?.entryId === entryId
      ? { ...persons, roster: persons.roster.delete(personId) }
      : withoutClaim(persons, entryId);
  return { ...left, subjects: left.subjects.delete(entryId) };
}

const claimOf = (
  entryId: Uuid,
  recordedAt: Instant,
  { whereabouts, harm, cause, care, occurredAt, receivedAt, reportId }: DataOfEvent<typeof PersonStateRecorded>,
): StateClaim => ({ entryId, recordedAt, occurredAt, receivedAt, reportId, whereabouts, harm, cause, care });
