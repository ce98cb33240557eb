import type { DataClass } from '#contracts';
import type { Relation } from '../caller.js';
import { classKey, fieldDecisions, groupKey, type AccessPolicy, type ActionRule, type FieldDecision, type FieldRule } from './document.js';

/** A field as the policy knows it: its class and, where it is named in the table, its group. */
export interface FieldKind {
  readonly dataClass: DataClass;
  readonly group?: string;
}

export interface ActionAccess {
  readonly allowed: boolean;
  /** The rule that allowed it, and through which relation; none when nothing did. */
  readonly rule?: ActionRule;
  readonly relation?: Relation;
}

export interface FieldAccess {
  readonly decision: FieldDecision;
  readonly rule?: FieldRule;
  readonly relation?: Relation;
}

/** Whether someone with these relations may do this: if any of them may. An unknown action or relation may nothing. */
export function decideAction(policy: AccessPolicy, relations: readonly Relation[], action: string): ActionAccess {
  for (const relation of relations) {
    const rule = policy.actions.get(relation)?.get(action);
    if (rule) return { allowed: true, rule, relation };
  }
  return { allowed: false };
}

/**
 * How much of a field someone with these relations gets: the most that any of them gives, because a second duty is a second need to
 * know. For one relation the rule of the field's group goes before the rule of its class. No rule: `never`.
 */
export function decideField(policy: AccessPolicy, relations: readonly Relation[], { dataClass, group }: FieldKind): FieldAccess {
  let best: FieldAccess = { decision: 'never' };
  // A group that the table does not know, or knows as another class, is a mistake in the program: nobody sees it.
  if (group !== undefined && (!Object.hasOwn(policy.groups, group) || policy.groups[group]!.dataClass !== dataClass)) return best;
  for (const relation of relations) {
    const rules = policy.fields.get(relation);
    const rule = (group !== undefined && rules?.get(groupKey(group))) || rules?.get(classKey(dataClass));
    if (rule && (!best.rule || rank(rule.decision) > rank(best.decision))) best = { decision: rule.decision, rule, relation };
  }
  return best;
}

const rank = (decision: FieldDecision): number => fieldDecisions.indexOf(decision);
