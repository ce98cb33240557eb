import type { Sealed, Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import type { CodeOf } from './codes.js';
import { EntryTakenUp, type EntrySettled } from '../domain/report/events.js';
import { recordedOf, type Recorded } from './recorded.js';

export type EntryStatus = CodeOf<'entryStatuses'>;

/** What was done about an entry: who took it up (another member: a hand-over), how it was settled. */
export interface HandlingStep {
  readonly step: 'TAKEN_UP' | 'SETTLED';
  readonly recorded: Recorded;
  readonly memberId?: Uuid | undefined;
  readonly duty?: CodeOf<'duties'> | undefined;
  readonly settlement?: CodeOf<'settlements'> | undefined;
  readonly outcome?: Sealed<string> | undefined;
}

type HandlingFact = RecordedOf<typeof EntryTakenUp> | RecordedOf<typeof EntrySettled>;

export function handlingOf(event: HandlingFact): HandlingStep {
  const recorded = recordedOf(event);
  if (EntryTakenUp.is(event)) return { step: 'TAKEN_UP', recorded, memberId: event.data.memberId as Uuid, duty: event.data.duty };
  const { settlement, outcome } = (event as RecordedOf<typeof EntrySettled>).data;
  return { step: 'SETTLED', recorded, settlement, outcome };
}

/** 状態 of an entry. A correction to 対応不要 empties the inboxes at once; what was settled stays settled until it is taken up again. */
export function statusOf(entry: {
  readonly disposition: CodeOf<'dispositions'>;
  readonly handling: readonly HandlingStep[];
  readonly withdrawn?: unknown;
}): EntryStatus {
  if (entry.withdrawn) return 'WITHDRAWN';
  const last = entry.handling.at(-1)?.step;
  if (last === 'SETTLED') return 'SETTLED';
  if (entry.disposition === 'NONE') return 'NONE';
  return last ?? 'OPEN';
}
