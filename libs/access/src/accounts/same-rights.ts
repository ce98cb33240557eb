import type { Caller } from '../caller.js';

const rightsOf = ({ institutionId, roles, scope, awaitsConsent = false }: Caller): string =>
  JSON.stringify([institutionId, [...roles].sort(), [...(scope ?? [])].sort(), awaitsConsent]);

/** Whether the institution lets both do the same. */
export const sameRights = (one: Caller, other: Caller): boolean => rightsOf(one) === rightsOf(other);
