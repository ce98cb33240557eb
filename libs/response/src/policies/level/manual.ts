import { Type, type Static } from 'typebox';
import { Coded, faultOf } from '#contracts';
import { cares, certainties, hazards, harms, incidentFacts, measures, personRoles, whereabouts } from '#vocabulary';
import { BodyRules, checkBodyRules } from '../body/body-rules.js';
import { stated, strict, Words } from '../policy-schema.js';

const Name = Type.String({ pattern: '^[A-Za-z0-9._-]{1,60}$' });
const AtLeast = Type.Optional(Type.Integer({ minimum: 0 }));

/** Who or what counts: persons of whom any of the listed facts holds, beside outside figures of the listed measures. */
const Counted = Type.Object(
  {
    /** `anyone`: everyone on the roster whose role counts; `causesAtLeast`: so many kinds of harm of one person. */
    persons: Type.Optional(
      Type.Object(
        {
          anyone: Type.Optional(Type.Literal(true)),
          whereabouts: Type.Optional(Type.Array(Coded(whereabouts))),
          harm: Type.Optional(Type.Array(Coded(harms))),
          care: Type.Optional(Type.Array(Coded(cares))),
          causesAtLeast: AtLeast,
        },
        strict,
      ),
    ),
    figures: Type.Optional(Type.Array(Coded(measures))),
  },
  strict,
);

const Condition = Type.Union([
  Type.Object({ count: Name, atLeast: AtLeast, atMost: AtLeast }, strict),
  Type.Object({ fact: Coded(incidentFacts) }, strict),
  Type.Object({ kind: Type.Array(Coded(hazards), { minItems: 1 }) }, strict),
]);

const Clause = Type.Object(
  {
    id: Name,
    level: Type.Integer({ minimum: 1, maximum: 3 }),
    ...stated,
    text: Words,
    explanation: Words,
    /** The clause holds if every condition holds, of an `any` at least one. */
    when: Type.Array(Type.Union([Condition, Type.Object({ any: Type.Array(Condition, { minItems: 1 }) }, strict)]), { minItems: 1 }),
    /** Never more certain than this, whatever the facts. */
    certainty: Type.Optional(Coded(certainties)),
    /** Only under these readings of open points. */
    readings: Type.Optional(Type.Record(Type.String({ maxLength: 40 }), Name)),
  },
  strict,
);

const OpenPoint = Type.Object(
  { source: Type.String({ minLength: 1 }), question: Words, default: Name, options: Type.Record(Name, Words) },
  strict,
);

/** A manual's level table and bodies as data: another university's manual is another file. */
export const ManualSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    id: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
    version: Type.String({ minLength: 1, maxLength: 30 }),
    title: Words,
    /** Day of issue. */
    issued: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    source: Type.String({ minLength: 1 }),
    /** Roles on the roster whose persons count. */
    countedRoles: Type.Array(Coded(personRoles), { minItems: 1 }),
    counts: Type.Record(Name, Counted),
    readings: Type.Record(Type.String({ maxLength: 40 }), OpenPoint),
    clauses: Type.Array(Clause, { minItems: 1, maxItems: 20 }),
    /** How far the numbered rules go that a decision may cite beside the clauses: `M-001` to `M-197`. */
    rules: Type.Optional(Type.Record(Type.String({ pattern: '^[A-Z]{1,3}$' }), Type.Integer({ minimum: 1, maximum: 9999 }), strict)),
    /** Levels rise by the clauses; what is said of lowering one, which only people do. */
    lowering: Type.Optional(Type.Object(stated, strict)),
    bodies: BodyRules,
  },
  strict,
);

export type Manual = Static<typeof ManualSchema>;
export type Clause = Static<typeof Clause>;
export type Condition = Static<typeof Condition>;
export type Counted = Static<typeof Counted>;

/** The option taken at each open point. */
export type Readings = Readonly<Record<string, string>>;

/** Checks a parsed policy file. Throws `TypeError` saying where it is wrong: a file that is wrong must stop the start. */
export function manualOf(json: unknown): Manual {
  const fault = faultOf(ManualSchema, json);
  if (fault) throw new TypeError(`manual: ${fault.instancePath || '/'} ${fault.message}`);
  const manual = json as Manual;
  for (const [point, { default: taken, options }] of Object.entries(manual.readings))
    if (!Object.hasOwn(options, taken)) throw new TypeError(`manual: the default ${taken} of ${point} is not one of its options`);
  for (const clause of manual.clauses) checkNames(manual, clause);
  checkBodyRules(manual.bodies);
  return manual;
}

function checkNames(manual: Manual, clause: Clause): void {
  for (const condition of clause.when.flatMap((item) => ('any' in item ? item.any : [item])))
    if ('count' in condition && !Object.hasOwn(manual.counts, condition.count))
      throw new TypeError(`manual: ${clause.id} counts "${condition.count}", which is not defined`);
  for (const [point, option] of Object.entries(clause.readings ?? {}))
    if (!hasOption(manual, point, option))
      throw new TypeError(`manual: ${clause.id} needs the reading ${point}: ${option}, which is not defined`);
}

const RULE_NUMBER = /^([A-Z]{1,3})-(\d{1,4})$/;

/** Whether it has the shape of a rule's number, whichever manual has such a rule. */
export const isRuleNumber = (name: string): boolean => RULE_NUMBER.test(name);

/** Whether a decision under this manual may cite it: a clause of the level table, or a numbered rule. */
export function isCitable({ clauses, rules = {} }: Manual, name: string): boolean {
  const [, series = '', number] = RULE_NUMBER.exec(name) ?? [];
  const numbered = Object.hasOwn(rules, series) && Number(number) >= 1 && Number(number) <= rules[series]!;
  return numbered || clauses.some(({ id }) => id === name);
}

/** The manual of this id and version. */
export const manualNamed = (name: { readonly id: string; readonly version: string }, manuals: readonly Manual[]): Manual | undefined =>
  manuals.find(({ id, version }) => id === name.id && version === name.version);

/** Whether the manual has this open point and this way of reading it. */
export const hasOption = (manual: Manual, point: string, option: string): boolean =>
  Object.hasOwn(manual.readings, point) && Object.hasOwn(manual.readings[point]!.options, option);

export const defaultReadings = (manual: Manual): Readings =>
  Object.fromEntries(Object.entries(manual.readings).map(([point, { default: taken }]) => [point, taken]));

/** The published document `schemas/policies/manual.schema.json`. */
export const manualSchemaDocument = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'honbu:policies/manual',
  title: 'Level table and bodies of a crisis manual',
  ...ManualSchema,
};
