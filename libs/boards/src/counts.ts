import type { Uuid } from '#kernel';
import {
  bySource,
  conditionsByGravity,
  figureKeys,
  figures,
  incidentFacts,
  persons,
  standingOfFact,
  type Certainty,
  type CodeOf,
  type Condition,
  type FigureBySource,
  type OccurredAt,
} from '#response';
import { codesOf, incidentFacts as factTerms } from '#vocabulary';
import type { BoardContext } from './board.js';
import { bounded, KIB, type Bounded } from './size.js';

/** What one source says of one number. */
export interface SourceFigure {
  readonly entryId: Uuid;
  readonly source: string;
  readonly count: number;
  readonly certainty: Certainty;
  readonly reliability: CodeOf<'reliabilities'>;
  readonly credibility: CodeOf<'credibilities'>;
  readonly occurredAt: OccurredAt;
}

/** A number from outside by source, newest first: shown beside each other and beside the roster, never added up (U-12). */
export interface FigureLine {
  readonly measure: CodeOf<'measures'>;
  readonly population: CodeOf<'populations'>;
  readonly conflict: boolean;
  readonly sources: Bounded<SourceFigure>;
}

export interface FactLine {
  readonly fact: CodeOf<'incidentFacts'>;
  readonly holds: boolean;
  readonly certainty: Certainty;
  readonly conflict: boolean;
  readonly basis: readonly Uuid[];
}

/** 安否 by the seven words over the people the university sent, and beside it what others say. */
export interface Counts {
  readonly sent: number;
  readonly byCondition: { readonly [C in Condition]: number };
  /** People of whom confirmed claims of the same time disagree. */
  readonly conflicts: number;
  readonly figures: Bounded<FigureLine>;
  readonly facts: readonly FactLine[];
}

const SOURCES = { items: 4, bytes: 2 * KIB };
const FIGURES = { items: 18, bytes: 4 * KIB };

export function countsOf({ rows, incident }: Pick<BoardContext, 'rows' | 'incident'>): Counts {
  const count = (tag: string): number => rows.count(persons, incident, tag);
  return {
    sent: count('sent'),
    byCondition: Object.fromEntries(
      conditionsByGravity.map((condition) => [condition, count(`sent:${condition}`)]),
    ) as Counts['byCondition'],
    conflicts: count('conflict'),
    figures: bounded(figureLines(rows, incident), FIGURES),
    facts: factLines(rows, incident),
  };
}

function figureLines(rows: BoardContext['rows'], incident: Uuid): FigureLine[] {
  return figureKeys.flatMap((key) => {
    const row = rows.get(figures, incident, key);
    const said = row && bySource(row);
    return said ? [figureLine(said)] : [];
  });
}

const figureLine = ({ measure, population, conflict, sources }: FigureBySource): FigureLine => ({
  measure,
  population,
  conflict,
  sources: bounded(
    sources.map(({ source, newest: { entryId, content } }) => {
      const { count, certainty, reliability, credibility, occurredAt } = content;
      return { entryId, source, count, certainty, reliability, credibility, occurredAt };
    }),
    SOURCES,
  ),
});

function factLines(rows: BoardContext['rows'], incident: Uuid): FactLine[] {
  return codesOf(factTerms).flatMap((fact) => {
    const row = rows.get(incidentFacts, incident, fact);
    const standing = row && standingOfFact(row);
    const held = standing?.worst;
    return held ? [{ fact, holds: held.value, certainty: held.certainty, conflict: standing.conflict, basis: held.basis.slice(0, 5) }] : [];
  });
}
