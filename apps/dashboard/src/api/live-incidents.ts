import { observable } from '../app/observable.js';
import { follow } from './follow.js';
import { INCIDENTS_CHANGED } from './operations/live.js';
import type { Incident } from './types/index.js';

/** Incidents as they were last pushed, by id. */
export const pushedIncidents = observable<ReadonlyMap<string, Incident>>(new Map());

/** Follows all incidents while someone is signed in; it also keeps the connection open, and its state true, on screens that follow nothing else. */
export function followIncidents(): () => void {
  const stop = follow<{ incidentsChanged: Incident }>({
    query: INCIDENTS_CHANGED,
    variables: {},
    onData: ({ incidentsChanged }) => pushedIncidents.set(new Map(pushedIncidents.current).set(incidentsChanged.id, incidentsChanged)),
    onLost: () => undefined,
  });
  return () => {
    stop();
    pushedIncidents.set(new Map());
  };
}

/** The fresher of two answers about one incident. */
export const fresher = (one: Incident | undefined, other: Incident | undefined): Incident | undefined =>
  one && other ? (one.lastRecordedAt > other.lastRecordedAt ? one : other) : (one ?? other);
