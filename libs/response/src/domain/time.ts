import { epochMilliseconds, instantOf, type Instant } from '#kernel';
import { reject } from '../errors.js';
import type { OccurredInput } from './input.js';
import type { OccurredAt } from './values.js';

/** Clocks of clients may be ahead of the server's by so much. */
const TOLERANCE_MS = 2 * 60_000;

const isFuture = (instant: string, now: Instant): boolean => instant > instantOf(epochMilliseconds(now) + TOLERANCE_MS);

/**
 * The time of a happening as recorded: the incident's zone unless another is named, to the minute if an instant comes without precision, unknown if
 * none comes. Refuses OCCURRED_IN_FUTURE (2 minutes are tolerated) and OCCURRED_AT_INCOMPLETE.
 */
export function occurredAtOf({ instant, precision, zone }: OccurredInput = {}, incidentZone: string, now: Instant): OccurredAt {
  const stated = precision ?? (instant ? 'MINUTE' : 'UNKNOWN');
  if ((instant === undefined) !== (stated === 'UNKNOWN')) reject('OCCURRED_AT_INCOMPLETE', {}, ['occurredAt']);
  if (instant && isFuture(instant, now)) reject('OCCURRED_IN_FUTURE', { now }, ['occurredAt']);
  return { ...(instant && { instant }), precision: stated, zone: zone ?? incidentZone };
}

/** The same for an act of the headquarters, which happens now unless said otherwise. */
export const actedAtOf = (at: OccurredInput | undefined, incidentZone: string, now: Instant): OccurredAt =>
  occurredAtOf(at?.instant || at?.precision ? at : { instant: now, zone: at?.zone }, incidentZone, now);

/** Refuses RECEIVED_IN_FUTURE. */
export function checkReceivedAt(receivedAt: string | undefined, now: Instant): void {
  if (receivedAt && isFuture(receivedAt, now)) reject('RECEIVED_IN_FUTURE', { now }, ['receivedAt']);
}
