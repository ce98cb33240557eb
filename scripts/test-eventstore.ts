import { spawnSync } from 'node:child_process';

/**
 * `npm run test:eventstore`: the contract kit, the fault tests and three servers that share a log, over a real EventStoreDB or KurrentDB.
 * HONBU_TEST_EVENTSTORE_URL   esdb://… of a single node or a cluster; of a single node, connections are cut too, by a line at 127.0.0.1
 * HONBU_TEST_EVENTSTORE_KILL, …_STOP, …_HANG   optional: shell commands that kill, stop or halt the leader of a cluster
 * HONBU_TEST_EVENTSTORE_CYCLES, …_PAUSE_MS     optional: how often, and how long the cluster gets to come back (3; 20000)
 */
if (!process.env['HONBU_TEST_EVENTSTORE_URL']) {
  process.stderr.write('Set HONBU_TEST_EVENTSTORE_URL to an esdb:// connection string, for example esdb://127.0.0.1:2113?tls=false\n');
  process.exit(2);
}
const { status } = spawnSync(
  'node',
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    'test/eventstore',
    'test/faults/cut-connections',
    'test/servers/three-servers',
    '--selectProjects',
    'test',
    '--runInBand',
    '--verbose',
  ],
  { stdio: 'inherit', shell: process.platform === 'win32' },
);
process.exitCode = status ?? 1;
