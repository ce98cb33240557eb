import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { SocketLimits } from '../../apps/server/src/socket/socket-limits.js';
import { ownServer, RawClient, SECRET, type OwnServer } from './own-server.js';

let server: OwnServer;
let token: string;
let identity: string;

/** Caps and times that a test can reach. */
const small: Partial<SocketLimits> = {
  connections: 6,
  connectionsPerCaller: 3,
  subscriptionsPerConnection: 2,
  messages: 30,
  initWait: 200,
  keepAlive: 150,
  waitingBytes: 256 * 1024,
  stall: 300,
};

beforeEach(async () => {
  server = await ownServer({ limits: small, publicUrl: new URL('https://honbu.example.ac.jp') });
  ({ token, identity } = await server.signIn());
});
afterEach(() => server.close());

const ready = (of = token, options = {}) => RawClient.ready(server.url, of, options);
const cookie = () => ({ cookie: `honbu=${token}` });

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('did not come true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('who may open a socket', () => {
  const refusedWith = (status: number, options: Parameters<typeof RawClient.open>[1]) =>
    expect(RawClient.open(server.url, options)).rejects.toThrow(String(status));

  test('nobody without a session', async () => {
    await refusedWith(401, {});
    await refusedWith(401, { headers: { cookie: 'honbu=hb_session_00000000000000' } });
  });

  test.each([
    ['another site', 'https://evil.example'],
    ['a sandboxed page', 'null'],
    ['the same host under another scheme', 'https://HOST'],
    ['a host that only begins like ours', 'http://HOST.evil.example'],
    ['the public address under http', 'http://honbu.example.ac.jp'],
  ])('no page of %s', async (_whose, origin) => {
    await refusedWith(403, { headers: { ...cookie(), origin: origin.replace('HOST', new URL(server.url).host) } });
  });

  test('pages of the public address, and of the address itself', async () => {
    await (await RawClient.open(server.url, { headers: { ...cookie(), origin: 'https://honbu.example.ac.jp' } })).close();
    await (await RawClient.open(server.url, { headers: cookie() })).close();
  });

  test('programs, which send no origin, with a token of their own and not with a cookie', async () => {
    const service = await server.world.serviceTokens.issue(server.world.admin, {
      name: 'board',
      roles: ['INTEGRATOR'],
      scope: ['viewBoard'],
    });
    await refusedWith(403, { headers: { ...cookie(), authorization: 'Basic eDp5' } });
    await refusedWith(401, { headers: { authorization: 'Bearer hb_service_00000000000000' } });
    await refusedWith(403, { headers: { authorization: `Bearer ${service.token}`, origin: 'https://evil.example' } });
    await (await RawClient.open(server.url, { headers: { authorization: `Bearer ${service.token}` } })).close();
  });

  test.each(['/', '/graphql/', '/graphqlx', '/explorer', '//graphql', '/GRAPHQL'])('nothing at %s', async (path) => {
    await refusedWith(404, { headers: cookie(), path });
  });

  test('only so many of one caller, and so many in all; a closed one makes room', async () => {
    const mine = [await ready(), await ready(), await ready()];
    await refusedWith(429, { headers: cookie() });
    const other = (await server.signIn()).token;
    await Promise.all([ready(other), ready(other), ready(other)]);
    expect(server.subscriptions.connections()).toBe(6);
    await refusedWith(503, { headers: { cookie: `honbu=${(await server.signIn()).token}` } });
    await mine[0]!.close();
    await until(() => server.subscriptions.connections() === 5);
    await (await ready()).close();
  });

  test('refused handshakes take no place', async () => {
    for (let i = 0; i < 10; i++) await refusedWith(401, {});
    await (await ready()).close();
  });
});

