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

/**
 * What the incident is called, what it is and where, told anew; `entryId` is the event that opened it. A kind or zone left out stands, and so do the manual
 * and its readings. Times that were told in the former zone stay in it.
 */
export const IncidentCorrected = event('incident.corrected', 2, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  title: personal(Line, { subject: 'entry', group: 'incidentTitle' }),
  kind: operational(Type.Optional(Coded(hazards))),
  place: operational(Type.Optional(Line)),
  zone: operational(Type.Optional(Zone)),
});

export const IncidentClosed = event('incident.closed', 1, {
  outcome: operational(Coded(incidentOutcomes)),
  duplicateOf: operational(Type.Optional(Id)),
  reason: personal(Text, { subject: 'entry' }),
});

export const IncidentReopened = event('incident.reopened', 1, {
  reason: personal(Text, { subject: 'entry' }),
});

/** A claim of any kind was taken back; what it said stays readable. Of an erased entry nothing is said any more, not even why. */
export const EntryWithdrawn = event('incident.entry-withdrawn', 2, {
  entryId: operational(Id),
  /** The person whose profile or state the entry was, so that a fold by person finds its row: set for these two kinds, always. */
  personId: operational(Type.Optional(Id)),
  reason: personal(Type.Optional(Text), { subject: 'entry' }),
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
