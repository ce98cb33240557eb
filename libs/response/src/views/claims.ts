import type { RecordedFact, Uuid } from '#kernel';
import type { OccurredAt } from '../domain/values.js';
import { correctedContent, numberOf, recordedOf, type CorrectionFact, type Recorded } from './recorded.js';

/** A live claim as it reads now. */
export interface Claim<Content> {
  readonly entryId: Uuid;
  /** No of the whiteboard. */
  readonly no: number;
  readonly recorded: Recorded;
  readonly content: Content;
}

interface ClaimTypes<Content> {
  readonly recorded: string;
  readonly corrected: string;
  /** Whether a claim with this content stands in the row. */
  belongs(content: Content): boolean;
}

/** The claims of a row after one more event: corrected in place or moved, withdrawn ones gone; `undefined` if the event does not touch them. */
export function changedClaims<Content>(
  claims: readonly Claim<Content>[] | undefined,
  event: RecordedFact,
  types: ClaimTypes<Content>,
): readonly Claim<Content>[] | undefined {
  if (event.type === types.recorded) {
    const claim = { entryId: event.id, no: numberOf(event), recorded: recordedOf(event), content: event.data as Content };
    return claims ? [...claims, claim] : [claim];
  }
  const { data } = event as CorrectionFact;
  const { entryId } = data;
  const before = claims?.find((claim) => claim.entryId === entryId);
  if (event.type !== types.corrected) return before && claims!.filter((claim) => claim !== before);
  const content = correctedContent(data) as Content;
  if (!types.belongs(content)) return before && claims!.filter((claim) => claim !== before);
  if (before) return claims!.map((claim) => (claim === before ? { ...claim, content } : claim));
  return [...(claims ?? []), { entryId, no: numberOf(event), recorded: recordedOf(event), content }];
}

/** Newest by when it happened, else was heard, else was recorded; later recorded first among equals. */
export function newestFirst<Content extends { occurredAt: OccurredAt; receivedAt?: string | undefined }>(
  claims: readonly Claim<Content>[],
): Claim<Content>[] {
  const when = ({ content, recorded }: Claim<Content>): string => content.occurredAt.instant ?? content.receivedAt ?? recorded.recordedAt;
  return [...claims].sort((a, b) => (when(a) === when(b) ? b.no - a.no : when(a) < when(b) ? 1 : -1));
}
