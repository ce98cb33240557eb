import type { Fact, RecordedFact, Sealed } from '#kernel';
import type { Static } from 'typebox';
import type { DataClass, Field, SealedClass } from './data-class.js';

export type Fields = Readonly<Record<string, Field>>;

type Value<F> = F extends Field<infer S, infer C> ? (C extends SealedClass ? Sealed<Static<S>> : Static<S>) : never;
type OptionalKeys<F extends Fields> = {
  [K in keyof F]: F[K]['schema'] extends { '~optional': true } ? K : never;
}[keyof F];

/** The data of an event as the domain sees it: class 2–4 values sealed. */
export type DataOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalKeys<F>>]: Value<F[K]> } & {
  readonly [K in OptionalKeys<F>]?: Value<F[K]> | undefined;
};

export interface EventType<Type extends string = string, F extends Fields = Fields> {
  readonly type: Type;
  readonly version: number;
  readonly fields: F;
  /** The fact, ready to be decided: undefined fields are left out. */
  of(data: DataOf<F>): Fact<Type, DataOf<F>>;
  /** Narrows a recorded fact to this type. */
  is(fact: Fact | RecordedFact): fact is RecordedFact<Type, DataOf<F>>;
}

export type FactOf<E> = E extends EventType<infer T, infer F> ? Fact<T, DataOf<F>> : never;
export type RecordedOf<E> = E extends EventType<infer T, infer F> ? RecordedFact<T, DataOf<F>> : never;

/** Declares one version of one event type. Stored names are stable, dotted, past tense, never a class name. */
export function event<Type extends string, const F extends Fields>(type: Type, version: number, fields: F): EventType<Type, F> {
  if (!/^[a-z]+(\.[a-z]+(-[a-z]+)*)+$/.test(type)) throw new TypeError(`event type "${type}" is not dotted lower case`);
  for (const [name, field] of Object.entries(fields)) checkField(type, name, field, fields);
  return {
    type,
    version,
    fields,
    of: (data) => ({ type, version, data: Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) as never }),
    is: (fact): fact is RecordedFact<Type, DataOf<F>> => fact.type === type,
  };
}

function checkField(type: string, name: string, field: Partial<Field>, fields: Record<string, Partial<Field>>): void {
  const { schema, dataClass, subject } = field;
  if (!schema || ![0, 1, 2, 3, 4].includes(dataClass as DataClass)) throw new TypeError(`${type}: field "${name}" has no data class`);
  if ((dataClass as DataClass) < 2) return;
  if (!subject) throw new TypeError(`${type}: field "${name}" of class ${dataClass} has no subject`);
  const holder = subject === 'entry' ? undefined : fields[subject];
  if (subject !== 'entry' && (!holder || (holder.dataClass as DataClass) > 1))
    throw new TypeError(`${type}: field "${name}" names the subject "${subject}", which is not an open field of the event`);
}

/** The version with which the JSON Schema of a field says its class; checked by the registry's reader too. */
export const dataClassKeyword = 'x-data-class';
export const subjectKeyword = 'x-subject';
