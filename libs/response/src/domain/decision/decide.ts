import type { DecideEnv, ErrorDetail } from '#kernel';
import { reject } from '../../errors.js';
import type { Decide, Decisions } from '../decide.js';
import { isCitable, isRuleNumber, type Manual } from '../../policies/level/manual.js';
import { wantedManual } from '../incident/decide.js';
import { checkCorrectable, checkEntriesKnown } from '../incident/entries.js';
import { zoneOf, type IncidentState } from '../state.js';
import { actedAtOf } from '../time.js';
import type { CorrectDecision, DecisionCommand, DecisionInput, RecordDecision } from './commands.js';
import { DecisionCorrected, DecisionRecorded } from './events.js';

/** A refusal repeats nothing that could be about a person: what is no number of a rule is named by its place. */
const clauseNamed = (clause: string, place: number): ErrorDetail =>
  isRuleNumber(clause) ? clause : { ja: `${place} 番目`, en: `number ${place} of those cited` };

/** With its options, reasons and grounds, under the policy version it was made under, and what the board had shown (U-9). */
function contentOf(content: DecisionInput, state: IncidentState, env: DecideEnv, manuals: readonly Manual[]) {
  const { question, options, optionCount, chosen, reasons, dissent, basedOn } = content;
  if (!Number.isInteger(chosen) || chosen < 0 || chosen >= optionCount) reject('DECISION_CHOICE_UNKNOWN', { optionCount }, ['chosen']);
  checkEntriesKnown(state, content.grounds ?? [], 'grounds');
  const policy = content.policy ?? state.incident.opened?.manual;
  const manual = wantedManual(manuals, policy);
  const unknown = content.clauses?.findIndex((clause) => !isCitable(manual, clause)) ?? -1;
  if (unknown >= 0) reject('CLAUSE_UNKNOWN', { clause: clauseNamed(content.clauses![unknown]!, unknown + 1) }, ['clauses']);
  return {
    ...{ question, options, chosen, reasons, dissent, basedOn },
    grounds: [...(content.grounds ?? [])],
    clauses: [...(content.clauses ?? [])],
    decidedAt: actedAtOf(content.decidedAt, zoneOf(state), env.now),
    deciderId: content.deciderId ?? env.actor.id,
    duties: [...(content.duties ?? [])],
    policy,
  };
}

const recordDecision =
  (manuals: readonly Manual[]): Decide<RecordDecision> =>
  (command, state, env) => [DecisionRecorded.of(contentOf(command, state, env, manuals))];

const correctDecision =
  (manuals: readonly Manual[]): Decide<CorrectDecision> =>
  (command, state, env) => {
    checkCorrectable(state, command.entryId, 'DECISION');
    return [DecisionCorrected.of({ entryId: command.entryId, reason: command.reason, ...contentOf(command, state, env, manuals) })];
  };

export const decisionDecisions = (manuals: readonly Manual[]): Decisions<DecisionCommand> => ({
  RecordDecision: recordDecision(manuals),
  CorrectDecision: correctDecision(manuals),
});
