import type { Caller } from '#access';
import type { Core } from '#edge';
import { DomainError } from '#kernel';
import { tokenOf } from './session-cookie.js';

type Headers = Parameters<typeof tokenOf>[0];

/** Who sends these headers; `undefined` when nobody is signed in. Throws where that cannot be known. */
export async function authenticate(core: Core, headers: Headers, secure: boolean): Promise<Caller | undefined> {
  const token = tokenOf(headers, secure);
  if (!token) return undefined;
  try {
    return await core.access.authenticate(token);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_SIGNED_IN') return undefined;
    throw error;
  }
}
