import { readFileSync } from 'node:fs';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Destination, Option } from './connection-string.js';

/** How long things may take, in milliseconds. */
export interface Limits {
  /** An append, with all its tries, where the caller names no deadline. */
  readonly append: number;
  /** The first try of an append, and each answer that a read waits for at first; later tries wait longer. */
  readonly answer: number;
  /** A read without any progress, with all its tries; also opening the log. */
  readonly read: number;
  /** The longest pause between two tries. */
  readonly pause: number;
}

/** A cluster has a leader again after 1 to 10 seconds: an append outlasts that. */
export const defaultLimits: Limits = { append: 15_000, answer: 4_000, read: 15_000, pause: 2_000 };

/** A server that hangs is noticed after twice this. */
const keepAlive = 2_000;

let clients = 0;

/**
 * Part of a millisecond, another one for each client: those whose options are all equal get one connection between them without TLS, and one of no use
 * would outlive the client that was made to replace it.
 */
const apart = (): number => (clients = (clients + 1) % 1_000_000) / 1_000_000;

type Arguments = ConstructorParameters<typeof EventStoreDBClient>;

/** What the client library's constructor takes for a destination. Certificates are read anew for each client. */
export function clientArguments({ seeds, discover, tls, credentials, options }: Destination): Arguments {
  const count = (option: Option, absent: number) => Number(options[option] ?? absent);
  const file = (option: Option) => (options[option] === undefined ? undefined : readFileSync(options[option]));
  const endpoints = seeds.map(({ address, port }) => ({ address, port }));
  const shared = {
    keepAliveInterval: count('keepAliveInterval', keepAlive),
    keepAliveTimeout: count('keepAliveTimeout', keepAlive) + apart(),
    ...(options.connectionName !== undefined && { connectionName: options.connectionName }),
  };
  const discovery = {
    // The adapter tries again by itself, with a new client.
    maxDiscoverAttempts: count('maxDiscoverAttempts', 3),
    discoveryInterval: count('discoveryInterval', 100),
    gossipTimeout: count('gossipTimeout', 2),
    nodePreference: preference(options.nodePreference),
  };
  const [rootCertificate, userCertFile, userKeyFile] = [file('tlsCAFile'), file('userCertFile'), file('userKeyFile')];
  const security = {
    insecure: !tls,
    ...(rootCertificate && { rootCertificate }),
    ...(userCertFile && { userCertFile }),
    ...(userKeyFile && { userKeyFile }),
  };
  const destination = discover
    ? { discover: endpoints[0]!, ...discovery, ...shared }
    : endpoints.length > 1
      ? { endpoints, ...discovery, ...shared }
      : { endpoint: endpoints[0]!, ...shared };
  // The constructor's overloads differ in the first argument alone; this names the one that they all fit.
  return [destination as Arguments[0], security, credentials && { ...credentials }];
}

function preference(name = 'leader'): 'leader' | 'follower' | 'random' | 'read_only_replica' {
  const lower = name.toLowerCase();
  return lower === 'readonlyreplica' ? 'read_only_replica' : (lower as 'leader');
}