describe('what a client may say', () => {
  test.each([
    ['a frame of more than 64 KiB', (client: RawClient) => client.say({ type: 'ping', payload: { x: 'x'.repeat(64 * 1024) } }), 1009],
    ['a frame that is not text', (client: RawClient) => client.socket.send(Buffer.from('{"type":"ping"}')), 1003],
    ['no JSON', (client: RawClient) => client.say('{'), 4400],
    ['an unknown message', (client: RawClient) => client.say({ type: 'start' }), 4400],
    ['a second connection_init', (client: RawClient) => client.say({ type: 'connection_init' }), 4429],
    ['too many messages', (client: RawClient) => Array.from({ length: 31 }, () => client.say({ type: 'ping' })), 1008],
    ['too many pings', (client: RawClient) => Array.from({ length: 31 }, () => client.socket.ping()), 1008],
    [
      'one id twice',
      (client: RawClient) => {
        client.subscribe('subscription { waits { no } }', { id: 'a' });
        client.subscribe('subscription { waits { no } }', { id: 'a' });
      },
      4409,
    ],
  ])('%s closes the socket', async (_what, say, code) => {
    const client = await ready();
    say(client);
    expect(await client.closed).toMatchObject({ code });
    await until(() => server.subscriptions.connections() === 0);
  });

  test('nothing at all closes it after the wait for connection_init', async () => {
    const client = await RawClient.open(server.url, { headers: cookie() });
    expect(await client.closed).toMatchObject({ code: 4408 });
  });

  test('a subscription before connection_init closes it', async () => {
    const client = await RawClient.open(server.url, { headers: cookie() });
    client.subscribe('subscription { ticks { no } }');
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  test.each([
    ['a query', '{ hello }', undefined],
    ['a mutation', 'mutation { record(input: { text: "x" }) }', undefined],
    ['a query beside a subscription', 'query A { hello } subscription B { ticks { no } }', 'A'],
  ])('%s is refused', async (_what, query, operationName) => {
    const client = await ready();
    expect(await client.answer(query, operationName ? { operationName } : {})).toEqual({
      errors: [
        {
          message: 'Only subscriptions are served here. Send queries and mutations over HTTP.',
          extensions: { code: 'SUBSCRIPTIONS_ONLY' },
        },
      ],
    });
  });

  test('more subscriptions than a connection may have are refused, until one is completed', async () => {
    const client = await ready();
    const first = client.subscribe('subscription { waits { no } }');
    client.subscribe('subscription { waits { no } }');
    await until(() => server.opened.waiting === 2);
    const { errors } = await client.answer('subscription { waits { no } }');
    expect(errors).toMatchObject([
      { message: 'A connection can have at most 2 subscriptions at a time.', extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } },
    ]);
    client.say({ type: 'complete', id: first });
    await until(() => server.opened.waiting === 1);
    expect(await client.answer('subscription { ticks { no } }')).toEqual({ data: { ticks: { no: 1 } } });
  });

  test('a client that does not answer pings is dropped', async () => {
    const client = await ready(token, { autoPong: false });
    expect(await client.closed).toMatchObject({ code: 1006 });
    await until(() => server.subscriptions.connections() === 0);
  });

  test('a client that answers pings stays', async () => {
    const client = await ready();
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await client.answer('subscription { ticks { no } }')).toEqual({ data: { ticks: { no: 1 } } });
  });
});

