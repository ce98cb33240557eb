import { missingBodies, type IncidentRow, type Manual } from '#response';
import type { BoardLevel } from './board.js';

const BASIS = 5;
const CLAUSES = 8;

/** 対応レベル as boards show it, with the first few events that each reason rests on. */
export function boardLevel(row: IncidentRow, manuals: readonly Manual[]): BoardLevel {
  const { level, assessment } = row;
  const shown = <T extends { readonly basis: readonly string[] }>(of: T): T => ({ ...of, basis: of.basis.slice(0, BASIS) });
  return {
    inForce: shown(level),
    assessment: assessment && { ...shown(assessment), clauses: assessment.clauses.slice(0, CLAUSES).map(shown) },
    missingBodies: missingBodies(row, manuals),
  };
}
