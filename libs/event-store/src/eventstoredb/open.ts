import { encodeBatch } from '../checks.js';
import { AccessDenied, CertificateRefused, InvalidArgument, LogNotFound, Unavailable, WrongExpectedVersion } from '../errors.js';
import { assertWhole, firstEventsOf, logIdentityStream, type LogBeginning } from '../log-identity.js';
import { append } from './appending.js';
import { connectClient } from './client.js';
import { parseConnectionString, type Credentials, type Destination } from './connection-string.js';
import { Connection } from './connection.js';
import { EventStoreDb } from './event-store.js';
import { Names } from './names.js';
import { lastCommit } from './places.js';
import { ServerLog } from './server-log.js';
import { defaultLimits, type Limits } from './settings.js';

export interface OpenEventStoreDbOptions {
  /** `esdb://[user:password@]host[:port][,…][?option=value&…]` or `esdb+discover://…`. */
  readonly connectionString: string;
  /** Which of the logs on that server: institutions and tests can share one. */
  readonly prefix: string;
  /** Instead of those in the string, so that they need not stand there. */
  readonly credentials?: Credentials;
  /** What to write where there is no log yet. An existing one keeps what it was created as: look at `identity`. */
  readonly create?: LogBeginning;
  readonly limits?: Partial<Limits>;
}

/**
 * Opens the log of a prefix. Throws `InvalidArgument` (the string or the prefix), `LogNotFound` (none there and no `create`), `AccessDenied`,
 * `CertificateRefused`, `Unavailable` (no server, …: `reason` says which), `LogUnusable`.
 */
export async function openEventStoreDb({
  connectionString,
  prefix,
  credentials,
  create,
  limits,
}: OpenEventStoreDbOptions): Promise<EventStoreDb> {
  const parsed = parseConnectionString(connectionString);
  const destination = credentials ? { ...parsed, credentials } : parsed;
  const names = new Names(prefix);
  const log = new ServerLog(connectTo(destination), names, { ...defaultLimits, ...limits });
  try {
    // Asked before anything is written: all that is shown is read from $all, which a server keeps from ordinary users.
    await lastCommit(log);
    if (!(await log.readIdentity())) {
      if (!create) throw new LogNotFound(`${prefix} on ${whereOf(destination.seeds)}`);
      await createIdentity(log, create);
    }
    assertWhole(`${prefix} on ${whereOf(destination.seeds)}`, log.identity, create);
    return new EventStoreDb(log);
  } catch (error) {
    log.close();
    throw naming(destination, error);
  }
}

/** Making a client reads the files that the string names, and connects to nobody yet. */
function connectTo(destination: Destination): Connection {
  try {
    return new Connection(() => connectClient(destination));
  } catch (cause) {
    throw new InvalidArgument('connectionString', 'a certificate or key file cannot be used', { cause });
  }
}

/** Of several servers that find no log at the same time, one makes it. */
async function createIdentity(log: ServerLog, create: LogBeginning): Promise<void> {
  try {
    await append(log, logIdentityStream, encodeBatch(firstEventsOf(create)), 'no_stream');
  } catch (error) {
    if (!(error instanceof WrongExpectedVersion)) throw error;
  }
  await log.readIdentity();
}

function naming({ seeds, credentials }: Destination, error: unknown): unknown {
  // Who gave no name is told what it lacks, as if it were somebody.
  if (error instanceof AccessDenied && !credentials) return new AccessDenied(undefined, { cause: error });
  if (!(error instanceof Unavailable)) return error;
  const Kind = error instanceof CertificateRefused ? CertificateRefused : Unavailable;
  return new Kind(`${error.reason} (${whereOf(seeds)})`, { cause: error });
}

const whereOf = (seeds: readonly { address: string; port: number }[]): string =>
  seeds.map(({ address, port }) => `${address}:${port}`).join(', ');
