import { AccessDenied, DeadlineExceeded, Unavailable } from '../errors.js';
import { logIdentityStream } from '../log-identity.js';
import type { SubscriptionMessage } from '../port.js';
import { courseOf, type Course, type SubscribeOptions } from './course.js';
import { CallFailure, portErrorOf } from './failures.js';
import { recordedOf } from './reading.js';
import type { ServerLog } from './server-log.js';
import { Tries } from './tries.js';

/**
 * History, then live, for as long as the caller wants: whenever the server, the connection or a slow consumer ends the call, it is made again
 * after the last event handed over. What comes twice is left out. `caughtUp` is made here, at each (re)subscription: the server's overtakes
 * events. Ends with `PositionForeign` when the log gets a new epoch, with `Unavailable` when the store is closed.
 */
export async function* subscribe(log: ServerLog, options: SubscribeOptions): AsyncGenerator<SubscriptionMessage> {
  log.assertOpen();
  const course = courseOf(log, options);
  const { epoch } = log.identity;
  const tries = new Tries(Infinity, log.limits.pause);
  const progress = { reached: course.after, begun: false };
  const { signal, release } = log.interruptible(options.signal);
  try {
    while (!signal.aborted) {
      try {
        yield* followOnce(log, course, progress, tries, signal);
      } catch (error) {
        if (!passes(error, progress.begun) || log.closed) throw portError(log, error, options.stream);
      }
      if (!signal.aborted) await tries.again(signal);
    }
    if (options.signal.aborted) return;
    log.assertOpen();
    log.assertEpoch(epoch, progress.reached);
  } finally {
    release();
  }
}

/** One call, from where `progress` stands until it ends: bare, with a failure, or because `signal` aborts. */
async function* followOnce(
  log: ServerLog,
  course: Course,
  progress: { reached: bigint; begun: boolean },
  tries: Tries,
  signal: AbortSignal,
): AsyncGenerator<SubscriptionMessage> {
  await log.refreshIdentity(signal);
  const { head, target } = await course.place(progress.reached, signal);
  if (signal.aborted) return;
  const caughtUp = { kind: 'caughtUp', position: log.position(head) } as const;
  let behind = target > progress.reached;
  if (!behind) {
    progress.reached = course.onward(progress.reached, head);
    yield caughtUp;
  }
  const silence = { first: tries.within(log.limits.answer), next: Infinity };
  for await (const batch of log.connection.read(course.query(progress.reached), silence, signal)) {
    tries.progressed();
    progress.begun = true;
    let passedOver = false;
    for (const message of batch) {
      if (message.kind === 'confirmed') continue;
      const cursor = message.kind === 'event' ? course.cursorOf(message.event) : message.commit;
      if (cursor <= progress.reached) continue;
      const event = message.kind === 'event' ? recordedOf(log, message.event) : undefined;
      if (event?.stream === logIdentityStream && !behind) await log.refreshIdentity(signal);
      if (signal.aborted) return;
      progress.reached = cursor;
      passedOver = event === undefined || course.wanted?.(event) === false;
      if (event && !passedOver) yield { kind: 'event', event };
      if (signal.aborted) return;
      if (behind && progress.reached >= target) {
        behind = false;
        yield caughtUp;
      }
    }
    if (signal.aborted) return;
    if (passedOver) yield { kind: 'checkpoint', position: log.position(progress.reached) };
  }
}

/**
 * A follower that cannot be reached, a leader not yet elected, a certificate that is being replaced: a subscription outlasts them, and a refusal
 * of credentials that were good before.
 */
function passes(error: unknown, begun: boolean): boolean {
  if (error instanceof CallFailure)
    return error.passing || error.kind === 'certificate' || (begun && (error.kind === 'credentials' || error.kind === 'right'));
  return error instanceof Unavailable || error instanceof DeadlineExceeded || (begun && error instanceof AccessDenied);
}

const portError = (log: ServerLog, error: unknown, stream = '$all'): unknown =>
  error instanceof CallFailure ? portErrorOf(error, stream, log.limits.answer) : error;
