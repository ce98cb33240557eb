import { toSeal } from '#contracts';
import { given, neededSeal, neededText, sealed, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import type { DecisionInput } from '../../domain/decision/commands.js';
import type { DecisionContentInput } from '../inputs/decision.js';
import { checkEvent, entriesIn, knownAccount } from './links.js';
import { occurredOf } from './occurred.js';

/** What was decided; a blank option is refused, because `chosen` counts them. */
export async function decisionContentOf(edge: EdgeRequest, incident: Uuid, decision: DecisionContentInput): Promise<DecisionInput> {
  const { options, chosen, basedOn, deciderId, clauses } = decision;
  if (basedOn) await checkEvent(edge.core, incident, basedOn, 'basedOn');
  return {
    question: neededSeal(decision.question, 'question'),
    options: toSeal(options.map((option) => neededText(option, 'options'))),
    optionCount: options.length,
    chosen,
    reasons: neededSeal(decision.reasons, 'reasons'),
    dissent: sealed(decision.dissent),
    grounds: entriesIn(incident, decision.grounds, 'grounds'),
    clauses: given(clauses),
    ...(basedOn && { basedOn }),
    ...(decision.decidedAt && { decidedAt: occurredOf(decision.decidedAt) }),
    ...(deciderId && { deciderId: await knownAccount(edge, deciderId, 'deciderId') }),
    duties: given(decision.duties),
  };
}
