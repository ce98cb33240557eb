import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { duties } from '#vocabulary';
import { Id, Line, OccurredAt, PolicyRef, Text } from '../values.js';

const content = {
  question: personal(Line, { subject: 'entry' }),
  options: personal(Type.Array(Line, { minItems: 1, maxItems: 10 }), { subject: 'entry' }),
  /** Index into `options`. */
  chosen: operational(Type.Integer({ minimum: 0, maximum: 9 })),
  reasons: personal(Text, { subject: 'entry' }),
  dissent: personal(Type.Optional(Text), { subject: 'entry' }),
  /** Entries and clauses of the manual (M-…) that it rests on. */
  grounds: operational(Type.Array(Id, { maxItems: 100 })),
  clauses: operational(Type.Array(Type.String({ maxLength: 60 }), { maxItems: 20 })),
  /** The last event that the board on its author's screen had shown (U-9). */
  basedOn: operational(Type.Optional(Id)),
  decidedAt: operational(OccurredAt),
  deciderId: operational(Id),
  duties: operational(Type.Array(Coded(duties), { maxItems: 6 })),
  policy: operational(Type.Optional(PolicyRef)),
};

export const DecisionRecorded = event('incident.decision-recorded', 1, content);

export const DecisionCorrected = event('incident.decision-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...content,
});

export const decisionEvents = [DecisionRecorded, DecisionCorrected] as const;
