import { canonicalJson } from '#kernel';
import { reject } from '../../errors.js';
import { assess, type LevelAssessment, type Level } from '../../policies/level/assess.js';
import type { Manual } from '../../policies/level/manual.js';
import type { Decide, Decisions } from '../decide.js';
import type { IncidentEvent } from '../events.js';
import { wantedManual } from '../incident/decide.js';
import type { IncidentState } from '../state.js';
import type { ChangeResponseLevel, LevelCommand } from './commands.js';
import { LevelAssessed, LevelChanged } from './events.js';
import { levelFactsOf } from './facts.js';

/** A person raises it freely and lowers it with grounds; the manual defines no lowering (M-065, O-5). */
const changeLevel: Decide<ChangeResponseLevel> = (command, { level }) => {
  const { to, grounds } = command;
  const { inForce, assessment } = level;
  if (!Number.isInteger(to) || to < 0 || to > 3) reject('LEVEL_OUT_OF_RANGE', {}, ['to']);
  if (to === inForce) return grounds ? reject('LEVEL_ALREADY_IN_FORCE', { level: to }, ['to']) : [];
  if (to < inForce && !grounds) reject('GROUNDS_NEEDED', {}, ['grounds']);
  const reached = assessment.level >= to;
  return [
    LevelChanged.of({
      from: inForce,
      to,
      certainty: command.certainty ?? (reached ? assessment.certainty : 'CONFIRMED'),
      basis: [...(command.basis ?? (reached ? assessment.basis : []))],
      by: 'person',
      grounds,
    }),
  ];
};

export const levelDecisions: Decisions<LevelCommand> = { ChangeResponseLevel: changeLevel };

/**
 * What the policy adds to a decision that led from `before` to `after`: the assessment if it has changed, and the level in force raised at once
 * (M-062) if the assessment is above it and rests on something that the last one did not. So a level that a person lowered with grounds stays
 * lowered until facts worsen; it never falls by itself (M-065, O-5).
 */
export function reassessed(before: IncidentState, after: IncidentState, manuals: readonly Manual[]): readonly IncidentEvent[] {
  const { opened } = after.incident;
  const facts = mayHaveChanged(before, after) ? levelFactsOf(after) : undefined;
  if (!facts || !opened) return [];
  const assessment = assess(wantedManual(manuals, opened.manual), opened.readings, facts);
  const { inForce, assessment: last } = after.level;
  if (canonicalJson(assessment) === canonicalJson(last)) return [];
  const { level, certainty, clauses, basis } = assessment;
  return [
    LevelAssessed.of({ level, certainty, clauses, basis, policy: opened.manual }),
    ...(level > inForce && isWorse(assessment, last)
      ? [LevelChanged.of({ from: inForce, to: level, certainty, basis, by: 'policy' })]
      : []),
  ];
}

const mayHaveChanged = (before: IncidentState, after: IncidentState): boolean =>
  before.persons !== after.persons || before.figures !== after.figures || before.incident.opened !== after.incident.opened;

/** A higher level, a clause newly met or now confirmed, or a fact that no clause of that level rested on. */
function isWorse(next: LevelAssessment, last: LevelAssessment): boolean {
  if (next.level > last.level) return true;
  return deciding(next, next.level).some(({ clause, certainty, basis }) => {
    const same = deciding(last, next.level).find((known) => known.clause === clause);
    return !same || (certainty === 'CONFIRMED' && same.certainty === 'PRESUMED') || basis.some((id) => !same.basis.includes(id));
  });
}

const deciding = ({ clauses }: LevelAssessment, level: Level) => clauses.filter((clause) => clause.level === level);
