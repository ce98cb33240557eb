import { LogUnusable, PositionForeign, StreamNotFound, Unavailable } from '../errors.js';
import { identityOf, logIdentityStream } from '../log-identity.js';
import type { LogIdentity, Position } from '../port.js';
import { positionOf } from '../position.js';
import type { Connection } from './connection.js';
import type { Names } from './names.js';
import { firstOf } from './persistent-read.js';
import type { Limits } from './settings.js';

/** The log of one prefix on a server: the connection, what the log is, and those who must hear when that changes. */
export class ServerLog {
  private current: LogIdentity | undefined;
  private readonly interruptions = new Set<() => void>();
  private open = true;

  constructor(
    readonly connection: Connection,
    readonly names: Names,
    readonly limits: Limits,
  ) {}

  /** Known once the log was opened. */
  get identity(): LogIdentity {
    return this.current!;
  }

  get closed(): boolean {
    return !this.open;
  }

  /** Reads what the log is now; undefined if nobody made one. Subscriptions end if it has a new epoch. */
  async readIdentity(signal?: AbortSignal): Promise<LogIdentity | undefined> {
    const stream = this.names.onServer(logIdentityStream);
    try {
      const first = await firstOf(this, { stream, start: 'start', direction: 'forwards', count: 1 }, signal);
      const last = await firstOf(this, { stream, start: 'end', direction: 'backwards', count: 1 }, signal);
      const identity = first && last && identityOf({ type: first.type, data: first.data() }, { type: last.type, data: last.data() });
      if (!identity && signal?.aborted !== true) throw new LogUnusable(stream, 'its identity cannot be read');
      if (identity) this.take(identity);
      return identity;
    } catch (error) {
      if (error instanceof StreamNotFound) return undefined;
      throw error;
    }
  }

  /** Takes over what another process may have made of the log: one read, as long as nothing changed. */
  async refreshIdentity(signal: AbortSignal): Promise<void> {
    const stream = this.names.onServer(logIdentityStream);
    const last = await firstOf(this, { stream, start: 'end', direction: 'backwards', count: 1 }, signal);
    if (last && last.data()['epoch'] !== this.identity.epoch) await this.readIdentity(signal);
  }

  position(commit: bigint): Position {
    return positionOf(this.identity.epoch, commit);
  }

  assertOpen(): void {
    if (!this.open) throw new Unavailable('closed');
  }

  /** A log that was given a new epoch meanwhile must not go on under positions of the old one. */
  assertEpoch(epoch: string, reached: bigint): void {
    if (this.identity.epoch !== epoch) throw new PositionForeign(positionOf(epoch, reached < 0n ? 0n : reached), this.identity.epoch);
  }

  /** A signal that also aborts when the log closes or changes its epoch. `release` when done. */
  interruptible(signal: AbortSignal): { readonly signal: AbortSignal; release(): void } {
    const either = new AbortController();
    const stop = () => either.abort();
    if (signal.aborted || this.closed) stop();
    signal.addEventListener('abort', stop);
    this.interruptions.add(stop);
    const release = () => {
      signal.removeEventListener('abort', stop);
      this.interruptions.delete(stop);
    };
    return { signal: either.signal, release };
  }

  close(): void {
    this.open = false;
    this.interrupt();
    this.connection.close();
  }

  private take(identity: LogIdentity): void {
    const changed = this.current !== undefined && this.current.epoch !== identity.epoch;
    this.current = identity;
    if (changed) this.interrupt();
  }

  private interrupt(): void {
    for (const stop of [...this.interruptions]) stop();
  }
}
