import type { DataClass } from '#contracts';
import type { Relation } from '../caller.js';
import { classKey, fieldRuleDecisions, groupKey, type AccessPolicy, type ActionRule, type FieldRule } from './document.js';

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

/** From least to most. */
export const fieldDecisions = ['never', 'mask', 'reveal', 'see'] as const;
export type FieldDecision = (typeof fieldDecisions)[number];

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
 * know, unless one of them says `never`. For one relation the rule of the field's group goes before the rule of its class. No rule: `never`.
 */
export function decideField(policy: AccessPolicy, relations: readonly Relation[], { dataClass, group }: FieldKind): FieldAccess {
  // A group that the table does not know, or knows as another class, is a mistake in the program: nobody sees it.
  if (group !== undefined && (!Object.hasOwn(policy.groups, group) || policy.groups[group]!.dataClass !== dataClass))
    return { decision: 'never' };
  let most: { readonly rule: FieldRule; readonly relation: Relation } | undefined;
  for (const relation of relations) {
    const rules = policy.fields.get(relation);
    const rule = (group !== undefined && rules?.get(groupKey(group))) || rules?.get(classKey(dataClass));
    if (rule?.decision === 'never') return { decision: 'never', rule, relation };
    if (rule && (!most || rank(rule) > rank(most.rule))) most = { rule, relation };
  }
  if (!most) return { decision: 'never' };
  const { decision } = most.rule;
  return { decision: decision === 'none' ? 'never' : decision, ...most };
}

const rank = ({ decision }: FieldRule): number => fieldRuleDecisions.indexOf(decision);
