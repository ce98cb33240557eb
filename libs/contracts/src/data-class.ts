import type { TSchema } from 'typebox';

/**
 * 0 public · 1 operational · 2 personal · 3 identity documents, guardians, exact position of a person ·
 * 4 diagnosis, treatment and injury in words, name of the hospital, protection cases (security.md).
 */
export type DataClass = 0 | 1 | 2 | 3 | 4;
export type SealedClass = 2 | 3 | 4;

/**
 * Whose key seals the field: `entry` is the entry itself (free text speaks of several people), any other
 * string names the field of the same event that holds the subject's id.
 */
export type Subject = 'entry' | (string & {});

export interface Field<S extends TSchema = TSchema, C extends DataClass = DataClass> {
  readonly schema: S;
  readonly dataClass: C;
  readonly subject?: Subject;
}

const open =
  <C extends 0 | 1>(dataClass: C) =>
  <S extends TSchema>(schema: S): Field<S, C> => ({ schema, dataClass });

const closed =
  <C extends SealedClass>(dataClass: C) =>
  <S extends TSchema>(schema: S, { subject }: { subject: Subject }): Field<S, C> => ({ schema, dataClass, subject });

export const published = open(0);
export const operational = open(1);
export const personal = closed(2);
export const identifying = closed(3);
export const medical = closed(4);

export const isSealedClass = (dataClass: DataClass): dataClass is SealedClass => dataClass >= 2;
