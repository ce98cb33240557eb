import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface ChildServer {
  readonly url: string;
  readonly data: string;
  stop(): Promise<void>;
}

/** Honbu itself in a process of its own, on a drill store in a fresh folder. */
export async function startHonbu(): Promise<ChildServer> {
  const data = mkdtempSync(join(tmpdir(), 'honbu-bench-'));
  const started = await startHonbuOn(data);
  return { ...started, stop: async () => (await started.stop(), rmSync(data, { recursive: true, force: true })) };
}

/** The same on a drill store that is there already, and stays. */
export async function startHonbuOn(data: string): Promise<ChildServer> {
  const env = { ...process.env, NODE_ENV: 'production', HONBU_DATA: data, HONBU_PORT: '0', HONBU_DRILL: '1', HONBU_LOG_LEVEL: 'silent' };
  return { ...(await start(fromHere('../../apps/server/src/main.js'), env)), data };
}

/** The bare server that it is held against. */
export const startBareApollo = (): Promise<Omit<ChildServer, 'data'>> =>
  start(fromHere('bare-apollo.js'), { ...process.env, NODE_ENV: 'production' });

async function start(module: string, env: NodeJS.ProcessEnv): Promise<Omit<ChildServer, 'data'>> {
  const child: ChildProcess = fork(module, { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const ended = once(child, 'exit');
  const [message] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error(`${module} ended before it served`))),
  ])) as [{ url: string }];
  return {
    url: message.url,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
