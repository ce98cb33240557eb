import { PositionBeyondHead } from '../errors.js';
import type { Position } from '../port.js';
import { numberIn } from '../position.js';
import { firstOf } from './persistent-read.js';
import type { ServerLog } from './server-log.js';

/** Commit position of the last event under these prefixes; absent: of this log. 0 if there is none. */
export async function lastCommit(
  log: ServerLog,
  prefixes: readonly string[] = [log.names.beginning],
  signal?: AbortSignal,
  patience?: number,
): Promise<bigint> {
  const event = await firstOf(log, { prefixes, start: 'end', direction: 'backwards', count: 1 }, signal, patience);
  return event?.commit ?? 0n;
}

/** The commit position that a position of this log stands for. Throws `PositionForeign`, `PositionBeyondHead`. */
export async function reachedPlace(log: ServerLog, position: Position): Promise<bigint> {
  const commit = numberIn(log.identity.epoch, position);
  await assertReached(log, commit);
  return commit;
}

/**
 * Throws `PositionBeyondHead` if the server has not come as far. Checkpoints may name a place of others' events, so the end of the whole server
 * counts, and a follower may lag behind, so the leader has the last word.
 */
export async function assertReached(log: ServerLog, commit: bigint, signal?: AbortSignal): Promise<void> {
  if (commit <= (await endOfServer(log, false, signal))) return;
  const end = await endOfServer(log, true, signal);
  if (commit > end && signal?.aborted !== true) throw new PositionBeyondHead(log.position(commit), log.position(end));
}

async function endOfServer(log: ServerLog, fromLeader: boolean, signal?: AbortSignal): Promise<bigint> {
  const event = await firstOf(log, { start: 'end', direction: 'backwards', count: 1, fromLeader }, signal);
  return event?.commit ?? 0n;
}
