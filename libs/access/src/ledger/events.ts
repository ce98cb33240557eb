import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { terms } from '#vocabulary';

export const readDecisions = terms({
  SEEN: ['閲覧', 'Seen'],
  REVEALED: ['理由を示して開示', 'Revealed for a reason'],
  REFUSED: ['拒否', 'Refused'],
});

const Id = Type.String({ format: 'uuid' });

/** Who read what of whom and why; names of fields, never values. */
export const ReadRecorded = event('access.read-recorded', 2, {
  who: operational(Id),
  roles: operational(Type.Array(Type.String())),
  /** The person, or the entry, that was read. */
  subjectId: operational(Id),
  fields: operational(Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 64 })),
  decision: operational(Coded(readDecisions)),
  /** Says why this person or entry was read, and so speaks of them: erased with them. */
  purpose: personal(Type.Optional(Type.String({ maxLength: 500 })), { subject: 'subjectId', group: 'readPurpose' }),
});
