import type { Instant, Uuid } from '#kernel';
import type { Certainty } from './person/facts.js';

/** One live assertion of one thing: a fact of a person, a figure of a source, a fact of the incident. */
export interface Assertion<V> {
  readonly entryId: Uuid;
  readonly value: V;
  readonly certainty: Certainty;
  /** `effectiveAt` of the claim. */
  readonly at: string;
}

export interface Held<V> {
  readonly value: V;
  readonly certainty: Certainty;
  /** Entries that say so. */
  readonly basis: readonly Uuid[];
}

export interface FactStanding<V> {
  /** The newest confirmed; of confirmed ones of the same time that disagree the worst. */
  readonly confirmed?: Held<V>;
  /** The worst of `confirmed` and of what is presumed newer than it: what assessments take (M-058). */
  readonly worst?: Held<V>;
  /** Confirmed claims of the same time disagree. */
  readonly conflict: boolean;
}

/** When a claim holds from: when it happened, else when we heard, else when it was recorded. UTC instants, which sort as text. */
export const effectiveAt = (claim: {
  readonly occurredAt: { readonly instant?: string };
  readonly receivedAt?: string | undefined;
  readonly recordedAt: Instant;
}): string => claim.occurredAt.instant ?? claim.receivedAt ?? claim.recordedAt;

/** How one fact stands by its live assertions. `rank` grows with severity. */
export function newestStanding<V>(assertions: readonly Assertion<V>[], rank: (value: V) => number): FactStanding<V> {
  const newest = assertions.reduce((at, a) => (a.certainty === 'CONFIRMED' && a.at > at ? a.at : at), '');
  const atNewest = assertions.filter((a) => a.certainty === 'CONFIRMED' && a.at === newest);
  const confirmed = worstOf(atNewest, 'CONFIRMED', rank);
  const presumed = worstOf(
    assertions.filter((a) => a.certainty === 'PRESUMED' && a.at > newest),
    'PRESUMED',
    rank,
  );
  const worst = presumed && (!confirmed || rank(presumed.value) > rank(confirmed.value)) ? presumed : confirmed;
  return {
    ...(confirmed && { confirmed }),
    ...(worst && { worst }),
    conflict: atNewest.some(({ value }) => value !== atNewest[0]?.value),
  };
}

function worstOf<V>(assertions: readonly Assertion<V>[], certainty: Certainty, rank: (value: V) => number): Held<V> | undefined {
  const [first] = assertions;
  if (!first) return undefined;
  const value = assertions.reduce((worst, a) => (rank(a.value) > rank(worst) ? a.value : worst), first.value);
  return { value, certainty, basis: assertions.filter((a) => a.value === value).map(({ entryId }) => entryId) };
}
