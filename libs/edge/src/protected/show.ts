import { maskValue, type FieldAccess, type Sight } from '#access';
import type { CarriedSeal } from '#contracts';
import type { Sealed, Uuid } from '#kernel';
import type { EdgeRequest } from '../request.js';
import { refOf, sealedAt, type SealedAt } from './seal-ref.js';
import type { Shown } from './shown.js';

interface Asked extends SealedAt {
  readonly seal: CarriedSeal;
  readonly sight: Sight;
  readonly access: FieldAccess;
}

/**
 * Each value as the caller may see it: policy first, then one line in the ledger of reads for each person whose class 3–4 is about to be
 * shown, then the opening.
 */
export async function showSeals(request: EdgeRequest, seals: readonly CarriedSeal[]): Promise<Shown[]> {
  const asked = await Promise.all(
    seals.map(async (seal): Promise<Asked> => {
      const at = sealedAt(request.core, seal);
      const sight = await request.sight(at.incident);
      return { ...at, seal, sight, access: sight.field(at.field) };
    }),
  );
  await recordReads(request, asked);
  const opened = await request.core.privacy.opener.openMany(
    asked.filter(needsOpening).map(({ seal }) => seal as unknown as Sealed<unknown>),
  );
  let next = 0;
  return asked.map((one): Shown => {
    if (!needsOpening(one)) return one.access.decision === 'never' ? { state: 'HIDDEN' } : masked(one, undefined);
    const result = opened[next++]!;
    if (result.kind === 'redacted') return { state: 'REDACTED' };
    if (result.kind !== 'opened') return { state: 'KEY_MISSING' };
    return one.access.decision === 'see' ? { state: 'OPEN', value: result.value } : masked(one, result.value);
  });
}

/** Free text, and all of class 3–4, is masked without being opened. */
const needsOpening = ({ access, field }: Asked): boolean =>
  access.decision === 'see' || (access.decision !== 'never' && field.mask !== undefined && field.mask !== 'text');

function masked({ access, field, seal }: Asked, value: unknown): Shown {
  const text = maskValue(field.mask ?? 'text', typeof value === 'string' ? value : '');
  return { state: 'MASKED', value: text, ...(access.decision === 'reveal' && { ref: refOf(seal) }) };
}

async function recordReads(request: EdgeRequest, asked: readonly Asked[]): Promise<void> {
  const sensitive = asked.filter(({ access, field }) => access.decision === 'see' && field.dataClass >= 3);
  if (sensitive.length === 0) return;
  request.recordedReads = true;
  const subjects = await request.core.privacy.opener.subjectsOf(sensitive.map(({ seal }) => seal));
  const lines = new Map<Uuid, { fields: Set<string>; one: Asked }>();
  for (const one of sensitive) {
    const subject = subjects.get(one.seal.key as Uuid);
    if (!subject) continue;
    const line = lines.get(subject);
    if (line) line.fields.add(one.field.name);
    else lines.set(subject, { fields: new Set([one.field.name]), one });
  }
  await Promise.all(
    [...lines].map(([subjectId, { fields, one }]) => {
      const { sight, incident } = one;
      // A reader whose rights have changed meanwhile is another reader.
      return request.reads.ensure([subjectId, incident, ...sight.relations].join(' '), fields, (unrecorded) =>
        request.core.access.ledger.recordSeen(request.caller, sight, { subjectId, incidentId: incident, fields: unrecorded }),
      );
    }),
  );
}
