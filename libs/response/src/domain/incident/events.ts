import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { hazards, incidentOutcomes } from '#vocabulary';
import { Id, Line, PolicyRef, Text, Zone } from '../values.js';

export const IncidentOpened = event('incident.opened', 1, {
  title: personal(Line, { subject: 'entry', group: 'incidentTitle' }),
  kind: operational(Coded(hazards)),
  place: operational(Type.Optional(Line)),
  zone: operational(Zone),
  /** The manual in force and how its open points are read, fixed for this incident (M-025, O-1, O-2). */
  manual: operational(PolicyRef),
  readings: operational(Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 60 }))),
});

/** What the incident is called and where it is, told anew; `entryId` is the event that opened it. Kind, zone and manual stand. */
export const IncidentCorrected = event('incident.corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  title: personal(Line, { subject: 'entry', group: 'incidentTitle' }),
  place: operational(Type.Optional(Line)),
});

export const IncidentClosed = event('incident.closed', 1, {
  outcome: operational(Coded(incidentOutcomes)),
  duplicateOf: operational(Type.Optional(Id)),
  reason: personal(Text, { subject: 'entry' }),
});

export const IncidentReopened = event('incident.reopened', 1, {
  reason: personal(Text, { subject: 'entry' }),
});

/** A claim of any kind was taken back; what it said stays readable. */
export const EntryWithdrawn = event('incident.entry-withdrawn', 1, {
  entryId: operational(Id),
  /** The person whose profile or state the entry was, so that a fold by person finds its row: set for these two kinds, always. */
  personId: operational(Type.Optional(Id)),
  reason: personal(Text, { subject: 'entry' }),
});

/** The grounds, reason or note of an act told anew; that it was done stands. */
export const WordingCorrected = event('incident.wording-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  wording: personal(Text, { subject: 'entry' }),
});

export const incidentEvents = [
  IncidentOpened,
  IncidentCorrected,
  IncidentClosed,
  IncidentReopened,
  EntryWithdrawn,
  WordingCorrected,
] as const;
