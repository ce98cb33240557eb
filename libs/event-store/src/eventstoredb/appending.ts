import type { EncodedBatch } from '../checks.js';
import { OutcomeUnknown, StreamNotFound, WrongExpectedVersion } from '../errors.js';
import type { Expected } from '../port.js';
import { CallFailure, portErrorOf } from './failures.js';
import { persistentRead } from './persistent-read.js';
import type { StoredEvent } from './queries.js';
import type { ServerLog } from './server-log.js';
import { Tries } from './tries.js';

/** Where the last event of a batch stands on the server. */
export interface StoredAt {
  readonly revision: bigint;
  readonly commit: bigint;
}

/**
 * Appends, and finds out what became of it: after a lost answer the same ids are sent again with the same expectation, and what comes back is
 * the truth. `any` and `stream_exists` are no safe repeat (the server forgets ids), so there a lost answer is `OutcomeUnknown` at once.
 * Throws `OutcomeUnknown` only if something was sent and nothing was heard by the deadline; else what failed, with nothing stored.
 */
export async function append(
  log: ServerLog,
  stream: string,
  batch: EncodedBatch,
  expected: Expected,
  deadline?: number,
): Promise<StoredAt> {
  const repeatable = expected !== 'any' && expected !== 'stream_exists';
  const patience = deadline ?? log.limits.append;
  const tries = new Tries(patience, log.limits.pause);
  const name = log.names.onServer(stream);
  let lost: CallFailure | undefined;
  for (;;) {
    log.assertOpen();
    try {
      const answer = await log.connection.append(name, batch.events, expected, tries.within(log.limits.answer));
      const stored =
        'actual' in answer
          ? await repeatOf(log, stream, batch, expected, answer.actual, tries.left)
          : await placeOf(log, stream, answer, tries.left);
      if (stored) return stored;
      if (!repeatable || !(await tries.again())) throw new OutcomeUnknown('what was written cannot be read yet');
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      if (error.kind === 'lost') lost = error;
      const again = error.passing && (lost === undefined || repeatable) && (await tries.again());
      if (again) continue;
      if (lost && error.passing) throw new OutcomeUnknown(lost.reason, { cause: lost });
      throw portErrorOf(error, stream, patience, batch.size);
    }
  }
}

/**
 * Where a refused batch stands, if it was refused for itself: a server knows a repeat by ids in memory, where the same id in another stream hides
 * it, and by its index, which comes shortly after the write. Undefined while that is open. Throws `WrongExpectedVersion`.
 */
async function repeatOf(
  log: ServerLog,
  stream: string,
  { events }: EncodedBatch,
  expected: Expected,
  actual: bigint | 'no_stream',
  patience: number,
): Promise<StoredAt | undefined> {
  const conflict = new WrongExpectedVersion(stream, expected, actual);
  if (expected === 'any' || expected === 'stream_exists' || actual === 'no_stream') throw conflict;
  const first = expected === 'no_stream' ? 0n : expected + 1n;
  const revision = first + BigInt(events.length - 1);
  if (actual < revision) throw conflict;
  const standing = await standingFrom(log, stream, first, events.length, patience);
  if (standing.some(({ id }, n) => id !== events[n]!.id)) throw conflict;
  return standing.length < events.length ? undefined : { revision, commit: standing.at(-1)!.commit };
}

/** A server leaves the place of a repeated batch out which is not in its index yet. */
async function placeOf(
  log: ServerLog,
  stream: string,
  { revision, commit }: { readonly revision: bigint; readonly commit: bigint | undefined },
  patience: number,
): Promise<StoredAt | undefined> {
  if (commit !== undefined) return { revision, commit };
  const [event] = await standingFrom(log, stream, revision, 1, patience);
  return event && { revision, commit: event.commit };
}

async function standingFrom(log: ServerLog, stream: string, start: bigint, count: number, patience: number): Promise<StoredEvent[]> {
  const query = { stream: log.names.onServer(stream), start, direction: 'forwards', count, fromLeader: true } as const;
  const standing: StoredEvent[] = [];
  try {
    for await (const events of persistentRead(log, query, undefined, patience)) standing.push(...events);
    return standing;
  } catch (error) {
    if (error instanceof StreamNotFound) return [];
    throw new OutcomeUnknown('what stands in its place cannot be read', { cause: error });
  }
}
