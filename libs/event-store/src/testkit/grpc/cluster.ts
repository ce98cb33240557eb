import type { EventStore } from '../../port.js';
import { InProcessServer } from './server.js';
import { emptyStore } from './serve-embedded.js';

/** Servers over one store, of which one leads. A server that was killed comes back at its old port. */
export class InProcessCluster {
  readonly servers: (InProcessServer | undefined)[] = [];
  private readonly ports: number[] = [];
  private leader: number | undefined = 0;

  private constructor(readonly kept: EventStore) {}

  static async start(size: number): Promise<InProcessCluster> {
    const cluster = new InProcessCluster(await emptyStore());
    for (let n = 0; n < size; n++) await cluster.revive(n);
    return cluster;
  }

  /** All nodes named, as operators write it. */
  get connectionString(): string {
    return `esdb://${this.ports.map((port) => `127.0.0.1:${port}`).join(',')}?tls=false&discoveryInterval=20&gossipTimeout=1`;
  }

  connectionStringOf(n: number): string {
    return `esdb://127.0.0.1:${this.ports[n]}?tls=false`;
  }

  /** Without a number nobody leads: writes are refused, reads go on. */
  elect(n: number | undefined): void {
    this.leader = n;
  }

  kill(n: number): void {
    this.servers[n]?.stop();
    this.servers[n] = undefined;
  }

  async revive(n: number): Promise<void> {
    const port = this.ports[n];
    const server = await InProcessServer.start({ store: this.kept, members: () => this.members(), ...(port !== undefined && { port }) });
    this.ports[n] = server.port;
    this.servers[n] = server;
  }

  async dispose(): Promise<void> {
    for (const n of this.servers.keys()) this.kill(n);
    await this.kept.close();
  }

  private members(): { port: number; leads: boolean }[] {
    return this.servers.flatMap((server, n) => (server ? [{ port: server.port, leads: n === this.leader }] : []));
  }
}
