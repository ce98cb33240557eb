import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { buildSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { WebSocket, type ClientOptions } from 'ws';
import { DomainError } from '#kernel';
import { EdgeRequest, languageOf, type Core } from '#edge';
import { authenticate } from '../../apps/server/src/http/authenticate.js';
import { errorsInLanguage } from '../../apps/server/src/http/error-language.js';
import type { Fault } from '../../apps/server/src/http/format-error.js';
import { apolloLimits } from '../../apps/server/src/limits/document-limits.js';
import { attachSubscriptions, type Subscriptions } from '../../apps/server/src/socket/attach-subscriptions.js';
import type { SocketLimits } from '../../apps/server/src/socket/socket-limits.js';
import { accessWorld, type AccessWorld } from '../../libs/access/src/testkit/access-world.js';

export const SDL = `
  type Query {
    hello(name: String): String!
    incidents(first: Int = 50, after: String): IncidentConnection!
    nodes(ids: [ID!]!): [Incident]!
    breaks: String
    refuses: String
    full: String
    record(input: RecordInput!): String
  }
  type Mutation { record(input: RecordInput!): Boolean! }
  type Subscription {
    ticks(count: Int = 3): Tick!
    waits: Tick!
    flood(bytes: Int!): String!
    breaks: Tick!
    record(input: RecordInput!): Tick!
  }
  input RecordInput { text: String!  count: Int  person: PersonInput }
  input PersonInput { phone: Int! }
  type Tick { no: Int!  identity: String!  request: String!  breaks: String  refuses: String  parent: Incident }
  type Incident { id: ID!  title: String!  parent: Incident  related: [Incident!]!  entries(first: Int = 50): EntryConnection! }
  type IncidentConnection { nodes: [Incident!]!  edges: [IncidentEdge!]!  pageInfo: PageInfo!  totalCount: Int! }
  type IncidentEdge { cursor: String!  node: Incident! }
  type EntryConnection { nodes: [Entry!]!  pageInfo: PageInfo! }
  type Entry { id: ID!  text: String!  incident: Incident!  versions: [Entry!]! }
  type PageInfo { hasNextPage: Boolean! }
`;

/** What a resolver threw and nobody expected; must never reach a client or a log. */
export const SECRET = '架空 花子 090-1234-5678';

const refusal = (): never => {
  throw new DomainError('FORBIDDEN');
};
const fault = (): never => {
  throw new Error(`cannot read the page of ${SECRET}`);
};

interface Context {
  readonly edge: EdgeRequest;
}

/** A small schema of its own: what an attacker may try does not depend on ours. */
export function ownSchema(opened: { waiting: number; pushed: number } = { waiting: 0, pushed: 0 }): GraphQLSchema {
  const schema = buildSchema(SDL);
  const requests = new WeakMap<EdgeRequest, string>();
  const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
  const subscribe = (name: string, stream: (args: Record<string, number>) => AsyncIterable<unknown>) => {
    const field = fieldsOf('Subscription')[name]!;
    field.subscribe = (_root, args) => stream(args);
    field.resolve = (event) => event;
  };
  const asked = fieldsOf('Query');
  asked['hello']!.resolve = (_root, { name }) => `hello ${name}`;
  asked['incidents']!.resolve = () => ({ nodes: [], edges: [], pageInfo: { hasNextPage: false }, totalCount: 0 });
  asked['breaks']!.resolve = fault;
  asked['refuses']!.resolve = refusal;
  fieldsOf('Mutation')['record']!.resolve = () => true;
  const tick = fieldsOf('Tick');
  tick['identity']!.resolve = (_tick, _args, { edge }: Context) => edge.caller.identity;
  tick['request']!.resolve = (_tick, _args, { edge }: Context) => {
    if (!requests.has(edge)) requests.set(edge, randomUUID());
    return requests.get(edge);
  };
  tick['breaks']!.resolve = fault;
  tick['refuses']!.resolve = refusal;
  subscribe('ticks', async function* ({ count }) {
    for (let no = 1; no <= count!; no++) yield { no };
  });
  subscribe('waits', async function* () {
    opened.waiting++;
    try {
      for (let no = 1; ; no++) {
        yield { no };
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    } finally {
      opened.waiting--;
    }
  });
  subscribe('flood', async function* ({ bytes }) {
    for (;;) {
      opened.pushed++;
      yield 'x'.repeat(bytes!);
    }
  });
  // eslint-disable-next-line require-yield
  subscribe('breaks', async function* () {
    fault();
  });
  return schema;
}

export interface OwnServer {
  readonly url: string;
  readonly world: AccessWorld;
  readonly faults: Fault[];
  readonly opened: { waiting: number; pushed: number };
  readonly subscriptions: Subscriptions;
  /** The token of a new session of an account made with these roles. */
  signIn(roles?: string[]): Promise<{ readonly token: string; readonly identity: string }>;
  /** Answers of HTTP, as parsed JSON. */
  post(body: unknown, headers?: Record<string, string>): Promise<{ status: number; body: GraphQLAnswer }>;
  close(): Promise<void>;
}

export interface GraphQLAnswer {
  readonly data?: unknown;
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** Both transports over the small schema and real accounts in memory, on loopback. */
export async function ownServer({
  introspection = false,
  limits = {} as Partial<SocketLimits>,
  publicUrl = undefined as URL | undefined,
} = {}): Promise<OwnServer> {
  const world = await accessWorld();
  const core = { access: world, clock: world.clock } as unknown as Core;
  const faults: Fault[] = [];
  const onFault = (told: Fault) => void faults.push(told);
  const opened = { waiting: 0, pushed: 0 };
  const schema = ownSchema(opened);
  const { plugin, formatError } = errorsInLanguage(onFault);
  const apollo = new ApolloServer<Context>({ schema, ...apolloLimits({ introspection }), formatError, plugins: [plugin] });
  await apollo.start();
  const app = Fastify({ bodyLimit: 100_000, forceCloseConnections: true });
  await app.register(fastifyApollo(apollo), {
    context: async ({ headers }) => ({
      edge: new EdgeRequest(core, await authenticate(core, headers, false), languageOf(headers['accept-language'])),
    }),
  });
  const subscriptions = attachSubscriptions({
    server: app.server,
    schema,
    core,
    authenticate: ({ headers }) => authenticate(core, headers, false),
    documents: { introspection },
    publicUrl,
    limits,
    onFault,
  });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  return {
    url,
    world,
    faults,
    opened,
    subscriptions,
    async signIn(roles = ['MEMBER']) {
      const { id } = await world.accounts.create(world.admin, { login: `u${randomUUID()}`, displayName: '架空 太郎', roles });
      const account = await world.vault.accountById(id);
      return { token: (await world.sessions.open(account!, 'person')).token, identity: id };
    },
    async post(body, headers = {}) {
      const answer = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as GraphQLAnswer };
    },
    async close() {
      await subscriptions.close();
      await apollo.stop();
      await app.close();
      await world.store.close();
      // A test may have taken it away.
      await world.vault.close().catch(() => undefined);
    },
  };
}

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** A client that says exactly what a test tells it to. */
export class RawClient {
  readonly messages: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;

  private constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => socket.once('close', (code, reason) => resolve({ code, reason: String(reason) })));
    socket.on('error', () => undefined);
    socket.on('message', (data) => this.messages.push(JSON.parse(String(data)) as Message));
  }

  /** Opens a socket as a page of the server itself would, or with a bearer token as a program; rejects with the HTTP status that refused it. */
  static async open(
    url: string,
    { headers = {}, path = '/graphql', ...options }: ClientOptions & { path?: string } = {},
  ): Promise<RawClient> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, 'graphql-transport-ws', {
      ...options,
      headers: { 'accept-language': 'en', ...(!('authorization' in headers) && { origin: url }), ...headers },
    });
    const client = new RawClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('unexpected-response', (_request, response) => {
        reject(new Error(String(response.statusCode)));
        socket.terminate();
      });
      socket.once('error', reject);
    });
    return client;
  }

  /** Opened, and acknowledged by the server. */
  static async ready(url: string, token: string, options: ClientOptions = {}): Promise<RawClient> {
    const client = await RawClient.open(url, { ...options, headers: { cookie: `honbu=${token}`, ...options.headers } });
    client.say({ type: 'connection_init' });
    await client.next((message) => message.type === 'connection_ack');
    return client;
  }

  say(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(query: string, { id = randomUUID(), ...payload }: { id?: string; variables?: object; operationName?: string } = {}): string {
    this.say({ type: 'subscribe', id, payload: { query, ...payload } });
    return id;
  }

  /** The first message that matches, already here or still to come. */
  async next(matches: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(matches);
      if (found) return found;
      await once(this.socket, 'message', { signal: AbortSignal.timeout(5_000) });
    }
  }

  /** What answers a subscription first: its errors, or its first result. */
  async answer(query: string, options: Parameters<RawClient['subscribe']>[1] = {}): Promise<GraphQLAnswer> {
    const id = this.subscribe(query, options);
    const { type, payload } = await this.next((message) => message.id === id);
    return type === 'error' ? { errors: payload as NonNullable<GraphQLAnswer['errors']> } : (payload as GraphQLAnswer);
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}
