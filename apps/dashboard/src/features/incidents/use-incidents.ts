import { useMemo } from 'react';
import { fresher, pushedIncidents } from '../../api/live-incidents.js';
import { INCIDENTS } from '../../api/operations/reading.js';
import type { Connection, Incident } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { lastWritten } from '../../api/written.js';
import { useObservable } from '../../app/observable.js';

/** Every incident of the institution, kept live: open before closed, the worst and newest on top. */
export function useIncidents() {
  const atLeast = useObservable(lastWritten);
  const pushed = useObservable(pushedIncidents);
  const { data, ...read } = useRead<{ incidents: Connection<Incident> }>(INCIDENTS, { first: 100, atLeast });
  const incidents = useMemo(() => {
    if (!data) return undefined;
    const known = new Map(data.incidents.nodes.map((incident) => [incident.id, incident]));
    for (const [id, incident] of pushed) known.set(id, fresher(known.get(id), incident) ?? incident);
    return [...known.values()].sort(byUrgency);
  }, [data, pushed]);
  return { incidents, ...read };
}

const byUrgency = (a: Incident, b: Incident): number =>
  Number(a.status === 'CLOSED') - Number(b.status === 'CLOSED') ||
  b.level.inForce - a.level.inForce ||
  b.openedAt.localeCompare(a.openedAt);
