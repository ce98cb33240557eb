import { dispatches, type DispatchRow, type DispatchStep } from '#response';
import type { BoardContext, Section } from '../board.js';
import { bounded, KIB, unlessLonger } from '../size.js';

/** A dispatch as boards show it: the newest step, times in both zones, no long texts. */
export interface DispatchLine extends Pick<
  DispatchRow,
  'dispatchId' | 'entryId' | 'no' | 'status' | 'departsAt' | 'arrivesAt' | 'reference'
> {
  readonly kind: DispatchRow['details']['kind'];
  readonly count: number;
  readonly purpose?: DispatchRow['details']['purpose'] | undefined;
  readonly travellers?: DispatchRow['details']['travellers'];
  readonly origin?: string | undefined;
  readonly destination?: string | undefined;
  /** The first few; the dispatch itself names all. */
  readonly forPersonIds: readonly string[];
  readonly lastStep?: Pick<DispatchStep, 'status' | 'at' | 'recorded'> | undefined;
}

const LONGEST_TEXT = 600;
const MOST_PERSONS = 5;

function dispatchLine({ details, steps, ...row }: DispatchRow): DispatchLine {
  const { dispatchId, entryId, no, status, departsAt, arrivesAt, reference } = row;
  const { kind, count, purpose, travellers, origin, destination, forPersonIds } = details;
  const last = steps.at(-1);
  return {
    ...{ dispatchId, entryId, no, status, departsAt, arrivesAt, reference, kind, count, origin, destination },
    purpose: unlessLonger(purpose, LONGEST_TEXT),
    travellers: unlessLonger(travellers, LONGEST_TEXT),
    forPersonIds: forPersonIds.slice(0, MOST_PERSONS),
    lastStep: last && { status: last.status, at: last.at, recorded: last.recorded },
  };
}

/** Dispatches under way, the earliest departure first. `size`: how much of the board they may take, in KiB. */
export const dispatchesSection =
  (size: number) =>
  ({ rows, incident }: BoardContext): Section => {
    const room = { items: 25, bytes: size * KIB };
    const open = rows.list(dispatches, incident, { tag: 'open', order: 'sort', limit: room.items });
    return {
      kind: 'DISPATCHES',
      dispatches: bounded(
        open.map(({ row }) => dispatchLine(row)),
        room,
        rows.count(dispatches, incident, 'open'),
      ),
    };
  };
