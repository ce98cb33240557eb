import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The README's test command: checks, build, then every jest project. Ends with `N passed, N failed`, where each check counts as one.
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
  '--json',
  `--outputFile=${report}`,
  ...more,
];

const otherEngine = 'api and demo over EventStoreDB’s protocol';
const steps: Record<string, string[]> = {
  build: ['node', 'scripts/build.ts'],
  types: ['tsc', '-p', '.'],
  'types of the dashboard': ['tsc', '-p', 'apps/dashboard'],
  lint: ['eslint', '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
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
    '--cache',
    '--cache-location',
    'node_modules/.cache/prettier/.prettier-cache',
  ],
  'import rules': ['depcruise', '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'test'],
  'schema drift': ['node', 'dist/apps/cli/src/main.js', 'schema', 'check'],
  unit: jest('unit', '--maxWorkers=2'),
  test: jest('test', '--maxWorkers=2'),
  [otherEngine]: jest('test', '--maxWorkers=2', '--testPathPatterns', 'test/api|test/cli/demo'),
};

let passed = 0;
let failed = 0;
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
for (const [name, [command, ...args]] of Object.entries(steps)) {
  if (only && name !== only) continue;
  const started = Date.now();
  process.stdout.write(`\n── ${name}\n`);
  const { status } = spawnSync(command!, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, NODE_ENV: 'test', ...(name === otherEngine && { HONBU_TEST_ENGINE: 'eventstoredb' }) },
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s\n`);
  if (args.includes(`--outputFile=${report}`)) {
    const tests = countTests();
    passed += tests.passed;
    failed += tests.failed + (status !== 0 && tests.failed === 0 ? 1 : 0);
  } else if (status === 0) passed++;
  else failed++;
  if (name === 'build' && status !== 0) break;
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;

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
