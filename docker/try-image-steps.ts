import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { get } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';

/**
 * For machines without Docker: takes the steps of the Dockerfile in a fresh folder as a user who is not root, then starts what came out as
 * compose.embedded.yml does, with its own check, and uses and stops it. `node docker/try-image-steps.ts`, some minutes. It shows that the steps
 * are right, not that the base image is: for that, build it.
 */
const context = resolve(import.meta.dirname, '..');
const docker = join(context, 'docker');
const asRoot = process.getuid?.() === 0;
/** The user `node` of the base image, where this script may change users. */
const user = asRoot ? { uid: 1000, gid: 1000 } : {};

interface Stage {
  readonly root: string;
  workdir: string;
  readonly env: Record<string, string>;
  health: string[];
  command: string[];
  stopSignal: NodeJS.Signals;
}

const scratch = mkdtempSync(join(tmpdir(), 'honbu-image-'));
chmodSync(scratch, 0o755);
const home = join(scratch, 'home');
mkdirSync(home);
owned(home);

const stages = new Map<string, Stage>();
let failed = true;
try {
  for (const [word, rest] of instructions()) take(word, rest);
  await useAndStop(latest());
  failed = false;
} finally {
  spawnSync('chmod', ['-R', 'u+w', scratch]);
  rmSync(scratch, { recursive: true, force: true });
  say(failed ? 'FAILED' : 'every step of the Dockerfile works, and so does what it starts');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function instructions(): [string, string][] {
  const text = readFileSync(join(docker, 'Dockerfile'), 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
}

function latest(): Stage {
  return [...stages.values()].at(-1)!;
}

function take(word: string, rest: string): void {
  const began = Date.now();
  say(`${word} ${rest}`);
  if (word === 'FROM') begin(rest);
  else if (word === 'WORKDIR') mkdirSync(at(latest(), (latest().workdir = rest)), { recursive: true });
  else if (word === 'ENV') for (const pair of rest.split(' ')) latest().env[pair.split('=')[0]!] = pair.slice(pair.indexOf('=') + 1);
  else if (word === 'COPY') copy(latest(), rest);
  else if (word === 'RUN') run(latest(), ['sh', '-ec', rest]);
  else if (word === 'HEALTHCHECK') latest().health = JSON.parse(rest.slice(rest.indexOf('CMD ') + 4)) as string[];
  else if (word === 'CMD') latest().command = JSON.parse(rest) as string[];
  else if (word === 'STOPSIGNAL') latest().stopSignal = rest as NodeJS.Signals;
  else if (!['USER', 'VOLUME', 'EXPOSE'].includes(word)) throw new Error(`no way to take the step ${word}`);
  if (word === 'RUN') say(`  ${((Date.now() - began) / 1000).toFixed(0)} s`);
}

function begin(rest: string): void {
  const [image, , name = 'final'] = rest.split(' ');
  if (!image!.startsWith(`node:${process.versions.node}-`)) throw new Error(`this is Node ${process.versions.node}; the image is ${image}`);
  const root = join(scratch, name);
  mkdirSync(join(root, 'tmp'), { recursive: true });
  owned(join(root, 'tmp'));
  stages.set(name, { root, workdir: '/', env: {}, health: [], command: [], stopSignal: 'SIGTERM' });
}

function at({ root, workdir }: Stage, path: string): string {
  return join(root, path.startsWith('/') ? path : join(workdir, path));
}

/** Root owns what it copies, as in the image, so that the user who runs it cannot write there. */
function copy(stage: Stage, rest: string): void {
  const words = rest.split(' ');
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  const target = paths.pop()!;
  const to = (path: string): string => (target.endsWith('/') ? at(stage, join(target, basename(path))) : at(stage, target));
  if (from) for (const path of paths) cpSync(at(stages.get(from)!, path), to(path), { recursive: true, verbatimSymlinks: true });
  else
    for (const file of contextFiles())
      for (const path of paths)
        if (path === '.') cpSync(join(context, file), at(stage, join(target, file)));
        else if (file === path) cpSync(join(context, file), to(path));
  if (words.some((word) => word.startsWith('--chown='))) owned(at(stage, target));
}

function owned(path: string): void {
  if (asRoot) chownSync(path, user.uid!, user.gid!);
}

/** What Docker sends of the working tree: the last pattern that matches a file or a folder above it decides. */
function contextFiles(folder = ''): string[] {
  const patterns = readFileSync(join(docker, 'Dockerfile.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const excepted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const isSent = (path: string): boolean => {
    const last = patterns.findLast((pattern) => above(path).some((part) => expression(pattern.replace('!', '')).test(part)));
    return last === undefined || last.startsWith('!');
  };
  return readdirSync(join(context, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!entry.isDirectory()) return isSent(path) ? [path] : [];
    return isSent(path) || excepted.some((pattern) => pattern.startsWith(`${path}/`)) ? contextFiles(path) : [];
  });
}

/** The path and every folder that it is in. */
function above(path: string): string[] {
  return path === '.' ? [] : [path, ...above(dirname(path))];
}

function expression(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('**/', '(.+/)?').replaceAll('*', '[^/]*')}$`);
}

/** Of this machine's environment only what leads to programs and packages. Absolute paths are those of the stage. */
function environment(stage: Stage, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const here = Object.entries(process.env).filter(([name]) =>
    /^(npm_config_(registry|cafile)|https?_proxy|no_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE)$/i.test(name),
  );
  const inside = Object.entries({ ...stage.env, ...more }).map(([name, value]) => [name, value.startsWith('/') ? at(stage, value) : value]);
  return {
    ...Object.fromEntries([...here, ...inside]),
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    HOME: home,
    TMPDIR: join(stage.root, 'tmp'),
  };
}

function run(stage: Stage, [program, ...args]: string[], more: Readonly<Record<string, string>> = {}): void {
  // Root may write anywhere while an image is built.
  if (asRoot && program === 'sh') spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, stage.root]);
  const { status } = spawnSync(program!, args, {
    cwd: at(stage, '.'),
    env: environment(stage, more),
    stdio: ['ignore', 'ignore', 'inherit'],
    ...user,
  });
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} ended with ${status}`);
}

