import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { systemClock } from '#kernel';
import { openEventStore } from '../open.js';
import { eventsOf, newStream } from '../testkit/events.js';
import { selfSigned } from '../testkit/grpc/certificate.js';
import { impatient, serveEmbedded, type Served } from '../testkit/grpc/serve-embedded.js';
import { InProcessServer } from '../testkit/grpc/server.js';
import { parseConnectionString } from './connection-string.js';
import { openEventStoreDb } from './open.js';

const create = { drill: true, clock: systemClock };

describe('a connection string', () => {
  test.each([
    ['esdb://localhost', { seeds: [{ address: 'localhost', port: 2113 }], tls: true, discover: false }],
    [
      'esdb://a:1,b:2,c?tls=false',
      {
        seeds: [
          { address: 'a', port: 1 },
          { address: 'b', port: 2 },
          { address: 'c', port: 2113 },
        ],
        tls: false,
      },
    ],
    [
      'esdb+discover://admin:p%40ss%3A@cluster.example:2113/?nodePreference=leader',
      { discover: true, credentials: { username: 'admin', password: 'p@ss:' } },
    ],
    ['esdb://h?KEEPALIVEINTERVAL=5000', { options: { keepAliveInterval: '5000' } }],
  ])('%s is understood', (text, expected) => {
    expect(parseConnectionString(text)).toMatchObject(expected);
  });

  test.each([
    '',
    'http://localhost',
    'esdb://',
    'esdb://secret@host',
    'esdb://user:secret@',
    'esdb://user:secret@host:99999',
    'esdb://user:secret@host?unknown=1',
    'esdb://user:secret@host?tls=perhaps',
    'esdb://user:secret@host?keepAliveInterval=soon',
    'esdb://user:secret@host?tlsCAFile=/no/such/secret',
    'esdb+discover://user:secret@a,b',
    'esdb://user:%zzsecret@host',
  ])('%s is refused, and nothing of a password comes back', (text) => {
    let refused: unknown;
    try {
      parseConnectionString(text);
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ code: 'INVALID_ARGUMENT', argument: 'connectionString' });
    expect(`${(refused as Error).message} ${JSON.stringify(refused)}`).not.toContain('secret');
  });
});

describe('opening', () => {
  test.each(['', 'Upper', 'a:b', '-a', 'a'.repeat(61)])('under the prefix %j is refused', async (prefix) => {
    await expect(openEventStoreDb({ connectionString: 'esdb://localhost', prefix })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      argument: 'prefix',
    });
  });

  test('a server that is not there says so, and where', async () => {
    const nobody = createServer();
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
    const { port } = nobody.address() as AddressInfo;
    await new Promise((resolve) => nobody.close(resolve));
    const opening = openEventStoreDb({
      connectionString: `esdb://user:secret@127.0.0.1:${port}?tls=false`,
      prefix: 'kit',
      limits: { ...impatient, read: 200 },
    });
    await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: `no server answers there (127.0.0.1:${port})` });
  });

  test('as a user who may not read what it needs says which right is missing, and writes nothing', async () => {
    const served = await serveEmbedded();
    served.server.allIsForbidden = true;
    await expect(
      served.open({ prefix: 'ordinary', create, credentials: { username: 'ordinary', password: 'secret' } }),
    ).rejects.toMatchObject({
      code: 'ACCESS_DENIED',
      lacking: { right: 'read', stream: '$all' },
    });
    served.server.allIsForbidden = false;
    const { connectionString } = served.server;
    await expect(openEventStoreDb({ connectionString, prefix: 'ordinary' })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' });
    await served.dispose();
  });

  test('a log that is not there is made only if asked for, and once', async () => {
    const served = await serveEmbedded();
    const { connectionString } = served.server;
    await expect(openEventStoreDb({ connectionString, prefix: 'empty' })).rejects.toMatchObject({ code: 'LOG_NOT_FOUND' });
    const made = await Promise.all([1, 2, 3, 4].map(() => served.open({ prefix: 'new', create })));
    expect(new Set(made.map(({ identity }) => identity.epoch)).size).toBe(1);
    const again = await served.open({ prefix: 'new', create: { ...create, drill: false } });
    expect(again.identity).toEqual(made[0]!.identity);
    await served.dispose();
  });

  test('by one word of configuration: a file or a server', async () => {
    const served = await serveEmbedded();
    const folder = mkdtempSync(join(tmpdir(), 'honbu-open-'));
    for (const spec of [`sqlite:${join(folder, 'log.db')}`, served.server.connectionString]) {
      const store = await openEventStore(spec, { prefix: 'kit', create });
      await expect(store.append(newStream(), eventsOf(2), { expected: 'no_stream' })).resolves.toMatchObject({ revision: 1n });
      await store.close();
    }
    for (const spec of ['', 'sqlite:', 'postgres://localhost', '/var/lib/log.db', 'esdb:localhost'])
      await expect(openEventStore(spec, { prefix: 'kit' })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    rmSync(folder, { recursive: true });
    await served.dispose();
  });
});

