import type { Entry, Person, Protected } from '../../api/types/index.js';

/** A correction replaces everything that was said; whoever does not see all of it would wipe out what is hidden from them. */
const allOpen = (values: readonly (Protected | null)[]): boolean => values.every((value) => value === null || value.state === 'OPEN');

/** Whether this caller sees every field of the entry, and so can correct it. */
export const canCorrectEntry = (entry: Entry): boolean =>
  allOpen([entry.text, entry.from, entry.to, entry.informationSource, entry.action, entry.confidential, entry.fiveW]);

/** Whether this caller sees everything that is known of the person, and so can correct it. */
export const canCorrectPerson = (person: Person): boolean =>
  allOpen([
    person.name,
    person.nameReading,
    person.affiliation,
    person.studentNumber,
    person.phone,
    person.email,
    person.birthDate,
    person.passportNumber,
    person.homeAddress,
    person.medicalNotes,
    person.guardians,
  ]);
