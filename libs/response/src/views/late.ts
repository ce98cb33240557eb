import { epochMilliseconds, type Instant } from '#kernel';
import type { OccurredAt } from '../domain/values.js';

const MINUTE = 60_000;

/** How long after the moment told an entry may be recorded before it shows as late, in milliseconds: as vague as the moment itself, and half an hour. */
const GRACE: Readonly<Record<OccurredAt['precision'], number>> = {
  MINUTE: 30 * MINUTE,
  ABOUT: 60 * MINUTE,
  HOUR: 90 * MINUTE,
  DAY: (24 * 60 + 30) * MINUTE,
  UNKNOWN: 30 * MINUTE,
};

/** Whether an entry was recorded late: after it happened, else after it was heard. */
export function isLate(recordedAt: Instant, occurredAt?: OccurredAt, receivedAt?: Instant): boolean {
  const told = (occurredAt?.instant as Instant | undefined) ?? receivedAt;
  if (told === undefined) return false;
  return epochMilliseconds(recordedAt) - epochMilliseconds(told) > GRACE[occurredAt?.instant ? occurredAt.precision : 'UNKNOWN'];
}
