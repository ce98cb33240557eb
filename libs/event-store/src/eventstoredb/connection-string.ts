import { existsSync } from 'node:fs';
import type { Wording } from '#kernel';
import { ConnectionStringInvalid } from '../errors.js';

export interface Seed {
  readonly address: string;
  readonly port: number;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** What an `esdb://` string says; times in milliseconds, the gossip timeout in seconds, as the string has them. */
export interface Destination {
  readonly seeds: readonly Seed[];
  /** Ask the first seed's DNS name for the members of the cluster. */
  readonly discover: boolean;
  readonly tls: boolean;
  readonly credentials?: Credentials;
  readonly options: Readonly<Partial<Record<Option, string>>>;
}

const options = [
  'connectionName',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'tls',
  'tlsCAFile',
  'userCertFile',
  'userKeyFile',
] as const;
export type Option = (typeof options)[number];

const rules: Partial<Record<Option, (value: string) => boolean>> = {
  discoveryInterval: isCount,
  gossipTimeout: isCount,
  keepAliveInterval: isCount,
  keepAliveTimeout: isCount,
  maxDiscoverAttempts: isCount,
  nodePreference: (value) => ['leader', 'follower', 'random', 'readonlyreplica'].includes(value.toLowerCase()),
  tls: (value) => value === 'true' || value === 'false',
  tlsCAFile: existsSync,
  userCertFile: existsSync,
  userKeyFile: existsSync,
};

const defaultPort = 2113;
const PATTERN = /^esdb(?<discover>\+discover)?:\/\/(?:(?<credentials>[^@/?]*)@)?(?<seeds>[^/?@]+)\/?(?:\?(?<options>[^@]*))?$/;

/**
 * Reads `esdb://[user:password@]host[:port][,…][?option=value&…]` or `esdb+discover://…`. Throws `ConnectionStringInvalid`, which never repeats the
 * string: it may hold a password. (The client's own parser prints all of it.)
 */
export function parseConnectionString(text: string): Destination {
  const match = PATTERN.exec(text.trim())?.groups;
  if (!match)
    throw wrong({
      ja: 'esdb://[user:password@]host[:port][,…][?option=value&…] か esdb+discover://…',
      en: 'esdb://[user:password@]host[:port][,…][?option=value&…] or esdb+discover://…',
    });
  const found = optionsOf(match['options'] ?? '');
  const seeds = match['seeds']!.split(',').map(seedOf);
  const discover = match['discover'] !== undefined;
  if (discover && seeds.length > 1) throw wrong({ ja: 'esdb+discover:// には名前を1つだけ', en: 'esdb+discover:// takes one name' });
  return {
    seeds,
    discover,
    tls: found.tls !== 'false',
    ...(match['credentials'] !== undefined && { credentials: credentialsOf(match['credentials']) }),
    options: found,
  };
}

function optionsOf(text: string): Partial<Record<Option, string>> {
  const found: Partial<Record<Option, string>> = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const option = options.find((known) => known.toLowerCase() === name.toLowerCase());
    if (!option)
      throw wrong({
        ja: `「${name}」という項目はありません。使えるのは ${options.join(', ')}`,
        en: `no option is called "${name}"; there are ${options.join(', ')}`,
      });
    if (rules[option]?.(value) === false) throw wrong({ ja: `${option} の値は使えません`, en: `the value of ${option} cannot be used` });
    found[option] = value;
  }
  return found;
}

function seedOf(text: string): Seed {
  const [, address, port = String(defaultPort)] = /^([A-Za-z0-9._-]+|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?$/.exec(text) ?? [];
  if (address === undefined || Number(port) > 65_535 || port === '0')
    throw wrong({ ja: 'ホスト名と 1~65535 のポート', en: 'a host and a port of 1 to 65535' });
  return { address, port: Number(port) };
}

function credentialsOf(text: string): Credentials {
  const [username, password, ...rest] = text.split(':');
  if (!username || !password || rest.length > 0) throw wrong(credentialsRule);
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    throw wrong(credentialsRule);
  }
}

function isCount(value: string): boolean {
  return /^\d{1,7}$/.test(value) && Number(value) > 0;
}

const credentialsRule = { ja: '@ の前に user:password(どちらもパーセント符号化)', en: 'user:password before the @, each percent-encoded' };

const wrong = (rule: Wording): ConnectionStringInvalid => new ConnectionStringInvalid(rule);
