import type { DecideEnv } from '#kernel';
import { reject } from '../../errors.js';
import type { Decide, Decisions } from '../decide.js';
import { checkCorrectable, checkEntriesKnown } from '../incident/entries.js';
import { zoneOf, type IncidentState } from '../state.js';
import { actedAtOf } from '../time.js';
import type { CorrectDecision, DecisionCommand, DecisionInput, RecordDecision } from './commands.js';
import { DecisionCorrected, DecisionRecorded } from './events.js';

/** With its options, reasons and grounds, under the policy version it was made under, and what the board had shown (U-9). */
function contentOf(content: DecisionInput, state: IncidentState, env: DecideEnv) {
  const { question, options, optionCount, chosen, reasons, dissent, basedOn } = content;
  if (!Number.isInteger(chosen) || chosen < 0 || chosen >= optionCount) reject('DECISION_CHOICE_UNKNOWN', { optionCount }, ['chosen']);
  checkEntriesKnown(state, content.grounds ?? [], 'grounds');
  return {
    ...{ question, options, chosen, reasons, dissent, basedOn },
    grounds: [...(content.grounds ?? [])],
    clauses: [...(content.clauses ?? [])],
    decidedAt: actedAtOf(content.decidedAt, zoneOf(state), env.now),
    deciderId: content.deciderId ?? env.actor.id,
    duties: [...(content.duties ?? [])],
    policy: content.policy ?? state.incident.opened?.manual,
  };
}

const recordDecision: Decide<RecordDecision> = (command, state, env) => [DecisionRecorded.of(contentOf(command, state, env))];

const correctDecision: Decide<CorrectDecision> = (command, state, env) => {
  checkCorrectable(state, command.entryId, 'DECISION');
  return [DecisionCorrected.of({ entryId: command.entryId, reason: command.reason, ...contentOf(command, state, env) })];
};

export const decisionDecisions: Decisions<DecisionCommand> = { RecordDecision: recordDecision, CorrectDecision: correctDecision };
