import { createClient } from 'graphql-ws';
import { observable } from '../app/observable.js';

/** How this page reaches the server: 接続中 / 再接続中… / オフライン. */
export type ConnectionState = 'CONNECTED' | 'RECONNECTING' | 'OFFLINE';

export const connection = observable<ConnectionState>(navigator.onLine ? 'RECONNECTING' : 'OFFLINE');

/** How often this page has been connected. */
export const timesConnected = observable(0);

/** Milliseconds (this machine's clock) at which the server last said anything to this page: the age of the data. Undefined before it has. */
export const lastHeard = observable<number | undefined>(undefined);

/** The server has answered, over either transport. */
export const heard = (): void => lastHeard.set(Date.now());

const LONGEST_WAIT = 20_000;
/** Doubling from half a second, with jitter, so that a room full of screens does not come back in one instant. */
export const reconnectDelay = (retries: number, random: () => number = Math.random): number =>
  Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(retries, 10)) * (0.5 + random() / 2);

const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
/** What ends the waiting early: the network came back, or the sign-in changed. */
let wake: () => void = () => undefined;

export const socket = createClient({
  url: `${scheme}//${location.host}/graphql`,
  lazy: true,
  lazyCloseTimeout: 3_000,
  keepAlive: 10_000,
  retryAttempts: Infinity,
  shouldRetry: () => true,
  retryWait: (retries) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, reconnectDelay(retries));
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }),
  on: {
    connected: () => {
      connection.set('CONNECTED');
      timesConnected.set(timesConnected.current + 1);
      heard();
    },
    pong: heard,
    message: heard,
    closed: () => connection.set(navigator.onLine ? 'RECONNECTING' : 'OFFLINE'),
  },
});

addEventListener('online', () => {
  connection.set('RECONNECTING');
  wake();
});
addEventListener('offline', () => {
  connection.set('OFFLINE');
  socket.terminate();
});
