import type { RecordedFact } from '#kernel';
import { unassessed, type LevelAssessment, type Level } from '../../policies/level/assess.js';
import { LevelAssessed, LevelChanged } from './events.js';

export interface ResponseLevel {
  /** The level in force; 0 is 未判定. */
  readonly inForce: Level;
  /** The last assessment recorded. */
  readonly assessment: LevelAssessment;
}

export const noLevel: ResponseLevel = { inForce: 0, assessment: unassessed };

export function evolveLevel(level: ResponseLevel, event: RecordedFact): ResponseLevel {
  if (LevelAssessed.is(event)) {
    const { level: assessed, certainty, clauses, basis } = event.data;
    return { ...level, assessment: { level: assessed, certainty, clauses, basis } as LevelAssessment };
  }
  if (LevelChanged.is(event)) return { ...level, inForce: event.data.to as Level };
  return level;
}
