import type { Condition, FactValues } from './facts.js';

/**
 * The one of the seven words (未確認 / 無事 / 負傷 / 入院 / 重体 / 行方不明 / 死亡) that the facts make; the gravest that applies. Harm NONE is 無事
 * unless the whereabouts are said to be unknown; 遭難 counts as 行方不明.
 */
export function conditionOf({ whereabouts, harm, care }: Partial<FactValues>): Condition {
  if (harm === 'DEAD') return 'DEAD';
  if (whereabouts === 'MISSING' || whereabouts === 'DISTRESSED') return 'MISSING';
  if (harm === 'CRITICAL') return 'CRITICAL';
  if (care === 'HOSPITALISED') return 'HOSPITALISED';
  if (harm === 'SLIGHT' || harm === 'SERIOUS' || care === 'OUTPATIENT') return 'INJURED';
  if (whereabouts === 'UNKNOWN') return 'UNCONFIRMED';
  return whereabouts === 'SAFE' || harm === 'NONE' ? 'SAFE' : 'UNCONFIRMED';
}
