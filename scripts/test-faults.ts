import { spawnSync } from 'node:child_process';

/**
 * The long form of the fault tests, for the night: hours, not minutes. `HONBU_SEED` plays a run again; names of spec files as
 * arguments choose among them, e.g. `npm run test:faults -- power-loss`.
 */
const suites = new Set(['crash', 'faults']);
const chosen = process.argv.slice(2);
const env = {
  ...process.env,
  NODE_ENV: 'test',
  HONBU_FAULTS: 'long',
  HONBU_SEED: process.env['HONBU_SEED'] ?? String(Date.now() % 1_000_000),
};

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32', env });
  if (status !== 0) process.exitCode = status ?? 1;
}

const jest = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  'test',
  '--runInBand',
];

process.stdout.write(`HONBU_SEED=${env.HONBU_SEED}\n`);
run('node', ['scripts/build.ts']);
const paths = (chosen.length > 0 ? chosen : [...suites]).map((name) => (suites.has(name) ? `test/${name}` : `test/faults/${name}`));
if (!process.exitCode) run('node', [...jest, ...paths]);
