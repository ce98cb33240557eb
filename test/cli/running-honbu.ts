import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../../apps/cli/src/run.js';

const main = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in English, in this process. */
export const honbu = (...args: string[]): Promise<Answer> => honbuIn({}, ...args);

/** The same in an environment. */
export async function honbuIn(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Answer> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await run(args, {
    env: { ...environment(), ...env },
    interactive: false,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return { code, out: out.join(''), err: err.join('') };
}

/** Runs it as a person does, as a process of its own. */
export async function honbuProcess(...args: string[]): Promise<Answer> {
  const child = started(args);
  const said = collected(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said() };
}

/** The same, killed without asking as soon as it says this. */
export async function honbuKilledAt(words: RegExp, ...args: string[]): Promise<void> {
  const child = started(args);
  const said = collected(child);
  child.stderr!.on('data', () => {
    if (words.test(said().err)) child.kill('SIGKILL');
  });
  await once(child, 'close');
}

export interface Drill {
  readonly url: string;
  readonly process: ChildProcess;
  /** What the command line said so far. */
  said(): string;
  /** Asks it to end, and waits until it has. */
  end(): Promise<number | null>;
  /** Without asking. */
  kill(): Promise<void>;
}

/** A served drill in `data`, on a free port. */
export async function startDrill(data: string, ...args: string[]): Promise<Drill> {
  const child = started(['demo', '--data', data, '--port', '0', ...args]);
  const said = collected(child);
  const closed = once(child, 'close') as Promise<[number | null]>;
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', () => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(said().out)?.[0];
      if (found) resolve(found);
    });
    void closed.then(() => reject(new Error(`the drill did not come up: ${said().err}`)));
  });
  return {
    url,
    process: child,
    said: () => said().out + said().err,
    end: async () => {
      child.kill('SIGTERM');
      return (await closed)[0];
    },
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit').catch(() => {});
    },
  };
}

const environment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'], HOME: process.env['HOME'], LANG: 'C.UTF-8' });

function started(args: string[]): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
}

function collected(child: ChildProcess): () => { out: string; err: string } {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout!.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr!.on('data', (chunk: Buffer) => err.push(chunk));
  return () => ({ out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
}

/** A folder of its own, and how to be rid of it. */
export function scratch(): { readonly path: string; of(name: string): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'honbu-cli-'));
  return { path, of: (name) => join(path, name), remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Asks the public API as a role of the drill. */
export async function asRole(url: string, role: string) {
  const post = (query: string, variables: object, cookie?: string) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-honbu-client': 'test', ...(cookie && { cookie }) },
      body: JSON.stringify({ query, variables }),
    });
  const entered = await post('mutation($input: EnterDemoInput!) { enterDemo(input: $input) { errors { code } } }', { input: { role } });
  const cookie = entered.headers.getSetCookie()[0]!.split(';')[0]!;
  return async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = (await (await post(query, variables, cookie)).json()) as { data: Data; errors?: { message: string }[] };
    if (errors) throw new Error(errors[0]!.message);
    return data;
  };
}
