import { Type } from 'typebox';
import { Coded, event, medical, operational, personal } from '#contracts';
import {
  channels,
  counterparts,
  credibilities,
  directions,
  dispositions,
  duties,
  entryKinds,
  reliabilities,
  settlements,
} from '#vocabulary';
import { Id, Line, OccurredAt, Text, UtcInstant } from '../values.js';

/** 5W1H of 資料2 (M-120). */
const FiveW = Type.Object(
  {
    when: Type.Optional(Text),
    where: Type.Optional(Text),
    who: Type.Optional(Text),
    what: Type.Optional(Text),
    how: Type.Optional(Text),
    other: Type.Optional(Text),
  },
  { additionalProperties: false },
);

/** Which line of which imported table this entry came from; keyed digests, never text. */
const ImportedFrom = Type.Object(
  { key: Type.String({ maxLength: 64 }), digest: Type.String({ maxLength: 64 }) },
  { additionalProperties: false },
);

const content = {
  kind: operational(Coded(entryKinds)),
  channel: operational(Coded(channels)),
  direction: operational(Coded(directions)),
  counterpart: operational(Coded(counterparts)),
  /** 発信: who told; 受信: who was told; 情報入手元: where the teller has it from (M-120). */
  from: personal(Type.Optional(Line), { subject: 'entry', mask: 'name' }),
  to: personal(Type.Optional(Line), { subject: 'entry', mask: 'name' }),
  informationSource: personal(Type.Optional(Line), { subject: 'entry', mask: 'name' }),
  reliability: operational(Coded(reliabilities)),
  credibility: operational(Coded(credibilities)),
  occurredAt: operational(OccurredAt),
  /** 入手日時分、正確に (M-120). */
  receivedAt: operational(Type.Optional(UtcInstant)),
  text: personal(Text, { subject: 'entry' }),
  /** 対応: what was done or answered. */
  action: personal(Type.Optional(Text), { subject: 'entry' }),
  confidential: medical(Type.Optional(Text), { subject: 'entry', group: 'confidential' }),
  fiveW: personal(Type.Optional(FiveW), { subject: 'entry' }),
  language: operational(Type.Union([Type.Literal('ja'), Type.Literal('en')])),
  personIds: operational(Type.Array(Id, { maxItems: 500 })),
  /** What the teller promised next, for the family board. */
  nextContactAt: operational(Type.Optional(UtcInstant)),
  disposition: operational(Coded(dispositions)),
  duties: operational(Type.Array(Coded(duties), { maxItems: 6 })),
  urgent: operational(Type.Boolean()),
  importedFrom: operational(Type.Optional(ImportedFrom)),
};

export const ReportRecorded = event('incident.report-recorded', 1, content);

export const ReportCorrected = event('incident.report-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...content,
});

export const EntryTakenUp = event('incident.entry-taken-up', 1, {
  entryId: operational(Id),
  memberId: operational(Id),
  duty: operational(Type.Optional(Coded(duties))),
});

/** Of an erased entry without words: its key is gone, and they would say again what was erased. */
export const EntrySettled = event('incident.entry-settled', 2, {
  entryId: operational(Id),
  settlement: operational(Coded(settlements)),
  outcome: personal(Type.Optional(Text), { subject: 'entry' }),
});

export const reportEvents = [ReportRecorded, ReportCorrected, EntryTakenUp, EntrySettled] as const;
