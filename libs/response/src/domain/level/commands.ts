import type { Sealed, Uuid } from '#kernel';
import type { DataOfEvent } from '../input.js';
import type { LevelChanged } from './events.js';

/**
 * A person sets the level in force (0–3). Lowering needs grounds (M-065, O-5). `certainty` and `basis`: default those of the assessment, so far as
 * it reaches that level, else CONFIRMED and nothing.
 */
export interface ChangeResponseLevel {
  readonly type: 'ChangeResponseLevel';
  readonly to: number;
  readonly certainty?: DataOfEvent<typeof LevelChanged>['certainty'] | undefined;
  readonly basis?: readonly Uuid[] | undefined;
  readonly grounds?: Sealed<string> | undefined;
}

export type LevelCommand = ChangeResponseLevel;
