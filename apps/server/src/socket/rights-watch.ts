import type { IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Access, Caller } from '#access';
import { faultOf, type Fault } from '../http/format-error.js';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';

const AT_ONCE = 250;

/** Closes connections whose caller is signed out, expired, disabled or changed in its rights, on whichever server, within a second. */
export class RightsWatch {
  private readonly timer: NodeJS.Timeout;
  private readonly endListening: () => void;
  private looking = false;

  constructor(
    private readonly deps: {
      readonly access: Pick<Access, 'stillHolds' | 'onRevocation'>;
      readonly connections: Connections;
      readonly authenticate: (request: IncomingMessage) => Promise<Caller | undefined>;
      readonly recheck: number;
      readonly onFault: (fault: Fault) => void;
    },
  ) {
    this.endListening = deps.access.onRevocation((identity) => void this.lookAt(deps.connections.of(identity)));
    this.timer = setInterval(() => void this.lookAtAll(), deps.recheck);
    this.timer.unref();
  }

  /** Asked before each push. Where the answer cannot be known, nothing is pushed. */
  async stillHold(connection: Connection): Promise<boolean> {
    if (!connection.isOpen) return false;
    try {
      if (await this.deps.access.stillHolds(connection.caller)) return connection.isOpen;
      // Whoever kept a session but has other rights connects again, and every subscription is judged anew.
      connection.close((await this.deps.authenticate(connection.request)) ? 'RIGHTS_CHANGED' : 'NOT_SIGNED_IN');
    } catch (fault) {
      this.deps.onFault(faultOf(fault));
      connection.close('UNAVAILABLE');
    }
    return false;
  }

  end(): void {
    clearInterval(this.timer);
    this.endListening();
  }

  private async lookAtAll(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    await this.lookAt(this.deps.connections);
    this.looking = false;
  }

  /** Many at once, which is one question to the vault, and never so many that others wait. */
  private async lookAt(connections: Iterable<Connection>): Promise<void> {
    const all = [...connections];
    for (let n = 0; n < all.length; n += AT_ONCE) {
      await Promise.all(all.slice(n, n + AT_ONCE).map((connection) => this.stillHold(connection)));
      await nextTurn();
    }
  }
}
