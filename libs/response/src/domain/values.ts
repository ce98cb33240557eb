import { Type, type Static } from 'typebox';
import { Coded } from '#contracts';
import { certainties, precisions } from '#vocabulary';

/** Schemas of the values that several aggregates share. */
export const Id = Type.String({ format: 'uuid' });
export const Line = Type.String({ minLength: 1, maxLength: 300 });
export const Text = Type.String({ minLength: 1, maxLength: 10_000 });
export const UtcInstant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' });
export const Zone = Type.String({ minLength: 1, maxLength: 60, pattern: '^[A-Za-z][A-Za-z0-9_+\\-/]*$' });
export const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/** When something happened: absent instant and UNKNOWN, or an instant known to the minute, hour or day, and the zone it was told in. */
export const OccurredAt = Type.Object(
  { instant: Type.Optional(UtcInstant), precision: Coded(precisions), zone: Zone },
  { additionalProperties: false },
);
export type OccurredAt = Static<typeof OccurredAt>;

/** A coded fact with its certainty (M-058). */
export const Asserted = <S extends ReturnType<typeof Coded>>(value: S) =>
  Type.Object({ value, certainty: Coded(certainties) }, { additionalProperties: false });

/** A manual or table of rules: which file, which version. */
export const PolicyRef = Type.Object(
  { id: Type.String({ maxLength: 60 }), version: Type.String({ maxLength: 30 }) },
  { additionalProperties: false },
);
export type PolicyRef = Static<typeof PolicyRef>;
