import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export interface ChildServer {
  readonly url: string;
  readonly data: string;
  /** The process's memory once everything that nobody holds is collected, in bytes; of a server started with `weighed`. */
  memory(): Promise<Memory>;
  stop(): Promise<void>;
}

export interface Memory {
  /** What the machine holds for it. */
  readonly resident: number;
  /** What JavaScript holds, its buffers included. */
  readonly held: number;
}

export interface StartOptions {
  readonly weighed?: boolean;
}

/** Honbu itself in a process of its own, on a drill store in a fresh folder. */
export async function startHonbu(): Promise<ChildServer> {
  const data = mkdtempSync(join(tmpdir(), 'honbu-bench-'));
  const started = await startHonbuOn(data);
  return { ...started, stop: async () => (await started.stop(), rmSync(data, { recursive: true, force: true })) };
}

/** The same on a drill store that is there already, and stays. */
export async function startHonbuOn(data: string, options: StartOptions = {}): Promise<ChildServer> {
  const env = { ...process.env, NODE_ENV: 'production', HONBU_DATA: data, HONBU_PORT: '0', HONBU_DRILL: '1', HONBU_LOG_LEVEL: 'silent' };
  return { ...(await start(fromHere('../../server.js'), env, options)), data };
}

/** The bare server that it is held against. */
export const startBareApollo = (): Promise<Omit<ChildServer, 'data'>> =>
  start(fromHere('bare-apollo.js'), { ...process.env, NODE_ENV: 'production' });

/** A bare graphql-ws server whose one subscription sends this message at once and then whenever `publish` asks for it. */
export async function startBareSocket(data: object, options: StartOptions = {}): Promise<Omit<ChildServer, 'data'> & { publish(): void }> {
  const child = fork(fromHere('bare-socket.js'), { ...common(options), env: { ...process.env, NODE_ENV: 'production' } });
  child.send({ data });
  return { ...(await served(child)), publish: () => child.send('publish') };
}

async function start(module: string, env: NodeJS.ProcessEnv, options: StartOptions = {}): Promise<Omit<ChildServer, 'data'>> {
  return served(fork(module, { ...common(options), env }));
}

const common = ({ weighed = false }: StartOptions): ForkOptions => ({
  stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  execArgv: weighed ? ['--expose-gc', '--import', new URL('weigh.js', import.meta.url).href] : [],
});

async function served(child: ChildProcess): Promise<Omit<ChildServer, 'data'>> {
  const ended = once(child, 'exit');
  const [message] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('a server ended before it served'))),
  ])) as [{ url: string }];
  return {
    url: message.url,
    memory: async () => {
      child.send('weigh');
      return ((await once(child, 'message')) as [Memory])[0];
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
