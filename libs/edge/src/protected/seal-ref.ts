import type { CarriedSeal, SealedField } from '#contracts';
import { isUuid, type Uuid } from '#kernel';
import type { Core } from '../core.js';

/** What a seal is about, from its origin, which its authentication binds. */
export interface SealedAt {
  readonly incident: Uuid | undefined;
  readonly field: SealedField;
}

/** A field that the registry no longer knows is treated as the most sensitive there is. */
export function sealedAt(core: Core, seal: CarriedSeal): SealedAt {
  const [stream = '', , type = '', name = ''] = seal.origin.split('|');
  const field = core.registry.sealedFieldsOf(type.split('@')[0]!).find((known) => known.name === name);
  return { incident: incidentIn(stream), field: field ?? { name, dataClass: 4, subject: 'entry' } };
}

const incidentIn = (stream: string): Uuid | undefined => /^(?:incident|expenses)-([0-9a-f-]{36})$/.exec(stream)?.[1] as Uuid | undefined;

/** The handle that `reveal` takes: the sealed value itself, of no use without its key. */
export const refOf = ({ key, box, origin }: CarriedSeal): string => Buffer.from(JSON.stringify([key, box, origin])).toString('base64url');

/** The seal behind a handle; `undefined` for anything that is not one. */
export function sealOf(ref: string): CarriedSeal | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(ref, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 3 || !parts.every((part) => typeof part === 'string')) return undefined;
    const [key, box, origin] = parts as [string, string, string];
    return isUuid(key) ? { key, box, origin } : undefined;
  } catch {
    return undefined;
  }
}
