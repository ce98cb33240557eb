import type { RecordedFact, Uuid } from '#kernel';
import type { dispatchStatuses } from '#vocabulary';
import { IdMap } from '../id-map.js';
import type { OccurredAt } from '../values.js';
import type { DataOfEvent } from '../input.js';
import {
  DispatchApproved,
  DispatchArranged,
  DispatchArrived,
  DispatchCancelled,
  DispatchCorrected,
  DispatchDeparted,
  DispatchRefused,
  DispatchRequested,
  DispatchReturned,
  DispatchStepCorrected,
  dispatchEvents,
} from './events.js';

export type DispatchStatus = keyof typeof dispatchStatuses;
type Plan = Pick<DataOfEvent<typeof DispatchRequested>, 'departsAt' | 'arrivesAt'>;

/** A step that was taken: the entry that says so, and when it was. */
export interface StepTaken {
  readonly entryId: Uuid;
  readonly status: DispatchStatus;
  readonly at: OccurredAt;
}

export interface Dispatch extends Plan {
  readonly dispatchId: string;
  readonly entryId: Uuid;
  readonly status: DispatchStatus;
  /** In the order in which they were recorded, which is the only one allowed. */
  readonly steps: readonly StepTaken[];
}

/** By dispatch id. */
export type Dispatches = IdMap<Dispatch>;
export const noDispatches: Dispatches = IdMap.empty;

export function evolveDispatches(dispatches: Dispatches, event: RecordedFact): Dispatches {
  if (DispatchRequested.is(event)) {
    const { dispatchId } = event.data;
    return dispatches.set(dispatchId, { dispatchId, entryId: event.id, status: 'REQUESTED', steps: [], ...planOf(event.data) });
  }
  return aboutDispatches.has(event.type) ? evolveDispatch(dispatches, event) : dispatches;
}

const aboutDispatches: ReadonlySet<string> = new Set(dispatchEvents.map(({ type }) => type));

function evolveDispatch(dispatches: Dispatches, event: RecordedFact): Dispatches {
  const { dispatchId } = event.data as { readonly dispatchId: string };
  const dispatch = dispatches.get(dispatchId);
  if (!dispatch) return dispatches;
  const next = (change: Partial<Dispatch>): Dispatches => dispatches.set(dispatchId, { ...dispatch, ...change });
  if (DispatchCorrected.is(event)) return next(planOf(event.data));
  if (DispatchStepCorrected.is(event)) {
    const { entryId, at } = event.data;
    return next({ steps: dispatch.steps.map((step) => (step.entryId === entryId ? { ...step, at } : step)) });
  }
  const taken = (status: DispatchStatus, at: OccurredAt, change: Plan = {}): Dispatches =>
    next({ ...change, status, steps: [...dispatch.steps, { entryId: event.id, status, at }] });
  if (DispatchApproved.is(event)) return taken('APPROVED', event.data.at);
  if (DispatchArranged.is(event)) {
    const { departsAt = dispatch.departsAt, arrivesAt = dispatch.arrivesAt } = event.data;
    return taken('ARRANGED', event.data.at, { departsAt, arrivesAt });
  }
  if (DispatchDeparted.is(event)) return taken('DEPARTED', event.data.at);
  if (DispatchArrived.is(event)) return taken('ARRIVED', event.data.at);
  if (DispatchReturned.is(event)) return taken('RETURNED', event.data.at);
  if (DispatchRefused.is(event)) return taken('REFUSED', event.data.at);
  if (DispatchCancelled.is(event)) return taken('CANCELLED', event.data.at);
  return dispatches;
}

const planOf = ({ departsAt, arrivesAt }: Plan): Plan => ({ departsAt, arrivesAt });
