import { isInstant, isUuid, randomUuid, type Instant, type Uuid } from '#kernel';
import type { LogIdentity, NewEvent } from './port.js';

/** Its first event says what the log is, on every engine; later ones give it a new epoch. */
export const logIdentityStream = 'log-identity';

export type EpochReason = 'restore' | 'migrate' | 'operator';

const metadata = (recordedAt: Instant) => ({ recordedAt, schemaVersion: 1 });

export function logCreated(drill: boolean, createdAt: Instant): NewEvent {
  return { id: randomUuid(), type: 'log.created', data: { createdAt, drill, epoch: randomUuid() }, metadata: metadata(createdAt) };
}

/** All positions given before are foreign from then on. */
export function epochChanged(reason: EpochReason, changedAt: Instant): NewEvent {
  return { id: randomUuid(), type: 'log.epoch-changed', data: { changedAt, epoch: randomUuid(), reason }, metadata: metadata(changedAt) };
}

/** What the log is, from the first and the last event of its identity stream; undefined if they do not say. */
export function identityOf(first: Pick<NewEvent, 'type' | 'data'>, last: Pick<NewEvent, 'type' | 'data'>): LogIdentity | undefined {
  const { drill, createdAt } = first.data as { drill?: unknown; createdAt?: unknown };
  const { epoch } = last.data as { epoch?: unknown };
  if (first.type !== 'log.created' || typeof drill !== 'boolean' || !isInstant(createdAt) || !isUuid(epoch)) return undefined;
  return { epoch: epoch satisfies Uuid, drill, createdAt };
}
