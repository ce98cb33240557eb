import type { RecordedFact, Sealed, Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import type { LevelAssessed, LevelChanged } from '../domain/level/events.js';
import type { CodeOf } from './codes.js';
import { recordedOf, type Recorded } from './recorded.js';

type Assessed = RecordedOf<typeof LevelAssessed>['data'];
type Changed = RecordedOf<typeof LevelChanged>['data'];

/** How many of the events that a level rests on a row names; the event itself names all. */
const BASIS_SHOWN = 20;

interface Basis {
  readonly basis: readonly string[];
  readonly basisCount: number;
}

const basisOf = (basis: readonly string[]): Basis => ({ basis: basis.slice(0, BASIS_SHOWN), basisCount: basis.length });

/** 対応レベル in force; 0 is 未判定. */
export interface LevelInForce extends Basis {
  readonly value: number;
  readonly certainty: CodeOf<'certainties'>;
  readonly by: 'policy' | 'person';
  readonly changed: Recorded;
  readonly grounds?: Sealed<string> | undefined;
}

export interface AssessedClause extends Basis {
  readonly clause: string;
  readonly level: number;
  readonly certainty: CodeOf<'certainties'>;
  readonly readings: readonly { readonly point: string; readonly option: string }[];
}

/** What the manual says of the facts as they stand. */
export interface Assessment extends Basis {
  readonly eventId: Uuid;
  readonly level: number;
  readonly certainty: CodeOf<'certainties'>;
  readonly clauses: readonly AssessedClause[];
  readonly policy: Assessed['policy'];
  readonly recorded: Recorded;
}

export function assessmentOf(event: RecordedFact): Assessment {
  const { level, certainty, clauses, basis, policy } = event.data as Assessed;
  return {
    eventId: event.id,
    level,
    certainty,
    clauses: clauses.map((met) => ({ ...met, ...basisOf(met.basis) })),
    ...basisOf(basis),
    policy,
    recorded: recordedOf(event),
  };
}

export function levelOf(event: RecordedFact): LevelInForce {
  const { to, certainty, basis, by, grounds } = event.data as Changed;
  return { value: to, certainty, by, grounds, ...basisOf(basis), changed: recordedOf(event) };
}
