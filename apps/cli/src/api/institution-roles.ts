import { institutionRoles as terms } from '#access';
import { codesOf } from '#vocabulary';

/** Codes of the roles in the institution. */
export const institutionRoles: readonly string[] = codesOf(terms);
