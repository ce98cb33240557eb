import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../../../server/src/core/project-root.js';
import { reject } from '../errors.js';

export interface DrillServer {
  readonly url: string;
  /** Settles with the exit code or the signal when the server ends, whatever for. */
  readonly ended: Promise<string>;
  stop(): Promise<void>;
}

const PORTS_TRIED = 20;
const programs = join(projectRoot, 'dist');

/** Starts the service over a drill store, as a process of its own that ends with this one. Throws `SERVER_STOPPED` if it does not come up. */
export async function startDrillServer({ port, env }: { port: number; env: NodeJS.ProcessEnv }): Promise<DrillServer> {
  const child = fork(join(programs, 'server.js'), {
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', pathToFileURL(join(programs, 'end-with-parent.js')).href],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Ctrl+C reaches the whole group: this process stops the server when the script has paused the clock.
    detached: process.platform !== 'win32',
    env: {
      ...env,
      HONBU_DRILL: '1',
      HONBU_HOST: '127.0.0.1',
      HONBU_PORT: String(port),
      HONBU_LOG_LEVEL: env['HONBU_LOG_LEVEL'] ?? 'error',
    },
  });
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
  const url = await Promise.race([firstMessage(child), ended.then((code) => reject('SERVER_STOPPED', { code }))]);
  return {
    url,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function firstMessage(child: ChildProcess): Promise<string> {
  const [message] = (await once(child, 'message')) as [{ url: string }];
  return message.url;
}

/** The port itself where it was asked for, else the first free one from it on. Throws `NO_FREE_PORT`. */
export async function freePort(from: number, isAsked: boolean): Promise<number> {
  for (let port = from; port < from + (isAsked ? 1 : PORTS_TRIED); port++) if (await isFree(port)) return port;
  return reject('NO_FREE_PORT', { port: from });
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  try {
    probe.listen({ port, host: '127.0.0.1', exclusive: true });
    await once(probe, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    probe.close();
  }
}
