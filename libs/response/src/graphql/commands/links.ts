import { incidentIn, memberIn, within, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { reject } from '../../errors.js';

/** Ids of entries named in a command on `incident`. Throws `ID_INVALID`, and `ENTRY_UNKNOWN` for an entry of another incident. */
export const entriesIn = (incident: Uuid, ids: readonly string[] | null | undefined, field: string): Uuid[] =>
  (ids ?? []).map((id) => entryIn(incident, id, field));

export function entryIn(incident: Uuid, id: string, field: string): Uuid {
  const entry = within('Entry', id, [field]);
  return entry.incident === incident ? entry.id : reject('ENTRY_UNKNOWN', { entryId: entry.id }, [field]);
}

/** The same for persons. Throws `ID_INVALID` and `PERSON_UNKNOWN`. */
export const personsIn = (incident: Uuid, ids: readonly string[] | null | undefined, field: string): Uuid[] =>
  (ids ?? []).map((id) => personIn(incident, id, field));

export function personIn(incident: Uuid, id: string, field: string): Uuid {
  const person = within('Person', id, [field]);
  return person.incident === incident ? person.id : reject('PERSON_UNKNOWN', { personId: person.id }, [field]);
}

/** A member of the caller's institution. Throws `ID_INVALID` and `ACCOUNT_NOT_FOUND`. */
export async function knownMember(edge: EdgeRequest, id: string, field: string): Promise<Uuid> {
  return (await edge.core.access.accounts.find(edge.caller, memberIn(id, [field]))).id;
}

/** What a mutation on an incident as a whole is about. */
export const incidentNamed = (id: string): { readonly incident: Uuid } => ({ incident: incidentIn(id, ['incidentId']) });