async function useAndStop(stage: Stage): Promise<void> {
  spawnSync('chmod', ['-R', 'a-w', at(stage, '/honbu')]);
  const settings = { ...secretsAndSettings(stage), HONBU_PORT: String(await freePort()) };
  const [program, ...args] = stage.command;
  const began = Date.now();
  const server = spawn(program!, args, {
    cwd: at(stage, '.'),
    env: environment(stage, settings),
    stdio: ['ignore', 'pipe', 'inherit'],
    ...user,
  });
  try {
    const said = setUpLink(server);
    await ready(stage, settings, server);
    say(`  ready after ${((Date.now() - began) / 1000).toFixed(1)} s; it says ${(await said).replace(/#.+/, '#…')}`);
    for (const path of ['/', '/explorer/']) await isPage(path, settings.HONBU_PORT);
    run(stage, ['node', 'dist/cli.js', 'backup', at(stage, '/backup/first')], settings);
    run(stage, ['node', 'dist/cli.js', 'verify'], settings);
    say('  dashboard and explorer are served; backup and verify work beside it');
  } finally {
    server.kill(stage.stopSignal);
  }
  const [code] = (await once(server, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${stage.stopSignal} ended it with ${code}`);
  say(`  ${stage.stopSignal} ends it with 0`);
}

/** The environment that compose.embedded.yml gives, with its secrets where Docker puts them. */
function secretsAndSettings(stage: Stage): Record<string, string> {
  const made = join(scratch, 'secrets');
  const env = { ...process.env, SECRETS: made };
  execFileSync(join(docker, 'certificates.sh'), ['honbu.example.ac.jp'], { env });
  execFileSync(join(docker, 'passwords.sh'), { env });
  const { services } = parse(readFileSync(join(docker, 'compose.embedded.yml'), 'utf8')) as {
    services: { honbu: { environment: Record<string, string>; secrets: string[] } };
  };
  for (const name of services.honbu.secrets) cpSync(join(made, name), at(stage, join('/run/secrets', name)));
  return { ...services.honbu.environment, HONBU_PUBLIC_URL: 'https://honbu.example.ac.jp', HONBU_INSTITUTION: 'university' };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

function setUpLink(server: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((found, missing) => {
    server.once('exit', () => missing(new Error('it ended without a set-up link')));
    server.stdout!.on('data', (chunk: Buffer) => {
      const link = /https:\S+\/setup#\S+/.exec((text += chunk.toString()))?.[0];
      if (link) found(link);
    });
  });
}

async function ready(stage: Stage, settings: Readonly<Record<string, string>>, server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 60 && server.exitCode === null; tries++) {
    const [program, ...args] = stage.health;
    if (spawnSync(program!, args, { cwd: at(stage, '.'), env: environment(stage, settings), ...user }).status === 0) return;
    await pause(500);
  }
  throw new Error(`it does not become ready (exit code ${server.exitCode})`);
}

/** Asks as a browser does that trusts the authority. */
async function isPage(path: string, port: string): Promise<void> {
  const ca = readFileSync(join(scratch, 'secrets', 'ca.crt'));
  const [answer] = (await once(get({ host: '127.0.0.1', port, path, ca, servername: 'honbu.example.ac.jp' }), 'response')) as [
    { statusCode: number; headers: Record<string, string>; resume(): void },
  ];
  answer.resume();
  if (answer.statusCode !== 200 || !answer.headers['content-type']?.startsWith('text/html'))
    throw new Error(`${path} is answered with ${answer.statusCode}`);
}
