import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { certainties } from '#vocabulary';
import { Id, PolicyRef, Text } from '../values.js';

/** 対応レベル 1–3; 0 is 未判定: no clause met. */
export const Level = Type.Integer({ minimum: 0, maximum: 3 });

/** A clause of the manual that the facts meet, and the reading taken where the text is open (O-1, O-2). */
const MetClause = Type.Object(
  {
    clause: Type.String({ maxLength: 60 }),
    level: Level,
    certainty: Coded(certainties),
    basis: Type.Array(Id, { maxItems: 1000 }),
    readings: Type.Array(Type.Object({ point: Type.String(), option: Type.String() }, { additionalProperties: false })),
  },
  { additionalProperties: false },
);

/** What the manual says of the facts as they stand; recorded with them whenever it changes. */
export const LevelAssessed = event('incident.level-assessed', 1, {
  level: operational(Level),
  certainty: operational(Coded(certainties)),
  clauses: operational(Type.Array(MetClause, { maxItems: 20 })),
  basis: operational(Type.Array(Id, { maxItems: 1000 })),
  policy: operational(PolicyRef),
});

/** The level in force: raised at once by the policy (M-062), lowered only by a person with grounds (M-065, O-5). */
export const LevelChanged = event('incident.level-changed', 1, {
  from: operational(Level),
  to: operational(Level),
  certainty: operational(Coded(certainties)),
  basis: operational(Type.Array(Id, { maxItems: 1000 })),
  by: operational(Type.Union([Type.Literal('policy'), Type.Literal('person')])),
  grounds: personal(Type.Optional(Text), { subject: 'entry' }),
});

export const levelEvents = [LevelAssessed, LevelChanged] as const;
