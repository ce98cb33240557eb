import type { EncodedBatch } from '../checks.js';
import { OutcomeUnknown, WrongExpectedVersion } from '../errors.js';
import type { Expected } from '../port.js';
import { CallFailure, portErrorOf } from './failures.js';
import { firstOf } from './persistent-read.js';
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
      const answer = await log.connection.append(name, batch.events, expected, Math.max(1, Math.min(log.limits.answer, tries.left)));
      if ('actual' in answer) throw new WrongExpectedVersion(stream, expected, answer.actual);
      const { revision } = answer;
      return { revision, commit: answer.commit ?? (await commitOf(log, name, revision)) };
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

/** Some servers leave the place of a repeated batch out. */
async function commitOf(log: ServerLog, stream: string, revision: bigint): Promise<bigint> {
  const event = await firstOf(log, { stream, start: revision, direction: 'forwards', count: 1 });
  if (!event) throw new OutcomeUnknown('the event just written is not there');
  return event.commit;
}
