import type { Person, PersonRole } from '../../api/types/index.js';

export const profileTexts = [
  'name',
  'nameReading',
  'affiliation',
  'studentNumber',
  'phone',
  'email',
  'birthDate',
  'passportNumber',
  'homeAddress',
  'medicalNotes',
] as const;
export type ProfileText = (typeof profileTexts)[number];

/** What is known of a person, as the form holds it. */
export type Profile = { readonly role: PersonRole } & { readonly [Name in ProfileText]: string };

/** The form's fields for a person, or for a new one. */
export function profileOf(person?: Person): Profile {
  const texts = Object.fromEntries(profileTexts.map((name) => [name, person?.[name]?.text ?? '']));
  return { role: person?.role ?? 'STUDENT', ...texts } as Profile;
}
