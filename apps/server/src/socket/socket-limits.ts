/** What a client may use of the subscriptions' socket. Sizes in bytes, times in milliseconds. */
export interface SocketLimits {
  readonly connections: number;
  readonly connectionsPerCaller: number;
  readonly subscriptionsPerConnection: number;
  readonly frameBytes: number;
  /** Messages and pings that a client may send within `messageWindow`. */
  readonly messages: number;
  readonly messageWindow: number;
  /** Until `connection_init`. */
  readonly initWait: number;
  readonly keepAlive: number;
  /** Between two looks at whether sessions and tokens still hold; expiry closes a socket within a second. */
  readonly recheck: number;
  /** Of answers that a slow client has not taken yet. */
  readonly waitingBytes: number;
  /** For a client to take one answer. */
  readonly stall: number;
  /** For a client to answer a close. */
  readonly closeGrace: number;
}

export const socketLimits: SocketLimits = {
  connections: 12_000,
  connectionsPerCaller: 20,
  subscriptionsPerConnection: 10,
  frameBytes: 64 * 1024,
  messages: 100,
  messageWindow: 10_000,
  initWait: 3_000,
  keepAlive: 12_000,
  recheck: 500,
  waitingBytes: 1024 * 1024,
  stall: 10_000,
  closeGrace: 300,
};
