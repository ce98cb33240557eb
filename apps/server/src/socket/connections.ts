import type { Uuid } from '#kernel';
import type { Connection } from './connection.js';
import type { SocketLimits } from './socket-limits.js';

/** The open connections, within the caps in total and for each caller. */
export class Connections implements Iterable<Connection> {
  private readonly open = new Map<Uuid, Set<Connection>>();
  /** Sockets that are open or being let in. */
  private taken = 0;

  constructor(private readonly limits: SocketLimits) {}

  get size(): number {
    return [...this.open.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Takes a place for a socket that is being let in; `false` when there is none. */
  takePlace(): boolean {
    if (this.taken >= this.limits.connections) return false;
    this.taken++;
    return true;
  }

  freePlace(): void {
    this.taken--;
  }

  isFullFor(identity: Uuid): boolean {
    return this.of(identity).size >= this.limits.connectionsPerCaller;
  }

  add(connection: Connection): void {
    const { identity } = connection.caller;
    const own = this.open.get(identity) ?? new Set();
    this.open.set(identity, own.add(connection));
    connection.onClosed(() => {
      own.delete(connection);
      if (own.size === 0 && this.open.get(identity) === own) this.open.delete(identity);
    });
  }

  of(identity: Uuid): ReadonlySet<Connection> {
    return this.open.get(identity) ?? new Set();
  }

  *[Symbol.iterator](): Iterator<Connection> {
    for (const own of this.open.values()) yield* [...own];
  }
}
