import { Type } from 'typebox';
import { event, EventRegistry, operational, type RecordedOf } from '#contracts';
import type { NewEvent } from '#event-store';
import { instantOf, uuidV5, view, type Uuid } from '#kernel';

const Marked = event('test.fault-marked', 1, { mark: operational(Type.String()), open: operational(Type.Boolean()) });
type MarkedFact = RecordedOf<typeof Marked>;

interface MarkRow {
  readonly count: number;
  readonly open: boolean;
}

export const registry = new EventRegistry([Marked]);

const byMark = (name: string, keyOf: (mark: string) => string) =>
  view<MarkRow>({
    name,
    version: 1,
    types: ['test.fault-marked'],
    keysOf: (fact) => [keyOf((fact as MarkedFact).data.mark)],
    evolve: (row, fact) => ({ count: (row?.count ?? 0) + 1, open: (fact as MarkedFact).data.open }),
    tags: (row) => (row.open ? ['open'] : []),
    sort: (row) => String(row.count).padStart(6, '0'),
  });

/** Counts, so that an event folded twice or not at all shows. */
export const views = [byMark('marks', (mark) => mark), byMark('tens', (mark) => mark.slice(0, 2))];

const incidents = ['6d1a1f0a-3f0e-4a5e-9a51-0d6f3c2b1a01', '6d1a1f0a-3f0e-4a5e-9a51-0d6f3c2b1a02'] as Uuid[];

/** Event n of the log. */
export function markAt(n: number): { stream: string; event: NewEvent } {
  const incident = incidents[n % 2]!;
  const id = uuidV5(incident, String(n));
  const metadata = { incidentId: incident, schemaVersion: 1, recordedAt: instantOf(n * 1000), commandId: id, inputDigest: '' };
  return {
    stream: `incident-${incident}`,
    event: { id, type: 'test.fault-marked', data: { mark: `m${n % 97}`, open: n % 3 === 0 }, metadata },
  };
}