describe('over TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'honbu-tls-'));
  const trusted = join(folder, 'ca.pem');
  const strange = join(folder, 'strange.pem');
  const password = { username: 'honbu', password: 'right-secret' };
  let served: Served;
  beforeAll(async () => {
    const tls = { ...selfSigned('127.0.0.1'), certificateFile: trusted };
    writeFileSync(trusted, tls.certificate);
    writeFileSync(strange, selfSigned('127.0.0.1').certificate);
    served = await serveEmbedded({ tls, password }, { credentials: password });
  });
  afterAll(async () => {
    await served.dispose();
    rmSync(folder, { recursive: true });
  });
  const open = (userinfo: string, options: string) =>
    openEventStoreDb({
      connectionString: `esdb://${userinfo}127.0.0.1:${served.server.port}?${options}`,
      prefix: 'kit',
      limits: { ...impatient, read: 3_000 },
    });
  const trust = `tlsCAFile=${encodeURIComponent(trusted)}`;

  test('a trusted certificate and the right password open the log', async () => {
    const store = await open('honbu:right-secret@', trust);
    await expect(store.append(newStream(), eventsOf(1), { expected: 'no_stream' })).resolves.toMatchObject({ revision: 0n });
    await store.close();
  });

  test.each([
    ['a certificate that is not trusted', 'honbu:right-secret@', 'tls=true', 'UNAVAILABLE', /certificate of the server is not trusted/],
    ['a wrong password', 'honbu:wrong-secret@', trust, 'ACCESS_DENIED', /refuses these credentials/],
    ['no password', '', trust, 'ACCESS_DENIED', /refuses these credentials/],
    ['no TLS where the server wants it', '', 'tls=false', 'UNAVAILABLE', /hangs up at once/],
  ])('%s is told apart, without the password', async (_, userinfo, options, code, message) => {
    const error: unknown = await open(userinfo, options).catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(`${(error as Error).message} ${JSON.stringify(error)}`).not.toContain('secret');
  });

  test.each([
    ['a refused certificate', `tlsCAFile=${encodeURIComponent(strange)}`, /certificate of the server is not trusted/],
    ['no TLS where the servers want it', 'tls=false', /hangs up at once/],
  ])('%s is told apart where a cluster is looked for, too', async (_, options, reason) => {
    const { port } = served.server;
    const opening = (where: string) =>
      openEventStoreDb({
        connectionString: `${where}?${options}&discoveryInterval=10&maxDiscoverAttempts=1`,
        prefix: 'kit',
        limits: { ...impatient, read: 5_000 },
      });
    await Promise.all(
      [`esdb://127.0.0.1:${port},localhost:${port}`, `esdb+discover://127.0.0.1:${port}`].map((where) =>
        expect(opening(where)).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: expect.stringMatching(reason) }),
      ),
    );
  });

  test('a certificate for another name is told apart from one that nobody vouches for', async () => {
    const tls = { ...selfSigned('127.0.0.2'), certificateFile: join(folder, 'elsewhere.pem') };
    writeFileSync(tls.certificateFile, tls.certificate);
    const elsewhere = await InProcessServer.start({ store: served.kept, tls });
    await expect(
      openEventStoreDb({ connectionString: elsewhere.connectionString, prefix: 'kit', limits: impatient }),
    ).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: expect.stringMatching(/certificate of the server is for another name/) });
    elsewhere.stop();
  });

  test('a certificate file that is none is refused', async () => {
    for (const file of [folder, import.meta.filename])
      await expect(open('', `tlsCAFile=${encodeURIComponent(file)}`)).rejects.toMatchObject({
        code: expect.stringMatching(/INVALID_ARGUMENT|UNAVAILABLE/),
      });
  });

  test('TLS where the server has none is told apart', async () => {
    const plain = await serveEmbedded();
    const opening = openEventStoreDb({
      connectionString: `esdb://127.0.0.1:${plain.server.port}`,
      prefix: 'kit',
      limits: impatient,
    });
    await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: expect.stringMatching(/does not speak TLS/) });
    await plain.dispose();
  });
});
