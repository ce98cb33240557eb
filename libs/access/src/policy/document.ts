import { Type, type Static } from 'typebox';
import { faultOf } from '#contracts';
import { reject } from '../errors.js';
import { allRelations, type Relation } from '../caller.js';

const Closed = { additionalProperties: false };
const Words = Type.Object({ ja: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, Closed);
const Relations = Type.Array(Type.Enum([...allRelations]), { minItems: 1, uniqueItems: true });
const Name = Type.String({ pattern: '^[a-z][A-Za-z0-9.]*$' });

/**
 * What a rule says of a field, from least to most. `none`: this relation gives nothing, another may. `never`: nothing, whatever another gives.
 */
export const fieldRuleDecisions = ['never', 'none', 'mask', 'reveal', 'see'] as const;

const grounds = { reason: Words, source: Type.String({ minLength: 1 }) };

/** The access table as a file: `schemas/policies/access.json`. */
export const AccessTable = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    version: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}(\\.\\d+)?$' }),
    groups: Type.Record(Name, Type.Object({ dataClass: Type.Enum([2, 3, 4]), words: Words }, Closed), Closed),
    fields: Type.Array(
      Type.Object(
        {
          relations: Relations,
          classes: Type.Optional(Type.Array(Type.Enum([0, 1, 2, 3, 4]), { minItems: 1, uniqueItems: true })),
          groups: Type.Optional(Type.Array(Name, { minItems: 1, uniqueItems: true })),
          decision: Type.Enum([...fieldRuleDecisions]),
          ...grounds,
        },
        Closed,
      ),
    ),
    actions: Type.Array(
      Type.Object({ actions: Type.Array(Name, { minItems: 1, uniqueItems: true }), relations: Relations, ...grounds }, Closed),
    ),
    /** How long whoever was let in on one person's word alone consents to nothing that this person had a hand in. */
    loneWord: Type.Object({ days: Type.Integer({ minimum: 1 }), ...grounds }, Closed),
  },
  Closed,
);
export type AccessTable = Static<typeof AccessTable>;
export type FieldRule = AccessTable['fields'][number];
export type ActionRule = AccessTable['actions'][number];

/** The JSON Schema of the table, as published beside it. */
export const accessTableSchema = (): object => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'honbu:policies/access.schema.json',
  title: 'Access table',
  ...(JSON.parse(JSON.stringify(AccessTable)) as object),
});

/** The table, ready to be asked. */
export interface AccessPolicy {
  readonly version: string;
  readonly groups: AccessTable['groups'];
  /** By relation, then by `class:2` or `group:passport`. */
  readonly fields: ReadonlyMap<Relation, ReadonlyMap<string, FieldRule>>;
  /** By relation, then by action. */
  readonly actions: ReadonlyMap<Relation, ReadonlyMap<string, ActionRule>>;
  readonly knownActions: ReadonlySet<string>;
  readonly loneWordDays: number;
}

/** Checks and indexes a table. Throws `ACCESS_POLICY_INVALID` on a wrong shape, an undeclared group, or two rules for one thing. */
export function accessPolicyOf(table: unknown): AccessPolicy {
  const fault = faultOf(AccessTable, table);
  if (fault) return reject('ACCESS_POLICY_INVALID', { path: fault.instancePath || '/', rule: fault.keyword });
  const { version, groups, fields, actions, loneWord } = table as AccessTable;
  for (const [index, { groups: named = [], classes }] of fields.entries()) {
    const undeclared = named.find((group) => !Object.hasOwn(groups, group));
    if (undeclared) reject('ACCESS_POLICY_INVALID', { path: `/fields/${index}/groups/${undeclared}`, rule: 'declared' });
    if (!classes && named.length === 0) reject('ACCESS_POLICY_INVALID', { path: `/fields/${index}`, rule: 'classes or groups' });
  }
  return {
    version,
    groups,
    fields: indexed(fields, 'fields', ({ classes = [], groups: named = [] }) => [...classes.map(classKey), ...named.map(groupKey)]),
    actions: indexed(actions, 'actions', (rule) => rule.actions),
    knownActions: new Set(actions.flatMap((rule) => rule.actions)),
    loneWordDays: loneWord.days,
  };
}

export const classKey = (dataClass: number): string => `class:${dataClass}`;
export const groupKey = (group: string): string => `group:${group}`;

function indexed<Rule extends { readonly relations: readonly Relation[] }>(
  rules: readonly Rule[],
  part: string,
  keysOf: (rule: Rule) => readonly string[],
): ReadonlyMap<Relation, ReadonlyMap<string, Rule>> {
  const index = new Map<Relation, Map<string, Rule>>();
  for (const rule of rules)
    for (const relation of rule.relations) {
      const byKey = index.get(relation) ?? new Map<string, Rule>();
      index.set(relation, byKey);
      for (const key of keysOf(rule)) {
        if (byKey.has(key)) reject('ACCESS_POLICY_INVALID', { path: `/${part} ${relation} ${key}`, rule: 'one rule only' });
        byKey.set(key, rule);
      }
    }
  return index;
}
