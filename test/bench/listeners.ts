import { WebSocket } from 'ws';
import type { Listening } from './audience.js';

/** A process of its own that listens with many sockets. It looks at what kind a message is, no further, and tells when all have had theirs. */
const OPENED_AT_ONCE = 25;

const sockets = new Set<WebSocket>();
const awaiting = new Set<WebSocket>();
let first = '';

process.on('message', (message: Listening | 'await') => {
  if (message === 'await') {
    for (const socket of sockets) awaiting.add(socket);
    process.send!({ awaiting: awaiting.size });
  } else void listen(message);
});

async function listen({ url, cookies, query, variables }: Listening): Promise<void> {
  const waiting = [...cookies];
  const openAll = async (): Promise<void> => {
    for (let cookie = waiting.pop(); cookie !== undefined; cookie = waiting.pop()) await subscribe(url, cookie, { query, variables });
  };
  await Promise.all(Array.from({ length: OPENED_AT_ONCE }, openAll));
  process.send!({ first });
}

/** Resolves with the first message of the subscription. */
function subscribe(url: string, cookie: string, payload: object): Promise<void> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: { cookie, origin: url },
    perMessageDeflate: false,
  });
  return new Promise((resolve) => {
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('close', (code) => fail(`a socket was closed with ${code}`));
    socket.on('error', (error) => fail(error.message));
    socket.on('message', (data: Buffer) => {
      const text = data.toString();
      if (text === '{"type":"connection_ack"}') return socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      if (!text.startsWith('{"id":"1","type":"next"')) return fail(text);
      if (!sockets.has(socket)) {
        sockets.add(socket);
        first ||= text;
        resolve();
      } else if (awaiting.delete(socket) && awaiting.size === 0) process.send!({ heard: sockets.size });
    });
  });
}

function fail(reason: string): void {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
