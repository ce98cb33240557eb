import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const script = fileURLToPath(new URL('./upgrade-server.ts', import.meta.url));
const guard = new URL('../../apps/server/src/socket/upgrade-guard.ts', import.meta.url).href;

/** A server in a process of its own, so that its end is not the end of the tests. */
async function startServer(kind: 'framework' | 'ours') {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, kind, guard], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += String(data)));
  const exited = once(child, 'exit').then(([code]) => ({ code: code as number | null, stderr }));
  const [port] = (await once(createInterface(child.stdout), 'line', { signal: AbortSignal.timeout(20_000) })) as [string];
  return { child, exited, port: Number(port) };
}

/** Asks for an upgrade and resets the connection: at once, after some bytes more, or after the answer. */
async function upgradeAndReset(port: number, path: string, when: 'at once' | 'after bytes' | 'after the answer'): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
  const key = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n`);
  if (when === 'after the answer') await Promise.race([new Promise((resolve) => socket.once('data', resolve)), wait(100)]);
  else await wait(20);
  if (when === 'after bytes') socket.write('x'.repeat(100_000));
  socket.resetAndDestroy();
  await wait(20);
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const times = ['at once', 'after bytes', 'after the answer'] as const;

test("an upgrade to a foreign path and a reset end the framework's own server", async () => {
  const { exited, port } = await startServer('framework');
  for (const when of times) await upgradeAndReset(port, '/elsewhere', when);
  const { code, stderr } = await exited;
  expect(code).not.toBe(0);
  expect(stderr).toContain('ECONNRESET');
}, 30_000);

test('and not ours, whatever the path, and however long the answer takes', async () => {
  const { child, exited, port } = await startServer('ours');
  for (const path of ['/elsewhere', '/graphql', '/graphql/../x', '*']) for (const when of times) await upgradeAndReset(port, path, when);
  const foreign = await fetch(`http://127.0.0.1:${port}/`);
  expect(await foreign.text()).toBe('here');
  child.kill();
  expect(await exited).toMatchObject({ code: null, stderr: '' });
}, 30_000);
