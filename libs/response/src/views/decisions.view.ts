import { view, type Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import { DecisionCorrected, DecisionRecorded } from '../domain/decision/events.js';
import { EntryWithdrawn } from '../domain/incident/events.js';
import {
  correctedContent,
  numberOf,
  recordedOf,
  type CorrectionFact,
  type FormerVersion,
  type Recorded,
  type Withdrawal,
} from './recorded.js';

export type DecisionContent = RecordedOf<typeof DecisionRecorded>['data'];

/** A decision with what it rests on: `basedOn` is the last event that its author's screen had shown (U-9). */
export interface DecisionRow {
  readonly entryId: Uuid;
  readonly no: number;
  readonly content: DecisionContent;
  readonly recorded: Recorded;
  readonly versions: readonly FormerVersion<DecisionContent>[];
  readonly withdrawn?: Withdrawal | undefined;
}

/**
 * Decisions by entry id. Tags: `live` (`live:grounded` if it rests on entries) or `withdrawn`, `duty:`, `ground:<entry id>` (what it rests on),
 * `clause:` (what a live one cites).
 */
export const decisions = view<DecisionRow>({
  name: 'decisions',
  version: 3,
  types: [DecisionRecorded.type, DecisionCorrected.type, EntryWithdrawn.type],
  keysOf: (event) => [DecisionRecorded.is(event) ? event.id : (event as CorrectionFact).data.entryId],
  evolve: (row, event) => {
    if (DecisionRecorded.is(event))
      return { entryId: event.id, no: numberOf(event), content: event.data, recorded: recordedOf(event), versions: [] };
    if (!row) return undefined;
    const recorded = recordedOf(event);
    const { data } = event as CorrectionFact;
    if (EntryWithdrawn.is(event)) return { ...row, withdrawn: { recorded, reason: data.reason } };
    const since = row.versions.at(-1)?.replaced ?? row.recorded;
    const former = { content: row.content, recorded: since, replaced: recorded, reason: data.reason };
    return { ...row, content: correctedContent(data) as DecisionContent, versions: [...row.versions, former] };
  },
  tags: ({ content, withdrawn }) => [
    withdrawn ? 'withdrawn' : 'live',
    ...(withdrawn || content.grounds.length === 0 ? [] : ['live:grounded']),
    ...content.duties.map((duty) => `duty:${duty}`),
    ...content.grounds.map((id) => `ground:${id}`),
    ...(withdrawn ? [] : content.clauses.map((clause) => `clause:${clause}`)),
  ],
  sort: (row) => `${row.content.decidedAt.instant ?? row.recorded.recordedAt}#${String(row.no).padStart(9, '0')}`,
});
