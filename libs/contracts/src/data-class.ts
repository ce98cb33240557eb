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

/** What is left of a value of class 2 that may not be seen: `佐*`, `090-****-5678`, `****34`; of free text nothing. */
export type Mask = 'name' | 'phone' | 'email' | 'number' | 'text';

export interface Sealing {
  readonly subject: Subject;
  /** A group that the access table names beside the class (`passport`, `diagnosis`). */
  readonly group?: string;
  readonly mask?: Mask;
}

export interface Field<S extends TSchema = TSchema, C extends DataClass = DataClass> extends Partial<Sealing> {
  readonly schema: S;
  readonly dataClass: C;
}

const open =
  <C extends 0 | 1>(dataClass: C) =>
  <S extends TSchema>(schema: S): Field<S, C> => ({ schema, dataClass });

const closed =
  <C extends SealedClass, As extends Sealing = Sealing>(dataClass: C) =>
  <S extends TSchema>(schema: S, sealing: As): Field<S, C> => ({ schema, dataClass, ...sealing });

export const published = open(0);
export const operational = open(1);
export const personal = closed(2);
/** Masked whole: part of a passport number or of a hospital's name is an opening of it. */
export const identifying = closed<3, Omit<Sealing, 'mask'>>(3);
export const medical = closed<4, Omit<Sealing, 'mask'>>(4);

export const isSealedClass = (dataClass: DataClass): dataClass is SealedClass => dataClass >= 2;
