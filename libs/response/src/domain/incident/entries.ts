import { reject } from '../../errors.js';
import type { IncidentState } from '../state.js';
import type { ClaimKind, Entry } from './evolve.js';

/** The entry of this id. Refuses ENTRY_UNKNOWN. */
export const entryOf = (state: IncidentState, entryId: string): Entry =>
  state.incident.entries.get(entryId) ?? reject('ENTRY_UNKNOWN', { entryId }, ['entryId']);

/** What was done, not said: it cannot be taken back. */
export const isAct = ({ kind }: Entry): boolean => kind === 'ACT' || kind === 'WORDED_ACT';

/** Refuses to correct what is not there, is of another kind or has been withdrawn. */
export function checkCorrectable(state: IncidentState, entryId: string, kind: ClaimKind): void {
  const entry = entryOf(state, entryId);
  if (entry.kind !== kind) reject('ENTRY_OF_ANOTHER_KIND', { entryId }, ['entryId']);
  if (entry.withdrawn) reject('ENTRY_WITHDRAWN', { entryId }, ['entryId']);
}

/** Refuses references to entries that this incident does not have. */
export function checkEntriesKnown(state: IncidentState, entryIds: readonly string[], field: string): void {
  for (const entryId of entryIds) if (!state.incident.entries.has(entryId)) reject('ENTRY_UNKNOWN', { entryId }, [field]);
}
