import type { Duty, Entry, EntryKind, EntryStatus } from '../../api/types/index.js';

export type Order = 'RECORDED' | 'OCCURRED';

/** Which lines are on screen; nothing given: all. */
export interface LineFilter {
  readonly status?: readonly EntryStatus[] | undefined;
  readonly duty?: Duty | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
  readonly urgent?: boolean | undefined;
}

/** Whether a line that arrives belongs on a screen with this filter. */
export const passes = (entry: Entry, { status, duty, kinds, urgent }: LineFilter): boolean =>
  (!status || status.includes(entry.status)) &&
  (!duty || entry.duties.includes(duty)) &&
  (!kinds || kinds.includes(entry.kind)) &&
  (!urgent || entry.urgent);

const happened = (entry: Entry): string => entry.occurredAt?.instant ?? entry.receivedAt ?? entry.recordedAt;

const newestFirst: Record<Order, (a: Entry, b: Entry) => number> = {
  RECORDED: (a, b) => b.no - a.no,
  OCCURRED: (a, b) => happened(b).localeCompare(happened(a)) || b.no - a.no,
};

/** The lines with what arrived put in: a changed line takes its old place, one that no longer passes goes. */
export function merged(lines: readonly Entry[], arrived: readonly Entry[], filter: LineFilter, order: Order): readonly Entry[] {
  const byId = new Map(lines.map((entry) => [entry.id, entry]));
  for (const entry of arrived) {
    if (passes(entry, filter)) byId.set(entry.id, entry);
    else byId.delete(entry.id);
  }
  return [...byId.values()].sort(newestFirst[order]);
}
