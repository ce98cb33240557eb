import { view, type Sealed, type Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import {
  dispatchEvents,
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
} from '../domain/dispatch/events.js';
import type { OccurredAt } from '../domain/values.js';
import type { CodeOf } from './codes.js';
import { correctedContent, numberOf, recordedOf, type FormerVersion, type Recorded } from './recorded.js';

export type DispatchDetails = RecordedOf<typeof DispatchRequested>['data'];
type Status = CodeOf<'dispatchStatuses'>;
type Planned = DispatchDetails['departsAt'];

export interface DispatchStep {
  readonly status: Status;
  readonly at: OccurredAt;
  readonly note?: Sealed<string> | undefined;
  readonly recorded: Recorded;
}

/** A journey of people or things: what was asked for, what is planned, what has happened. */
export interface DispatchRow {
  readonly dispatchId: Uuid;
  readonly entryId: Uuid;
  readonly no: number;
  readonly details: DispatchDetails;
  readonly status: Status;
  readonly recorded: Recorded;
  readonly steps: readonly DispatchStep[];
  /** As arranged, else as requested. */
  readonly departsAt?: Planned;
  readonly arrivesAt?: Planned;
  readonly reference?: Sealed<string> | undefined;
  readonly versions: readonly FormerVersion<DispatchDetails>[];
}

const STATUS: ReadonlyMap<string, Status> = new Map([
  [DispatchApproved.type, 'APPROVED'],
  [DispatchArranged.type, 'ARRANGED'],
  [DispatchDeparted.type, 'DEPARTED'],
  [DispatchArrived.type, 'ARRIVED'],
  [DispatchReturned.type, 'RETURNED'],
  [DispatchRefused.type, 'REFUSED'],
  [DispatchCancelled.type, 'CANCELLED'],
]);

const ENDED: ReadonlySet<Status> = new Set(['RETURNED', 'REFUSED', 'CANCELLED']);

const requested = (event: RecordedOf<typeof DispatchRequested>): DispatchRow => ({
  dispatchId: event.data.dispatchId as Uuid,
  entryId: event.id,
  no: numberOf(event),
  details: event.data,
  status: 'REQUESTED',
  recorded: recordedOf(event),
  steps: [],
  departsAt: event.data.departsAt,
  arrivesAt: event.data.arrivesAt,
  versions: [],
});

function corrected(row: DispatchRow, event: RecordedOf<typeof DispatchCorrected>): DispatchRow {
  const details = correctedContent(event.data) as DispatchDetails;
  const recorded = row.versions.at(-1)?.replaced ?? row.recorded;
  return {
    ...row,
    details,
    departsAt: details.departsAt ?? row.departsAt,
    arrivesAt: details.arrivesAt ?? row.arrivesAt,
    versions: [...row.versions, { content: row.details, recorded, replaced: recordedOf(event), reason: event.data.reason }],
  };
}

/** Of the steps, the arrangement says the most; the others leave its fields out. */
function stepped(row: DispatchRow, event: RecordedOf<typeof DispatchArranged>, status: Status): DispatchRow {
  const { at, note, reference, departsAt, arrivesAt } = event.data;
  return {
    ...row,
    status,
    steps: [...row.steps, { status, at, note, recorded: recordedOf(event) }],
    departsAt: departsAt ?? row.departsAt,
    arrivesAt: arrivesAt ?? row.arrivesAt,
    reference: reference ?? row.reference,
  };
}

/** The step told anew; what was said of it before stays readable as its line in the chronology. */
function stepCorrected(row: DispatchRow, { data: { entryId, at, note } }: RecordedOf<typeof DispatchStepCorrected>): DispatchRow {
  return { ...row, steps: row.steps.map((step) => (step.recorded.eventId === entryId ? { ...step, at, note } : step)) };
}

/** Dispatches by id. Tags: `open` (neither ended, refused nor cancelled), `status:`, `kind:`, `person:<id>`, `cause:<id>` (what it was asked for). */
export const dispatches = view<DispatchRow>({
  name: 'dispatches',
  version: 1,
  types: dispatchEvents.map(({ type }) => type),
  keysOf: ({ data }) => [(data as DispatchDetails).dispatchId],
  evolve: (row, event) => {
    if (DispatchRequested.is(event)) return requested(event);
    if (!row) return undefined;
    if (DispatchStepCorrected.is(event)) return stepCorrected(row, event);
    return DispatchCorrected.is(event)
      ? corrected(row, event)
      : stepped(row, event as RecordedOf<typeof DispatchArranged>, STATUS.get(event.type)!);
  },
  tags: ({ status, details }) => [
    ...(ENDED.has(status) ? [] : ['open']),
    `status:${status}`,
    `kind:${details.kind}`,
    ...details.forPersonIds.map((id) => `person:${id}`),
    ...details.causedBy.map((id) => `cause:${id}`),
  ],
  sort: (row) => `${row.departsAt?.instant ?? row.recorded.recordedAt}#${String(row.no).padStart(9, '0')}`,
});