describe('what is pushed', () => {
  test('each result is executed for the caller anew', async () => {
    const client = await ready();
    const id = client.subscribe('subscription { ticks { no identity request } }');
    await client.next((message) => message.type === 'complete' && message.id === id);
    const ticks = client.messages
      .filter(({ type }) => type === 'next')
      .map(({ payload }) => (payload as { data: { ticks: Record<string, unknown> } }).data.ticks);
    expect(ticks).toMatchObject([1, 2, 3].map((no) => ({ no, identity })));
    expect(new Set(ticks.map(({ request }) => request)).size).toBe(3);
  });

  test.each([
    ['en', 'You are not allowed to do this.', 'Something went wrong inside. Tell the administrator.'],
    ['ja', 'この操作の権限がありません。', '内部の誤りです。記録の担当に知らせてください。'],
  ])('errors are told as on HTTP, in %s, and never what they were about', async (language, forbidden, internal) => {
    const headers = { 'accept-language': language };
    const client = await ready(token, { headers });
    for (const [field, code, message] of [
      ['refuses', 'FORBIDDEN', forbidden],
      ['breaks', 'INTERNAL', internal],
    ]) {
      const http = (await server.post({ query: `{ ${field} }` }, { ...cookie(), ...headers })).body;
      const socket = await client.answer(`subscription { ticks(count: 1) { ${field} } }`);
      for (const { errors } of [http, socket])
        expect(errors?.map((error) => ({ message: error.message, extensions: error.extensions }))).toEqual([
          { message, extensions: { code } },
        ]);
    }
    expect(JSON.stringify(client.messages)).not.toContain(SECRET);
    expect(server.faults).toHaveLength(2);
    expect(server.faults[0]).toMatchObject({ error: 'Error', at: expect.arrayContaining([expect.stringContaining('own-server')]) });
    expect(JSON.stringify(server.faults)).not.toContain(SECRET);
  });

  test('a client may name its language', async () => {
    const client = await RawClient.open(server.url, { headers: cookie() });
    client.say({ type: 'connection_init', payload: { language: 'ja' } });
    await client.next(({ type }) => type === 'connection_ack');
    expect((await client.answer('{ hello }')).errors?.[0]?.message).toContain('購読だけ');
  });

  test('a stream that breaks ends with a masked error, and the socket stays', async () => {
    const client = await ready();
    const { errors } = await client.answer('subscription { breaks { no } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INTERNAL' } }]);
    expect(JSON.stringify([client.messages, server.faults])).not.toContain(SECRET);
    expect(await client.answer('subscription { ticks { no } }')).toEqual({ data: { ticks: { no: 1 } } });
  });

  test('to a client that does not read, only what fits; then it has to connect again', async () => {
    const slow = await ready();
    const quick = await ready();
    slow.subscribe('subscription { flood(bytes: 60000) }');
    slow.socket.pause();
    await until(() => server.subscriptions.connections() === 1);
    const pushed = server.opened.pushed;
    expect(pushed * 60_000).toBeLessThan(32 * 1024 * 1024);
    expect(await quick.answer('subscription { ticks { no } }')).toEqual({ data: { ticks: { no: 1 } } });
    expect(server.opened.pushed).toBe(pushed);
    slow.socket.resume();
    expect([1006, 1013]).toContain((await slow.closed).code);
  });

  test('a client that leaves ends its streams', async () => {
    const client = await ready();
    client.subscribe('subscription { waits { no } }');
    await until(() => server.opened.waiting === 1);
    client.socket.terminate();
    await until(() => server.opened.waiting === 0);
  });
});

describe('a socket ends with the rights it stands on', () => {
  const watched = async (of = token) => {
    const client = await ready(of);
    client.subscribe('subscription { waits { no } }');
    await client.next(({ type }) => type === 'next');
    return client;
  };
  const callerOf = (of: string) => server.world.authenticate(of);

  test.each<[string, () => Promise<unknown> | void, number]>([
    ['sign-out', async () => server.world.sessions.signOut(await callerOf(token)), 4401],
    ['the session running out', () => server.world.clock.pass({ hours: 13 }), 4401],
    ['half an hour without a request', () => server.world.clock.pass({ minutes: 31 }), 4401],
    ['the account being disabled', () => server.world.accounts.disable(server.world.admin, identity as never), 4401],
    ['the account being removed', () => server.world.accounts.remove(server.world.admin, identity as never), 4401],
    ['other roles', () => server.world.accounts.changeRoles(server.world.admin, identity as never, ['AUDITOR']), 1012],
    ['the vault not answering', () => server.world.vault.close(), 1013],
  ])('%s', async (_what, change, code) => {
    const client = await watched();
    const idle = await ready();
    await change();
    const ends = Promise.all([client.closed, idle.closed]);
    const late = new Promise((resolve) => setTimeout(resolve, 1_000, 'later than a second'));
    expect(await Promise.race([ends, late])).toMatchObject([{ code }, { code }]);
    await until(() => server.opened.waiting === 0);
  });

  test('a service token being revoked', async () => {
    const { admin, serviceTokens } = server.world;
    const service = await serviceTokens.issue(admin, { name: 'board', roles: ['INTEGRATOR'], scope: ['viewBoard'] });
    const client = await RawClient.open(server.url, { headers: { authorization: `Bearer ${service.token}` } });
    await serviceTokens.revoke(admin, service.id);
    expect(await client.closed).toMatchObject({ code: 4401 });
  });

  test('nobody else notices', async () => {
    const other = await watched((await server.signIn()).token);
    const client = await watched();
    await server.world.sessions.signOut(await callerOf(token));
    await client.closed;
    const seen = other.messages.length;
    await until(() => other.messages.length > seen + 2);
  });

  test('the server closing', async () => {
    const client = await watched();
    await server.subscriptions.close();
    expect(await client.closed).toMatchObject({ code: 1001 });
    expect(server.subscriptions.connections()).toBe(0);
  });
});
