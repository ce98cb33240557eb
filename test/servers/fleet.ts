import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { EventStoreDb } from '#event-store';
import { emptyStore } from '../../libs/event-store/src/testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../../libs/event-store/src/testkit/grpc/server.js';
import { startPostgres, type PostgresUnderTest } from '../../libs/privacy/src/testkit/postgres-server.js';
import { engineOf, newPrefix, url as realServer } from '../eventstore/server-under-test.js';
import { House } from '../api/support/house.js';
import type { Member } from '../api/support/member.js';
import { scratch } from '../cli/running-honbu.js';

const main = fileURLToPath(new URL('../../dist/server.js', import.meta.url));

/** One of the servers, as a process of its own with a folder of its own. */
export class ServerProcess {
  private child: ChildProcess | undefined;
  private served = '';

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  get url(): string {
    return this.served;
  }

  /** Resolves when it serves, on a port that is another one each time. */
  async start(): Promise<void> {
    const { PATH, HOME } = process.env;
    this.child = fork(main, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH, HOME, HONBU_LOG_LEVEL: 'silent', HONBU_PORT: '0', HONBU_DRILL: '1', ...this.env },
    });
    const ended = once(this.child, 'exit').then(([code, signal]) => Promise.reject(new Error(`a server ended: ${String(code ?? signal)}`)));
    const [{ url }] = (await Promise.race([once(this.child, 'message'), ended])) as [{ url: string }];
    ended.catch(() => undefined);
    this.served = url;
  }

  /** The exit code with which it ends, once it does. */
  async ended(): Promise<number | null> {
    const [code] = (await once(this.child!, 'exit')) as [number | null];
    return code;
  }

  /** kill -9: nothing is finished, nobody is told. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

/** Three server processes and one server in this process, over one log and one vault. */
export interface Fleet {
  readonly processes: readonly ServerProcess[];
  /** The one in this process: what is ended or erased here must hold on the others. */
  readonly house: House;
  /** What keeps the log. */
  engine(): Promise<string>;
  /** The same person, signed in once, talking to one of the processes as it is now. */
  at(member: Member, server: number): Member;
  close(): Promise<void>;
}

export async function startFleet(): Promise<Fleet> {
  const folder = scratch();
  const postgres: PostgresUnderTest = await startPostgres();
  const log = await startLog();
  const shared = {
    ...log.env,
    HONBU_VAULT: await postgres.freshDatabase(),
    HONBU_KEY_FILE: folder.of('root.key'),
    HONBU_KEY_PASSPHRASE: 'correct horse battery',
  };
  const processes = [1, 2, 3].map((n) => new ServerProcess({ ...shared, HONBU_DATA: folder.of(`server-${n}`) }));
  const [house] = await Promise.all([House.open(shared), ...processes.map((server) => server.start())]);
  return {
    processes,
    house,
    engine: async () => (realServer === undefined ? 'a log in this process' : engineOf(house.server.core.store as EventStoreDb)),
    at: (member, server) => member.via(processes[server]!.url),
    close: async () => {
      await Promise.all(processes.map((server) => server.kill()));
      await house.close();
      await log.stop();
      await postgres[Symbol.asyncDispose]();
      folder.remove();
    },
  };
}

/** The log that all share: a new one on the real server under test where there is one, else one served by this process. */
async function startLog(): Promise<{ readonly env: NodeJS.ProcessEnv; stop(): Promise<void> }> {
  if (realServer !== undefined)
    return { env: { HONBU_EVENTSTORE: realServer, HONBU_EVENTSTORE_PREFIX: newPrefix() }, stop: async () => undefined };
  const kept = await emptyStore();
  const server = await InProcessServer.start({ store: kept });
  return {
    env: { HONBU_EVENTSTORE: server.connectionString },
    stop: async () => {
      server.stop();
      await kept.close();
    },
  };
}
