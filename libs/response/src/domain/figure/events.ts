import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { certainties, credibilities, incidentFacts, measures, populations, reliabilities } from '#vocabulary';
import { Count, Id, Line, OccurredAt, Text, UtcInstant } from '../values.js';

/** A number from outside ("police: 3 injured"): a claim of its source, never added to the roster or to another source's (U-12). */
const figure = {
  measure: operational(Coded(measures)),
  count: operational(Count),
  population: operational(Coded(populations)),
  /** The body that said so (警察, 在外公館, 報道): an organisation, never a person. */
  source: operational(Line),
  reliability: operational(Coded(reliabilities)),
  credibility: operational(Coded(credibilities)),
  certainty: operational(Coded(certainties)),
  occurredAt: operational(OccurredAt),
  receivedAt: operational(Type.Optional(UtcInstant)),
  note: personal(Type.Optional(Text), { subject: 'entry' }),
};

export const FigureReported = event('incident.figure-reported', 1, figure);

export const FigureCorrected = event('incident.figure-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...figure,
});

/** A fact about the incident as a whole that the level table names (M-055, M-057 ③). */
const fact = {
  fact: operational(Coded(incidentFacts)),
  holds: operational(Type.Boolean()),
  certainty: operational(Coded(certainties)),
  occurredAt: operational(OccurredAt),
  receivedAt: operational(Type.Optional(UtcInstant)),
  source: personal(Type.Optional(Line), { subject: 'entry' }),
  note: personal(Type.Optional(Text), { subject: 'entry' }),
};

export const IncidentFactRecorded = event('incident.fact-recorded', 1, fact);

export const IncidentFactCorrected = event('incident.fact-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...fact,
});

export const figureEvents = [FigureReported, FigureCorrected, IncidentFactRecorded, IncidentFactCorrected] as const;
