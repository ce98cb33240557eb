import { Type } from 'typebox';

/** Schemas that several parts of a manual share. */
export const strict = { additionalProperties: false };
export const Words = Type.Object({ ja: Type.String({ minLength: 1 }), en: Type.String({ minLength: 1 }) }, strict);

/** Rulebook id and line of the source: every rule says where it comes from. */
export const stated = {
  rule: Type.String({ pattern: '^[MO]-\\d+$' }),
  source: Type.String({ minLength: 1 }),
};
