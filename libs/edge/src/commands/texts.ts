import { toSeal } from '#contracts';
import type { Sealed, Uuid } from '#kernel';
import { reject } from '../errors.js';
import type { EdgeRequest } from '../request.js';

/** What GraphQL calls absent in two ways, in one. */
export const given = <T>(value: T | null | undefined): T | undefined => value ?? undefined;

/** At least one character that a person can see: blanks, controls and zero-width characters say nothing. */
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Text without the blanks around it; text without anything to see counts as absent. */
export function written(text: string | null | undefined): string | undefined {
  return text && VISIBLE.test(text) ? text.trim() : undefined;
}

/** The same for text that must be there. Throws `INPUT_INVALID`. */
export const neededText = (text: string, field: string): string => written(text) ?? reject('INPUT_INVALID', { rule: 'required' }, [field]);

/** Personal text on its way in. */
export function sealed(text: string | null | undefined): Sealed<string> | undefined {
  const value = written(text);
  return value === undefined ? undefined : toSeal(value);
}

/** Personal text that must be there. Throws `INPUT_INVALID`. */
export const neededSeal = (text: string, field: string): Sealed<string> => toSeal(neededText(text, field));

/** The same about an entry; of an erased one nothing can be said, because its key is gone. Throws `INPUT_INVALID`. */
export const sealUnlessErased = (
  { core, caller }: EdgeRequest,
  entry: Uuid,
  text: string | null | undefined,
  field: string,
): Sealed<string> | undefined =>
  core.privacy.erasures.isErased({ institutionId: caller.institutionId, subject: entry }) ? sealed(text) : neededSeal(text ?? '', field);

/** The fields that hold something, of texts that belong together; `undefined` if none does. */
export function writtenFields<Fields extends object>(fields: Fields | null | undefined): Fields | undefined {
  const kept = Object.entries(fields ?? {}).flatMap(([name, text]) => {
    const value = written(text as string | null | undefined);
    return value === undefined ? [] : [[name, value] as const];
  });
  return kept.length > 0 ? (Object.fromEntries(kept) as Fields) : undefined;
}
