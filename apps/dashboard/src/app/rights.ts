import type { Recording } from '../api/operations/recording.js';
import { useSession } from '../session/session.js';
import { observable, useObservable } from './observable.js';

/** Acts by the names that the access table knows them by: a report is corrected as an entry, a step as its dispatch. */
export type Action = Exclude<Recording, 'correctReport' | 'correctDispatchStep'> | 'correctEntry';

/** What the caller may do in the incident on screen; nothing while none is. */
export const incidentRights = observable<readonly string[]>([]);

/** Whether the caller may do this in the incident on screen: what would be refused is not offered. The server has the last word. */
export function useMay(): (action: Action) => boolean {
  const actions = useObservable(incidentRights);
  return (action) => actions.includes(action);
}

/** The same outside any incident. */
export function useMayAnywhere(): (action: Action | 'viewReadLedger' | 'consentToAccount') => boolean {
  const { viewer } = useSession();
  return (action) => viewer?.actions.includes(action) ?? false;
}
