import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { dispatchKinds } from '#vocabulary';
import { Id, Line, OccurredAt, Text, UtcInstant, Zone } from '../values.js';

/** A planned leg end: the instant and the zone of the place. */
const PlannedAt = Type.Object({ instant: UtcInstant, zone: Zone }, { additionalProperties: false });

const details = {
  dispatchId: operational(Id),
  kind: operational(Coded(dispatchKinds)),
  count: operational(Type.Integer({ minimum: 1, maximum: 500 })),
  purpose: personal(Text, { subject: 'entry' }),
  /** Who travels, in words. */
  travellers: personal(Type.Optional(Text), { subject: 'entry' }),
  origin: operational(Type.Optional(Line)),
  destination: operational(Type.Optional(Line)),
  departsAt: operational(Type.Optional(PlannedAt)),
  arrivesAt: operational(Type.Optional(PlannedAt)),
  forPersonIds: operational(Type.Array(Id, { maxItems: 500 })),
  /** The entries, decisions or orders that caused it. */
  causedBy: operational(Type.Array(Id, { maxItems: 50 })),
};

export const DispatchRequested = event('incident.dispatch-requested', 1, details);

export const DispatchCorrected = event('incident.dispatch-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...details,
});

const step = {
  dispatchId: operational(Id),
  at: operational(OccurredAt),
  note: personal(Type.Optional(Text), { subject: 'entry' }),
};

export const DispatchApproved = event('incident.dispatch-approved', 1, step);
export const DispatchArranged = event('incident.dispatch-arranged', 1, {
  ...step,
  /** Booking number, vendor. */
  reference: personal(Type.Optional(Line), { subject: 'entry' }),
  departsAt: operational(Type.Optional(PlannedAt)),
  arrivesAt: operational(Type.Optional(PlannedAt)),
});
export const DispatchDeparted = event('incident.dispatch-departed', 1, step);
export const DispatchArrived = event('incident.dispatch-arrived', 1, step);
export const DispatchReturned = event('incident.dispatch-returned', 1, step);
export const DispatchRefused = event('incident.dispatch-refused', 1, step);
export const DispatchCancelled = event('incident.dispatch-cancelled', 1, step);

/** When a step was taken and what was said of it, told anew; `entryId` is the event of the step. */
export const DispatchStepCorrected = event('incident.dispatch-step-corrected', 1, {
  entryId: operational(Id),
  reason: personal(Text, { subject: 'entry' }),
  ...step,
});

export const dispatchEvents = [
  DispatchRequested,
  DispatchCorrected,
  DispatchApproved,
  DispatchArranged,
  DispatchDeparted,
  DispatchArrived,
  DispatchReturned,
  DispatchRefused,
  DispatchCancelled,
  DispatchStepCorrected,
] as const;
