import type { Actor, Instant, RecordedFact, Sealed, Uuid } from '#kernel';

/** By whom and when something was recorded, and as which event. */
export interface Recorded {
  readonly eventId: Uuid;
  readonly recordedAt: Instant;
  /** The client's clock, when it was typed offline. */
  readonly enteredAt?: Instant | undefined;
  readonly actor: Actor;
}

/** What an entry said before a correction, and the correction that replaced it: shown struck through (experience.md, rule 4). */
export interface FormerVersion<Content> {
  readonly content: Content;
  readonly recorded: Recorded;
  readonly replaced: Recorded;
  readonly reason: Sealed<string>;
}

export interface Withdrawal {
  readonly recorded: Recorded;
  readonly reason?: Sealed<string> | undefined;
}

export const recordedOf = ({ id, meta }: RecordedFact): Recorded => ({
  eventId: id,
  recordedAt: meta.recordedAt,
  enteredAt: meta.enteredAt,
  actor: meta.actor,
});

/** A correction of any kind, as far as folds look into it. */
export type CorrectionFact = RecordedFact<string, { readonly entryId: Uuid; readonly reason: Sealed<string> }>;

/** Place of an event on the incident's whiteboard, from 1. */
export const numberOf = (event: RecordedFact): number => Number(event.revision) + 1;

/** The content of a correction: its data without what says that it is one. */
export function correctedContent(data: object): object {
  const { entryId: _, reason: __, formerPersonId: ___, ...content } = data as Record<string, unknown>;
  return content;
}
