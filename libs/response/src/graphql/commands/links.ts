import { incidentIn, memberIn, reject as rejectInput, within, type Core, type EdgeRequest } from '#edge';
import { StreamNotFound } from '#event-store';
import { DomainError, isUuid, type Uuid } from '#kernel';
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

/** An event in the record of the incident; mostly one of the newest. Throws `ID_INVALID` and `MOMENT_NOT_FOUND`. */
export async function checkEvent({ model, store, streamsOf }: Core, incident: Uuid, id: string, field: string): Promise<void> {
  if (!isUuid(id)) rejectInput('ID_INVALID', {}, [field]);
  if (model.lastEventId(incident) === id) return;
  for (const stream of streamsOf(incident))
    try {
      for await (const event of store.readStream(stream, { direction: 'backwards' })) if (event.id === id) return;
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
  throw new DomainError('MOMENT_NOT_FOUND', {}, [field]);
}

/** A member who can hold a post or a duty. Throws `ID_INVALID`, `ACCOUNT_NOT_FOUND` and `NOT_A_MEMBER`. */
export const knownMember = (edge: EdgeRequest, id: string, field: string): Promise<Uuid> =>
  edge.core.access.accounts.member(edge.caller, memberIn(id, [field]));

/** Anybody with an account, whatever it still may do. Throws `ID_INVALID` and `ACCOUNT_NOT_FOUND`. */
export async function knownAccount(edge: EdgeRequest, id: string, field: string): Promise<Uuid> {
  return (await edge.core.access.accounts.find(edge.caller, memberIn(id, [field]))).id;
}

/** What a mutation on an incident as a whole is about. */
export const incidentNamed = (id: string): { readonly incident: Uuid } => ({ incident: incidentIn(id, ['incidentId']) });
