import { toSeal } from '#contracts';
import { given, neededSeal, neededText, sealed, writtenFields } from '#edge';
import type { Uuid } from '#kernel';
import type { ProfileInput, StateInput } from '../../domain/person/commands.js';
import type { PersonProfileInput, PersonStateInput } from '../inputs/person.js';
import { entryIn } from './links.js';
import { occurredOf } from './occurred.js';

export const profileOf = (profile: PersonProfileInput): ProfileInput => ({
  role: profile.role,
  name: neededSeal(profile.name, 'name'),
  nameReading: sealed(profile.nameReading),
  affiliation: sealed(profile.affiliation),
  studentNumber: sealed(profile.studentNumber),
  phone: sealed(profile.phone),
  email: sealed(profile.email),
  birthDate: sealed(profile.birthDate),
  passportNumber: sealed(profile.passportNumber),
  homeAddress: sealed(profile.homeAddress),
  guardians: guardiansOf(profile.guardians),
  medicalNotes: sealed(profile.medicalNotes),
});

function guardiansOf(guardians: PersonProfileInput['guardians']): ProfileInput['guardians'] {
  if (!guardians?.length) return undefined;
  return toSeal(
    guardians.map(({ name, relation, phone, email }) => ({ name: neededText(name, 'guardians'), ...present({ relation, phone, email }) })),
  );
}

const present = (
  fields: Record<'relation' | 'phone' | 'email', string | null | undefined>,
): { relation?: string; phone?: string; email?: string } => (writtenFields(fields) ?? {}) as { relation?: string };

/** What is said of a person; the person is named apart. */
export const stateOf = (incident: Uuid, state: PersonStateInput): Omit<StateInput, 'personId'> => ({
  whereabouts: given(state.whereabouts),
  harm: given(state.harm),
  cause: given(state.cause),
  care: given(state.care),
  occurredAt: occurredOf(state.occurredAt),
  receivedAt: given(state.receivedAt),
  source: sealed(state.source),
  reliability: given(state.reliability),
  position: sealed(state.position),
  condition: sealed(state.condition),
  hospital: sealed(state.hospital),
  reportId: state.reportId ? entryIn(incident, state.reportId, 'reportId') : undefined,
});
