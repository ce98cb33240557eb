import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/**
 * The README's test command: build, checks, then every jest project. Ends with `N passed, N failed`, where each check counts as one.
 * `--only NAME` runs one step.
 */
const scratch = mkdtempSync(join(tmpdir(), 'honbu-test-'));
const report = join(scratch, 'jest.json');
const jest = (project: string, ...more: string[]): string[] => [
  'node',
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
  '--selectProjects',
  project,
  '--maxWorkers=2',
  '--json',
  `--outputFile=${report}`,
  ...more,
];
const cache = (file: string): string[] => ['--cache', '--cache-location', `node_modules/.cache/${file}`];

type Steps = Record<string, string[]>;
const build: Steps = { build: ['node', 'scripts/build.ts'] };
/** Each uses one core: the two rows run beside each other. */
const checks: readonly Steps[] = [
  {
    types: ['tsc', '-p', '.'],
    'types of the dashboard': ['tsc', '-p', 'apps/dashboard'],
    'schema drift': ['node', 'dist/cli.js', 'schema', 'check'],
    'import rules': ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'test'],
  },
  {
    format: [
      'prettier',
      '--check',
      'apps',
      'libs',
      'test',
      'scripts',
      'docker',
      '--log-level',
      'warn',
      ...cache('prettier/.prettier-cache'),
    ],
    lint: ['eslint', '.', ...cache('eslint/')],
  },
];
const otherEngine = 'api and demo over EventStoreDB’s protocol';
const suites: Steps = {
  unit: jest('unit'),
  test: jest('test'),
  [otherEngine]: jest('test', '--testPathPatterns', 'test/api|test/cli/demo'),
};

let passed = 0;
let failed = 0;
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
await inTurn(build, 'inherit');
if (failed === 0) {
  await Promise.all(checks.map((steps) => inTurn(steps, 'pipe')));
  await inTurn(suites, 'inherit');
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

async function inTurn(steps: Steps, output: 'inherit' | 'pipe'): Promise<void> {
  for (const [name, [command, ...args]] of Object.entries(steps)) if (!only || name === only) await run(name, command!, args, output);
}

/** `pipe`: what it says is shown when it has ended, because another says something meanwhile. */
async function run(name: string, command: string, args: readonly string[], output: 'inherit' | 'pipe'): Promise<void> {
  const started = Date.now();
  if (output === 'inherit') process.stdout.write(`\n── ${name}\n`);
  const child = spawn(command, args, {
    stdio: ['ignore', output, output],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      NODE_ENV: 'test',
      // Hundreds of processes load the same modules.
      NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled'),
      ...(name === otherEngine && { HONBU_TEST_ENGINE: 'eventstoredb' }),
    },
  });
  const said = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')));
  const [status] = (await once(child, 'close')) as [number | null];
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${(await said).join('')}── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  if (args.includes(`--outputFile=${report}`)) {
    const tests = countTests();
    passed += tests.passed;
    failed += tests.failed + (status !== 0 && tests.failed === 0 ? 1 : 0);
  } else if (status === 0) passed++;
  else failed++;
}

/** A suite that could not even load counts as one failure. */
function countTests(): { passed: number; failed: number } {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numRuntimeErrorTestSuites: number;
    };
    rmSync(report);
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
