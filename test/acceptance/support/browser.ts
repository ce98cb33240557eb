import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged, { inflate } from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
/** Only this machine can be reached: whatever asks for another place gets no answer. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

interface Program {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** A headless Chromium: `HONBU_CHROMIUM` if it is set, else the one of the npm package, else an installed one. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ ...(await program()), args: ARGUMENTS });
}

async function program(): Promise<Program> {
  const chosen = process.env['HONBU_CHROMIUM'];
  if (chosen) {
    if (runs({ executablePath: chosen, env: {} })) return { executablePath: chosen, env: inherited() };
    throw new Error(`HONBU_CHROMIUM=${chosen} does not start: it should be the path of a Chromium or Chrome program.`);
  }
  const usable = (await candidates()).find(runs);
  if (!usable) throw new Error('No Chromium starts on this machine. Install Chromium or Chrome, or set HONBU_CHROMIUM to the path of one.');
  return { ...usable, env: { ...inherited(), ...usable.env } };
}

async function candidates(): Promise<Program[]> {
  const installed = INSTALLED.filter((path) => existsSync(path)).map((executablePath) => ({ executablePath, env: {} }));
  if (process.platform !== 'linux' || process.arch !== 'x64') return installed;
  const executablePath = await packaged.executablePath();
  // A bare machine lacks what Chromium links to: the package brings that along too.
  const libraries = { LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib'), FONTCONFIG_PATH: join(tmpdir(), 'fonts') };
  if (!runs({ executablePath, env: {} })) await inflate(join(packageFolder(), 'bin', 'al2023.tar.br'));
  return [{ executablePath, env: {} }, { executablePath, env: libraries }, ...installed];
}

const packageFolder = (): string => join(import.meta.dirname, '..', '..', '..', 'node_modules', '@sparticuz', 'chromium');

const runs = ({ executablePath, env }: Program): boolean =>
  spawnSync(executablePath, ['--version'], { env: { ...process.env, ...env } }).status === 0;

const inherited = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((each): each is [string, string] => each[1] !== undefined));
