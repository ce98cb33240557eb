import { Type } from 'typebox';
import { Coded, event, identifying, medical, operational, personal } from '#contracts';
import { cares, causes, harms, personRoles, reliabilities, whereabouts } from '#vocabulary';
import { Asserted, Id, Line, OccurredAt, Text, UtcInstant } from '../values.js';

const Guardian = Type.Object(
  { name: Line, relation: Type.Optional(Line), phone: Type.Optional(Line), email: Type.Optional(Line) },
  { additionalProperties: false },
);

const profile = {
  personId: operational(Id),
  role: operational(Coded(personRoles)),
  name: personal(Line, { subject: 'personId', mask: 'name' }),
  nameReading: personal(Type.Optional(Line), { subject: 'personId', mask: 'name' }),
  affiliation: personal(Type.Optional(Line), { subject: 'personId' }),
  studentNumber: personal(Type.Optional(Line), { subject: 'personId', mask: 'number' }),
  phone: personal(Type.Optional(Line), { subject: 'personId', group: 'contact', mask: 'phone' }),
  email: personal(Type.Optional(Line), { subject: 'personId', group: 'contact', mask: 'email' }),
  birthDate: identifying(Type.Optional(Type.String({ format: 'date' })), { subject: 'personId', group: 'passport' }),
  passportNumber: identifying(Type.Optional(Line), { subject: 'personId', group: 'passport' }),
  homeAddress: identifying(Type.Optional(Text), { subject: 'personId', group: 'homeAddress' }),
  /** 親権者・保護者: never merged with 保証人 (O-15). */
  guardians: identifying(Type.Optional(Type.Array(Guardian, { maxItems: 4 })), { subject: 'personId', group: 'familyContact' }),
  medicalNotes: medical(Type.Optional(Text), { subject: 'personId', group: 'diagnosis' }),
};

export const PersonAdded = event('incident.person-added', 1, profile);

export const PersonCorrected = event('incident.person-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...profile,
});

/** One or more of the four facts that levels need, each confirmed or presumed (M-058). */
const state = {
  personId: operational(Id),
  whereabouts: operational(Type.Optional(Asserted(Coded(whereabouts)))),
  harm: operational(Type.Optional(Asserted(Coded(harms)))),
  cause: operational(Type.Optional(Asserted(Coded(causes)))),
  care: operational(Type.Optional(Asserted(Coded(cares)))),
  occurredAt: operational(OccurredAt),
  receivedAt: operational(Type.Optional(UtcInstant)),
  source: personal(Type.Optional(Line), { subject: 'entry', mask: 'name' }),
  reliability: operational(Coded(reliabilities)),
  /** Where the person is, injury and treatment in words, the hospital: the person's own, so that erasing the person erases them. */
  position: identifying(Type.Optional(Text), { subject: 'personId', group: 'position' }),
  condition: medical(Type.Optional(Text), { subject: 'personId', group: 'diagnosis' }),
  hospital: medical(Type.Optional(Line), { subject: 'personId', group: 'hospital' }),
  /** The report that said so. */
  reportId: operational(Type.Optional(Id)),
};

export const PersonStateRecorded = event('incident.person-state-recorded', 1, state);

export const PersonStateCorrected = event('incident.person-state-corrected', 1, {
  entryId: operational(Id),
  /** Whom the entry named until now, if it was somebody else: a fold by person finds the claim there. */
  formerPersonId: operational(Type.Optional(Id)),
  reason: personal(Text, { subject: 'entry' }),
  ...state,
});

export const personEvents = [PersonAdded, PersonCorrected, PersonStateRecorded, PersonStateCorrected] as const;
