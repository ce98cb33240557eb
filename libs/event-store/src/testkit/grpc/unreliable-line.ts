import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const host = '127.0.0.1';

/** Stands between a client and a server, and does to their connections what networks do. */
export class UnreliableLine {
  private readonly sockets = new Set<Socket>();
  private readonly halfOpen = new WeakSet<Socket>();
  private delay = 0;
  private speaking = Promise.withResolvers<void>();
  private strike: { bytesLeft: number; happen: () => void } | undefined;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {
    this.speaking.resolve();
  }

  /** A line of its own port to this one. */
  static async before(port: number, address = host): Promise<UnreliableLine> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    const line = new UnreliableLine(server, (server.address() as AddressInfo).port);
    server.on('connection', (client) => line.join(client, connect(port, address)));
    return line;
  }

  /** Every connection breaks off. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Connections carry nothing any more, and neither end is told; new ones are as good as ever. */
  leaveHalfOpen(): void {
    for (const socket of this.sockets) this.halfOpen.add(socket);
  }

  /** Nothing is carried, over new connections neither, as before a stopped machine; until `speakAgain`. */
  fallSilent(): void {
    this.speaking = Promise.withResolvers();
  }

  speakAgain(): void {
    this.speaking.resolve();
  }

  /** Each piece takes so many milliseconds, one after the other. */
  slowDown(milliseconds: number): void {
    this.delay = milliseconds;
  }

  /** Calls `happen` between two bytes, when so many more were carried; resolves then. */
  strikeAfter(bytes: number, happen: () => void): Promise<void> {
    return new Promise((resolve) => {
      const both = () => {
        happen();
        resolve();
      };
      this.strike = { bytesLeft: bytes, happen: both };
    });
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket, server: Socket): void {
    void this.carry(client, server);
    void this.carry(server, client);
  }

  private async carry(from: Socket, to: Socket): Promise<void> {
    this.sockets.add(from);
    // Thrown below while it is read; afterwards nobody would hear it.
    from.on('error', () => undefined);
    try {
      for await (const bytes of from) {
        if (this.delay > 0) await pause(this.delay);
        for (let rest = bytes as Buffer; rest.length > 0;) {
          await this.speaking.promise;
          if (this.halfOpen.has(from)) await new Promise(() => undefined);
          rest = this.pass(rest, to);
          if (to.writableNeedDrain) await Promise.race([once(to, 'drain'), once(to, 'close')]);
        }
      }
    } catch {
      // It broke off: the other end hears of it now.
    }
    this.sockets.delete(from);
    if (!this.halfOpen.has(from)) to.destroySoon();
  }

  /** Passes bytes up to the strike, if it falls among them; gives back what is left. */
  private pass(bytes: Buffer, to: Socket): Buffer {
    const { strike } = this;
    const length = Math.min(bytes.length, strike?.bytesLeft ?? Infinity);
    to.write(bytes.subarray(0, length));
    if (strike && (strike.bytesLeft -= length) === 0) {
      this.strike = undefined;
      strike.happen();
    }
    return bytes.subarray(length);
  }
}
