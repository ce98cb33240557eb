import type { Instant, Uuid } from '#kernel';
import type { OccurredAt } from '../values.js';
import { effectiveAt, newestStanding, type Assertion, type FactStanding } from '../newest.js';
import { conditionOf } from './condition.js';
import { factNames, severity, type Certainty, type Condition, type FactName, type FactValues } from './facts.js';

/** A live claim about one person's state, in its newest version. */
export interface StateClaim extends AssertedFacts {
  readonly entryId: Uuid;
  readonly occurredAt: OccurredAt;
  readonly receivedAt?: string | undefined;
  /** The report that said so. */
  readonly reportId?: string | undefined;
  /** Of the first version: a correction does not make an old claim a new one. */
  readonly recordedAt: Instant;
}

export type AssertedFacts = {
  readonly [F in FactName]?: { readonly value: FactValues[F]; readonly certainty: Certainty } | undefined;
};

export interface Standing {
  readonly facts: { readonly [F in FactName]: FactStanding<FactValues[F]> };
  /** The word by what is confirmed. */
  readonly condition: Condition;
  /** The word with what is presumed since, if it is another one. */
  readonly presumedCondition?: Condition;
  /** Confirmed claims of the same time disagree on some fact. */
  readonly conflict: boolean;
  /** Kinds of harm (injury, illness) that live claims name, for the reading of O-2 that counts several of one person. */
  readonly causes: { readonly confirmed: readonly Uuid[]; readonly all: readonly Uuid[] };
}

const known = new WeakMap<readonly StateClaim[], Standing>();

/**
 * How a person stands by the live claims about them, whatever their order (architecture.md, Facts that levels need). The same list gives the
 * same object.
 */
export function standingOf(claims: readonly StateClaim[]): Standing {
  const before = known.get(claims);
  if (before) return before;
  const standing = derive(claims);
  known.set(claims, standing);
  return standing;
}

function derive(claims: readonly StateClaim[]): Standing {
  const facts = Object.fromEntries(factNames.map((name) => [name, factStanding(claims, name)])) as unknown as Standing['facts'];
  const condition = conditionOf(valuesOf(facts, 'confirmed'));
  const presumed = conditionOf(valuesOf(facts, 'worst'));
  return {
    facts,
    condition,
    ...(presumed !== condition && { presumedCondition: presumed }),
    conflict: factNames.some((name) => facts[name].conflict),
    causes: { confirmed: oneOfEachCause(claims, ['CONFIRMED']), all: oneOfEachCause(claims, ['CONFIRMED', 'PRESUMED']) },
  };
}

function factStanding<F extends FactName>(claims: readonly StateClaim[], name: F): FactStanding<FactValues[F]> {
  const assertions: Assertion<FactValues[F]>[] = [];
  for (const claim of claims) {
    const asserted = claim[name] as { value: FactValues[F]; certainty: Certainty } | undefined;
    if (asserted) assertions.push({ entryId: claim.entryId, at: effectiveAt(claim), ...asserted });
  }
  const order: readonly FactValues[F][] = severity[name];
  return newestStanding(assertions, (value) => order.indexOf(value));
}

const valuesOf = (facts: Standing['facts'], which: 'confirmed' | 'worst'): Partial<FactValues> =>
  Object.fromEntries(factNames.flatMap((name) => (facts[name][which] ? [[name, facts[name][which].value]] : [])));

/** The first entry that names each cause. */
function oneOfEachCause(claims: readonly StateClaim[], certainties: readonly Certainty[]): Uuid[] {
  return severity.cause.flatMap((cause) => {
    const naming = claims.filter((claim) => claim.cause?.value === cause && certainties.includes(claim.cause.certainty));
    return naming.length > 0 ? [naming.map(({ entryId }) => entryId).sort()[0]!] : [];
  });
}
