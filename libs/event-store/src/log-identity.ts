import { isInstant, isUuid, randomUuid, type Clock, type Instant, type Uuid } from '#kernel';
import { LogUnusable } from './errors.js';
import type { LogIdentity, NewEvent } from './port.js';

/** Its first event says what the log is, on every engine; later ones give it a new epoch. */
export const logIdentityStream = 'log-identity';

export type EpochReason = 'restore' | 'migrate' | 'operator';

/** How a log begins where none is: as a new one, or as a copy of another, whose identity it takes over before the rest. */
export type LogBeginning =
  | { readonly drill: boolean; readonly clock: Clock }
  | { readonly identityEvents: readonly NewEvent[]; readonly epoch: string; readonly clock: Clock };

const metadata = (recordedAt: Instant) => ({ recordedAt, schemaVersion: 1 });

function logCreated(drill: boolean, createdAt: Instant): NewEvent {
  return { id: randomUuid(), type: 'log.created', data: { createdAt, drill, epoch: randomUuid() }, metadata: metadata(createdAt) };
}

/** Until the next epoch begins, the log holds only a part of the one whose epoch was `source`. */
function copyBegun(source: string, begunAt: Instant): NewEvent {
  return { id: randomUuid(), type: 'log.copy-begun', data: { begunAt, epoch: randomUuid(), source }, metadata: metadata(begunAt) };
}

export function firstEventsOf(beginning: LogBeginning): readonly NewEvent[] {
  const now = beginning.clock.now();
  return 'drill' in beginning ? [logCreated(beginning.drill, now)] : [...beginning.identityEvents, copyBegun(beginning.epoch, now)];
}

/** All positions given before are foreign from then on. */
export function epochChanged(reason: EpochReason, changedAt: Instant): NewEvent {
  return { id: randomUuid(), type: 'log.epoch-changed', data: { changedAt, epoch: randomUuid(), reason }, metadata: metadata(changedAt) };
}

/** What the log is, from the first and the last event of its identity stream; undefined if they do not say. */
export function identityOf(first: Pick<NewEvent, 'type' | 'data'>, last: Pick<NewEvent, 'type' | 'data'>): LogIdentity | undefined {
  const { drill, createdAt } = first.data as { drill?: unknown; createdAt?: unknown };
  const { epoch, source } = last.data as { epoch?: unknown; source?: unknown };
  if (first.type !== 'log.created' || typeof drill !== 'boolean' || !isInstant(createdAt) || !isUuid(epoch)) return undefined;
  return { epoch: epoch satisfies Uuid, drill, createdAt, ...(isUuid(source) && { copyOf: source }) };
}

/** Throws `LogUnusable` for a log that holds a part of another, unless it is opened to go on with that. */
export function assertWhole(where: string, { copyOf }: LogIdentity, beginning?: LogBeginning): void {
  if (copyOf !== undefined && !(beginning && 'identityEvents' in beginning))
    throw new LogUnusable(where, 'a migration into it was not finished: run it again');
}
