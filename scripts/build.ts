import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { build } from 'rolldown';

/**
 * Builds what is older than its sources: the services with SWC (`dist/apps`, `dist/libs`, `dist/test`), each program out of that with Rolldown
 * (`dist/server.js`, `dist/cli.js`), the dashboard with Vite (`dist/apps/dashboard`). `--force` builds all.
 */
const force = process.argv.includes('--force');

const newest = (patterns: string[]): number =>
  Math.max(0, ...globSync(patterns, { exclude: ['**/node_modules/**', '**/dist/**'] }).map((file) => statSync(file).mtimeMs));

function outdated(product: string, sources: string[]): boolean {
  return force || !existsSync(product) || statSync(product).mtimeMs < newest(sources);
}

function run(command: string, args: string[]): void {
  const { status } = spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    // Tests are run on what people get: Vite would take React's slow development build for them.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

const services = ['apps/server', 'apps/cli', 'libs', 'test'].filter((folder) => existsSync(folder));
const rules = ['.swcrc', 'scripts/build.ts', 'package.json', 'package-lock.json'];
if (outdated('dist/.built', [...services.map((folder) => `${folder}/**/*.ts`), ...rules]) || !existsSync('dist/server.js')) {
  const begun = new Date();
  run('swc', [...services, '-d', 'dist', '--ignore', '**/*.spec.ts', '--quiet']);
  await bundlePrograms();
  writeFileSync('dist/.built', begun.toISOString());
  // What is edited meanwhile is newer than the build.
  utimesSync('dist/.built', begun, begun);
}

if (
  outdated('dist/apps/dashboard/index.html', [
    'apps/dashboard/**/*.{ts,tsx,json,html,css,svg}',
    'libs/{vocabulary,written}/**/*.ts',
    'scripts/build.ts',
    'package-lock.json',
  ])
)
  run('vite', ['build', 'apps/dashboard', '--logLevel', 'warn']);
if (outdated('dist/apps/explorer/index.html', ['apps/explorer/*', 'scripts/build.ts', 'package-lock.json']))
  run('vite', ['build', 'apps/explorer', '--logLevel', 'error']);

/** One file instead of the three thousand that Node would look up and compile at each start, which takes four times as long. */
async function bundlePrograms(): Promise<void> {
  await build({
    input: {
      server: 'dist/apps/server/src/main.js',
      cli: 'dist/apps/cli/src/main.js',
      'end-with-parent': 'dist/apps/cli/src/demo/end-with-parent.js',
    },
    platform: 'node',
    // Libraries ask for these where they are installed, and do without.
    external: [/^@nestjs\/(?:microservices|websockets|mercurius)/, /^class-transformer\/storage/, 'pg-native'],
    treeshake: false,
    // However they are started: `graphql` compares types many times slower otherwise.
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    logLevel: 'silent',
    output: { dir: 'dist', chunkFileNames: 'chunks/[name].js', keepNames: true, sourcemap: true },
  });
}
