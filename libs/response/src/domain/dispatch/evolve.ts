import type { RecordedFact, Uuid } from '#kernel';
import type { dispatchStatuses } from '#vocabulary';
import { IdMap } from '../id-map.js';
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
  dispatchEvents,
} from './events.js';

export type DispatchStatus = keyof typeof dispatchStatuses;
type Plan = Pick<DataOfEvent<typeof DispatchRequested>, 'departsAt' | 'arrivesAt'>;

export interface Dispatch extends Plan {
  readonly entryId: Uuid;
  readonly status: DispatchStatus;
  /** When it departed, if known. */
  readonly departed?: string | undefined;
}

/** By dispatch id. */
export type Dispatches = IdMap<Dispatch>;
export const noDispatches: Dispatches = IdMap.empty;

export function evolveDispatches(dispatches: Dispatches, event: RecordedFact): Dispatches {
  if (DispatchRequested.is(event))
    return dispatches.set(event.data.dispatchId, { entryId: event.id, status: 'REQUESTED', ...planOf(event.data) });
  return steps.has(event.type) ? evolveDispatch(dispatches, event) : dispatches;
}

const steps: ReadonlySet<string> = new Set(dispatchEvents.map(({ type }) => type));

function evolveDispatch(dispatches: Dispatches, event: RecordedFact): Dispatches {
  const { dispatchId } = event.data as { readonly dispatchId: string };
  const dispatch = dispatches.get(dispatchId);
  if (!dispatch) return dispatches;
  const next = (change: Partial<Dispatch>): Dispatches => dispatches.set(dispatchId, { ...dispatch, ...change });
  if (DispatchCorrected.is(event)) return next(planOf(event.data));
  if (DispatchApproved.is(event)) return next({ status: 'APPROVED' });
  if (DispatchArranged.is(event)) {
    const { departsAt = dispatch.departsAt, arrivesAt = dispatch.arrivesAt } = event.data;
    return next({ status: 'ARRANGED', departsAt, arrivesAt });
  }
  if (DispatchDeparted.is(event)) return next({ status: 'DEPARTED', departed: event.data.at.instant });
  if (DispatchArrived.is(event)) return next({ status: 'ARRIVED' });
  if (DispatchReturned.is(event)) return next({ status: 'RETURNED' });
  if (DispatchRefused.is(event)) return next({ status: 'REFUSED' });
  if (DispatchCancelled.is(event)) return next({ status: 'CANCELLED' });
  return dispatches;
}

const planOf = ({ departsAt, arrivesAt }: Plan): Plan => ({ departsAt, arrivesAt });
