import type { Clock } from '#kernel';
import { checkAppend, encodeBatch } from '../checks.js';
import { epochChanged, logIdentityStream, type EpochReason } from '../log-identity.js';
import type { Appended, EventStore, Expected, LogIdentity, NewEvent, Position, Recorded, SubscriptionMessage } from '../port.js';
import { append, type StoredAt } from './appending.js';
import { firstOf } from './persistent-read.js';
import { lastCommit } from './places.js';
import { readAll, readStream } from './reading.js';
import type { ServerLog } from './server-log.js';
import { subscribe } from './subscription.js';

/** The event log under one prefix of an EventStoreDB or KurrentDB server or cluster; made by `openEventStoreDb`. */
export class EventStoreDb implements EventStore {
  constructor(private readonly log: ServerLog) {}

  get identity(): LogIdentity {
    return this.log.identity;
  }

  /** Calls to the server that are under way. */
  get openCalls(): number {
    return this.log.connection.openCalls;
  }

  /** Resolves once the server (of a cluster: a majority) has stored it. `deadline` in milliseconds, 15,000 where none is given. */
  async append(
    stream: string,
    events: readonly NewEvent[],
    { expected, deadline }: { expected: Expected; deadline?: number },
  ): Promise<Appended> {
    const batch = checkAppend(stream, events, expected, deadline);
    return this.appended(await append(this.log, stream, batch, expected, deadline));
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

  /** Also how one asks whether the log can be reached: says so within one answer's time, where reads would go on trying. */
  async head(): Promise<Position> {
    return this.log.position(await lastCommit(this.log, undefined, undefined, this.log.limits.answer));
  }

  /** Makes every position given so far foreign: after a restore, a migration, or when an operator put back a copy. */
  async newEpoch(reason: EpochReason, clock: Clock): Promise<Appended> {
    const stream = this.log.names.onServer(logIdentityStream);
    const last = await firstOf(this.log, { stream, start: 'end', direction: 'backwards', count: 1, fromLeader: true });
    const batch = encodeBatch([epochChanged(reason, clock.now())]);
    const stored = await append(this.log, logIdentityStream, batch, last!.revision);
    await this.log.readIdentity();
    return this.appended(stored);
  }

  /** What the server says that it is: `23.10.0.0`. */
  serverVersion(): Promise<string> {
    return this.log.connection.serverVersion();
  }

  /** Ends subscriptions with `Unavailable`; the connection closes when the calls under way have ended. */
  async close(): Promise<void> {
    this.log.close();
  }

  private appended({ revision, commit }: StoredAt): Appended {
    return { revision, position: this.log.position(commit) };
  }
}
