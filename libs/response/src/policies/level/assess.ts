import type { Uuid } from '#kernel';
import type { incidentFacts, hazards, measures, personRoles } from '#vocabulary';
import type { Held } from '../../domain/newest.js';
import type { Certainty } from '../../domain/person/facts.js';
import type { Standing } from '../../domain/person/standing.js';
import type { Clause, Condition, Counted, Manual, Readings } from './manual.js';

export type Level = 0 | 1 | 2 | 3;

/** What levels are assessed from. */
export interface LevelFacts {
  readonly kind: keyof typeof hazards;
  /** The event that opened the incident and said its kind. */
  readonly openedBy: Uuid;
  readonly persons: readonly { readonly role: keyof typeof personRoles; readonly addedBy: Uuid; readonly standing: Standing }[];
  /** The newest live figure of each source and measure about people we sent, by what is confirmed and by what is newest. */
  readonly figures: readonly {
    readonly measure: keyof typeof measures;
    readonly confirmed?: Held<number>;
    readonly newest?: Held<number>;
  }[];
  readonly incident: {
    readonly [F in keyof typeof incidentFacts]?: { readonly confirmed?: Held<boolean>; readonly worst?: Held<boolean> };
  };
}

export interface MetClause {
  readonly clause: string;
  readonly level: Level;
  readonly certainty: Certainty;
  readonly basis: Uuid[];
  readonly readings: { readonly point: string; readonly option: string }[];
}

/** Level 0 is 未判定: no clause met. Its certainty is CONFIRMED. */
export interface LevelAssessment {
  readonly level: Level;
  readonly certainty: Certainty;
  readonly clauses: MetClause[];
  readonly basis: Uuid[];
}

export const unassessed: LevelAssessment = { level: 0, certainty: 'CONFIRMED', clauses: [], basis: [] };

/** Entries named as the basis of one clause: enough to see why, and an event stays small with hundreds of persons. */
const BASIS_OF_CLAUSE = 50;

/** Facts by what is confirmed only, or with what is presumed (M-058). */
type World = 'confirmed' | 'presumed';

/** Entries that make a condition hold; `undefined` if it does not hold. */
type Basis = readonly Uuid[] | undefined;

/** What the manual says of the facts: the highest level of the clauses they meet, confirmed if a clause of that level holds by confirmed facts alone. */
export function assess(manual: Manual, readings: Readings, facts: LevelFacts): LevelAssessment {
  const clauses = manual.clauses.filter((clause) => applies(clause, readings)).flatMap((clause) => met(clause, manual, facts));
  const level = clauses.reduce<Level>((highest, clause) => (clause.level > highest ? clause.level : highest), 0);
  const deciding = clauses.filter((clause) => clause.level === level);
  if (deciding.length === 0) return unassessed;
  return {
    level,
    certainty: deciding.some(({ certainty }) => certainty === 'CONFIRMED') ? 'CONFIRMED' : 'PRESUMED',
    clauses,
    basis: [...new Set(deciding.flatMap(({ basis }) => basis))],
  };
}

const applies = (clause: Clause, readings: Readings): boolean =>
  Object.entries(clause.readings ?? {}).every(([point, option]) => readings[point] === option);

function met(clause: Clause, manual: Manual, facts: LevelFacts): MetClause[] {
  const confirmed = clause.certainty === 'PRESUMED' ? undefined : holds(clause, manual, facts, 'confirmed');
  const basis = confirmed ?? holds(clause, manual, facts, 'presumed');
  if (!basis) return [];
  return [
    {
      clause: clause.id,
      level: clause.level as Level,
      certainty: confirmed ? 'CONFIRMED' : 'PRESUMED',
      basis: [...new Set(basis)].sort().slice(0, BASIS_OF_CLAUSE),
      readings: Object.entries(clause.readings ?? {}).map(([point, option]) => ({ point, option })),
    },
  ];
}

function holds(clause: Clause, manual: Manual, facts: LevelFacts, world: World): Basis {
  const basis: Uuid[] = [];
  for (const item of clause.when) {
    const found =
      'any' in item
        ? anyOf(item.any.map((each) => conditionHolds(each, manual, facts, world)))
        : conditionHolds(item, manual, facts, world);
    if (!found) return undefined;
    basis.push(...found);
  }
  return basis;
}

const anyOf = (found: readonly Basis[]): Basis => (found.some((basis) => basis) ? found.flatMap((basis) => basis ?? []) : undefined);

function conditionHolds(condition: Condition, manual: Manual, facts: LevelFacts, world: World): Basis {
  if ('kind' in condition) return condition.kind.includes(facts.kind) ? [facts.openedBy] : undefined;
  if ('fact' in condition) {
    const fact = facts.incident[condition.fact]?.[world === 'confirmed' ? 'confirmed' : 'worst'];
    return fact?.value ? fact.basis : undefined;
  }
  return countHolds(manual.counts[condition.count]!, condition.atLeast ?? 0, condition.atMost ?? Infinity, manual, facts, world);
}

/** The roster and each source are counted apart and never added up (U-12): the largest of them counts. */
function countHolds(counted: Counted, atLeast: number, atMost: number, manual: Manual, facts: LevelFacts, world: World): Basis {
  const persons = facts.persons
    .filter(({ role }) => manual.countedRoles.includes(role))
    .flatMap((person) => {
      const basis = personCounts(counted, person, world);
      return basis ? [basis] : [];
    });
  const figures = facts.figures.flatMap(({ measure, confirmed, newest }) => {
    const held = world === 'confirmed' ? confirmed : newest;
    return held && counted.figures?.includes(measure) ? [held] : [];
  });
  const largest = figures.reduce((count, { value }) => Math.max(count, value), persons.length);
  if (largest < atLeast || largest > atMost) return undefined;
  return [
    ...(persons.length >= atLeast ? persons.flat() : []),
    ...figures.filter(({ value }) => value > 0 && value >= atLeast).flatMap(({ basis }) => basis),
  ];
}

function personCounts({ persons }: Counted, { addedBy, standing }: LevelFacts['persons'][number], world: World): Basis {
  if (!persons) return undefined;
  if (persons.anyone) return [addedBy];
  const causes = standing.causes[world === 'confirmed' ? 'confirmed' : 'all'];
  if (persons.causesAtLeast !== undefined && causes.length >= persons.causesAtLeast) return causes;
  const basis = (['whereabouts', 'harm', 'care'] as const).flatMap((name) => {
    const held: Held<string> | undefined = standing.facts[name][world === 'confirmed' ? 'confirmed' : 'worst'];
    return held && (persons[name] as readonly string[] | undefined)?.includes(held.value) ? held.basis : [];
  });
  return basis.length > 0 ? basis : undefined;
}
