import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** What the figures of subscribers are held against: graphql-ws as it comes, no rights, and a message that is there already. */
const [{ data }] = (await once(process, 'message')) as [{ data: { boardChanged: object } }];
const waiting = new Set<() => void>();
process.on('message', (message) => {
  if (message !== 'publish') return;
  for (const wake of waiting) wake();
  waiting.clear();
});

const schema = buildSchema('type Query { nothing: Boolean } scalar Board type Subscription { boardChanged: Board }');
const { boardChanged } = (schema.getType('Subscription') as GraphQLObjectType).getFields();
boardChanged!.subscribe = async function* () {
  for (;;) {
    yield data;
    await new Promise<void>((wake) => waiting.add(wake));
  }
};

const http = createServer();
useServer({ schema }, new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false }));
http.listen(0, '127.0.0.1', () => process.send!({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }));
process.once('SIGTERM', () => process.exit(0));
