import { missingBodies, type IncidentRow, type Manual } from '#response';
import { bodies, certainties } from '#vocabulary';
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

/** 「対応レベル3(推測)・危機対策本部は未開設」: never a bare level (experience.md, rule 2), presumed said as presumed (M-058). */
export function levelWording({ inForce, missingBodies: missing }: BoardLevel, language: 'ja' | 'en'): string {
  const { value, certainty } = inForce;
  if (value === 0) return language === 'ja' ? '対応レベル未判定' : 'Response level not determined';
  const presumed = certainty === 'PRESUMED' ? certainties.PRESUMED[language].toLowerCase() : undefined;
  if (language === 'ja')
    return `対応レベル${value}${presumed ? `(${presumed})` : ''}${missing.map(({ body }) => `・${bodies[body].ja}は未開設`).join('')}`;
  return `Response level ${value}${presumed ? ` (${presumed})` : ''}${missing.map(({ body }) => `, ${bodies[body].en.toLowerCase()} not opened`).join('')}`;
}
