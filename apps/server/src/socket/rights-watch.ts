import type { IncomingMessage } from 'node:http';
import type { Access, Caller } from '#access';
import type { Uuid } from '#kernel';
import { faultOf, type Fault } from '../http/format-error.js';
import type { Connection } from './connection.js';
import type { Connections } from './connections.js';

/** Closes connections whose caller is signed out, expired, disabled or changed in its rights, within a second. */
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
    this.endListening = deps.access.onRevocation((identity) => void this.rightsChanged(identity));
    this.timer = setInterval(() => void this.lookAtAll(), deps.recheck);
    this.timer.unref();
  }

  /** Asked before each push. Where the answer cannot be known, nothing is pushed. */
  async stillHold(connection: Connection): Promise<boolean> {
    if (!connection.isOpen) return false;
    try {
      const holds = await this.deps.access.stillHolds(connection.caller);
      if (holds) return connection.isOpen;
      connection.close('NOT_SIGNED_IN');
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

  /** Whoever kept a session but has other roles connects again, and every subscription is judged anew. */
  private async rightsChanged(identity: Uuid): Promise<void> {
    for (const connection of [...this.deps.connections.of(identity)]) {
      if (!(await this.stillHold(connection))) continue;
      try {
        const now = await this.deps.authenticate(connection.request);
        if (!now) connection.close('NOT_SIGNED_IN');
        else if (rightsOf(now) !== rightsOf(connection.caller)) connection.close('RIGHTS_CHANGED');
      } catch (fault) {
        this.deps.onFault(faultOf(fault));
        connection.close('UNAVAILABLE');
      }
    }
  }

  private async lookAtAll(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    for (const connection of this.deps.connections) await this.stillHold(connection);
    this.looking = false;
  }
}

const rightsOf = ({ institutionId, roles, scope }: Caller): string =>
  JSON.stringify([institutionId, [...roles].sort(), [...(scope ?? [])].sort()]);
