import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../../apps/server/src/core/project-root.js';
import { timed, type Figure } from '../figure.js';

const LEFT_OUT = new Set(['node_modules', 'dist', 'data', '.git', '.honbu']);

/** From nothing to the demo answering in a copy of the checkout, against `npm ci` alone. */
export const figure: Figure = {
  name: 'setup',
  unit: 's',
  better: 'lower',
  bar: 1.5,
  slow: true,
  async run() {
    const copy = mkdtempSync(join(tmpdir(), 'honbu-bench-'));
    try {
      cpSync(projectRoot, copy, { recursive: true, filter: (path) => !LEFT_OUT.has(basename(path)) });
      // Once before, so that what npm keeps of the registry is there for both.
      await install(copy);
      const installing = (await timed(() => install(copy))) / 1000;
      const starting = (await timed(() => demoAnswers(copy))) / 1000;
      return { value: installing + starting, limit: installing };
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
};

async function install(folder: string): Promise<void> {
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(npm, 'exit')) as [number];
  if (code !== 0) throw new Error(`npm ci ended with ${code}`);
}

/** Starts the demo as the README does, and ends it once its address, as it prints it, answers. */
async function demoAnswers(folder: string): Promise<void> {
  const npm = spawn('npm', ['run', 'demo'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], detached: process.platform !== 'win32' });
  const ended = once(npm, 'exit');
  try {
    for await (const line of createInterface(npm.stdout)) {
      const url = /https?:\/\/\S+/.exec(line)?.[0];
      if (!url) continue;
      const { status } = await fetch(url);
      if (status !== 200) throw new Error(`the demo answered ${status}`);
      return;
    }
    throw new Error('the demo ended before it answered');
  } finally {
    // The whole group: npm, the command line and the server.
    if (npm.exitCode === null) process.kill(process.platform === 'win32' ? npm.pid! : -npm.pid!, 'SIGTERM');
    await ended;
  }
}
