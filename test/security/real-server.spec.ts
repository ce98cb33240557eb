import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import * as live from '../../apps/dashboard/src/api/operations/live.js';
import * as reading from '../../apps/dashboard/src/api/operations/reading.js';
import { configFrom } from '../../apps/server/src/config.js';
import { startServer, type RunningServer } from '../../apps/server/src/start-server.js';
import { temporaryDirectory } from '../../libs/privacy/src/testkit/temporary-directory.js';
import { attacks } from './attack-documents.js';
import { RawClient, type GraphQLAnswer } from './own-server.js';

let server: RunningServer;
let cookie: string;
const directory = temporaryDirectory();

beforeAll(async () => {
  const env = { HONBU_DATA: directory.path, HONBU_PORT: '0', HONBU_KEY_PASSPHRASE: 'correct horse battery', NODE_ENV: 'production' };
  server = await startServer(configFrom(env), pino({ level: 'silent' }), { drill: true });
  const { access } = server.core;
  const setup = await access.setup.newLinkToken();
  const { id } = await access.setup.complete(setup!, {
    institutionId: 'university',
    login: 'kanri',
    displayName: '架空 管理',
    password: 'tsuki ga kirei desu ne',
  });
  cookie = `honbu=${(await access.accounts.enterDemo(id)).token}`;
}, 60_000);
afterAll(async () => {
  await server.close();
  directory[Symbol.dispose]();
});

async function post(query: string): Promise<GraphQLAnswer> {
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-honbu-client': 'test', cookie },
    body: JSON.stringify({ query }),
  });
  return (await answer.json()) as GraphQLAnswer;
}

const ready = () => RawClient.ready(server.url, cookie.slice('honbu='.length));

describe('the service itself', () => {
  const own: Record<string, string> = {
    'everybody of everything': `query Q($id: ID!, $n: Int) {
      persons(incidentId: $id, first: $n) { nodes { entries(first: $n) { nodes { persons { name { text } } versions { text { text } } } } } }
    }`,
    'eleven boards at once': `query Q($id: ID!) { ${Array.from({ length: 11 }, (_, i) => `b${i}: board(incidentId: $id, name: HQ) { position }`).join(' ')} }`,
    'guesses of a password': `mutation { ${Array.from({ length: 20 }, (_, i) => `g${i}: signIn(input: { clientCommandId: "${i}", login: "kanri", password: "guess ${i}" }) { duplicate }`).join(' ')} }`,
  };
  const fitting = Object.entries({ ...own, ...attacks }).filter(([name, { length }]) => length < 60_000 && name !== 'many operations');

  test.each(fitting)('%s is refused in the same way on both transports', async (_name, query) => {
    const http = await post(query);
    const client = await ready();
    const socket = await client.answer(query);
    await client.close();
    expect(http.errors?.length).toBeGreaterThan(0);
    expect(http.data).toBeUndefined();
    expect(socket.errors).toEqual(http.errors);
    expect(JSON.stringify(http)).not.toMatch(/did you mean|stacktrace/i);
  });

  test.each(Object.entries({ ...reading, ...live }))('%s of our own screens is within the limits', async (_name, query) => {
    const { errors = [] } = await post(query);
    const refused = errors.filter(({ extensions }) => /^GRAPHQL_/.test(String(extensions?.['code'])));
    expect(refused.map(({ message }) => message)).toEqual([]);
  });

  test('a query and a mutation are served over HTTP only', async () => {
    const client = await ready();
    expect((await client.answer('{ server { now } }')).errors).toMatchObject([{ extensions: { code: 'SUBSCRIPTIONS_ONLY' } }]);
    expect((await post('{ server { now } }')).errors).toBeUndefined();
    await client.close();
  });

  test('a file that is not there is not answered with a page', async () => {
    const status = async (path: string): Promise<number> => (await fetch(server.url + path)).status;
    expect(await status('/assets/index-of-another-version.js')).toBe(404);
    expect(await status('/workbox-old.js?v=1')).toBe(404);
    expect(await status('/i/abc/r/FAMILY?at=2026-11-22T00:00:00.000Z')).toBe(200);
  });

  test('signing out closes the socket', async () => {
    const client = await ready();
    await server.core.access.sessions.signOut(await server.core.access.authenticate(cookie.slice('honbu='.length)));
    expect(await client.closed).toMatchObject({ code: 4401 });
  });
});
