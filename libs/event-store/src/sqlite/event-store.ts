import type { Clock } from '#kernel';
import { checkAppend, encodeBatch } from '../checks.js';
import { NotLeader, type EventStoreError } from '../errors.js';
import { epochChanged, type EpochReason } from '../log-identity.js';
import type { Appended, EventStore, Expected, LogIdentity, NewEvent, Position, Recorded, SubscriptionMessage } from '../port.js';
import { positionOf } from '../position.js';
import type { Standing } from './append-decision.js';
import { noticed, readAll, readStream, reading } from './reading.js';
import type { ReadingLog } from './reading-log.js';
import { subscribe } from './subscription.js';
import { WritingLog } from './writing-log.js';

/** The event log in one SQLite file; made by `openSqliteStore`. */
export class SqliteEventStore implements EventStore {
  constructor(private readonly log: WritingLog | ReadingLog) {}

  get identity(): LogIdentity {
    return this.log.identity;
  }

  get damage(): EventStoreError | undefined {
    return this.log.damage;
  }

  /** Resolves after the fsync. `deadline` in milliseconds: what has not been begun by then is not stored (`DeadlineExceeded`). */
  async append(
    stream: string,
    events: readonly NewEvent[],
    { expected, deadline }: { expected: Expected; deadline?: number },
  ): Promise<Appended> {
    const batch = checkAppend(stream, events, expected, deadline);
    try {
      return this.appended(await this.writing().append(stream, batch, expected, deadline));
    } catch (error) {
      throw noticed(this.log, error);
    }
  }

  readStream(stream: string, options: Parameters<EventStore['readStream']>[1] = {}): AsyncIterable<Recorded> {
    return readStream(this.log, stream, options);
  }

  readAll(options: Parameters<EventStore['readAll']>[0] = {}): AsyncIterable<Recorded> {
    return readAll(this.log, options);
  }

  subscribe(options: Parameters<EventStore['subscribe']>[0]): AsyncIterable<SubscriptionMessage> {
    return subscribe(this.log, options);
  }

  async head(): Promise<Position> {
    return positionOf(
      this.identity.epoch,
      reading(this.log, () => this.log.head()),
    );
  }

  /** Makes every position given so far foreign: after a restore, a migration, or when an operator put back a copy. */
  async newEpoch(reason: EpochReason, clock: Clock): Promise<Appended> {
    return this.appended(await this.writing().renew(encodeBatch([epochChanged(reason, clock.now())])));
  }

  /** Commits what waits, ends subscriptions with `Unavailable`, and lets the next writer in. */
  async close(): Promise<void> {
    this.log.close();
  }

  private writing(): WritingLog {
    if (this.log instanceof WritingLog) return this.log;
    throw new NotLeader();
  }

  private appended({ revision, position }: Standing): Appended {
    return { revision: BigInt(revision), position: positionOf(this.identity.epoch, position) };
  }
}
