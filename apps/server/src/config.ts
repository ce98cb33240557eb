import { existsSync, readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { DomainError, type Wording } from '#kernel';
import { invalid } from './config-errors.js';
import { storageFrom, type Storage } from './storage.js';

export interface ServerConfig {
  readonly storage: Storage;
  readonly host: string;
  readonly port: number;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** https address under which a proxy offers the service. */
  readonly publicUrl: URL | undefined;
  readonly institutionId: string;
  /** Whether anybody may ask for the schema: for development only, the explorer shows it to people who are signed in. */
  readonly introspection: boolean;
  readonly logLevel: string;
  readonly env: NodeJS.ProcessEnv;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** The configuration by environment, checked. Throws `CONFIG_INVALID` naming the variable, and `CONFIG_UNPROTECTED`. */
export function configFrom(env: NodeJS.ProcessEnv): ServerConfig {
  const host = env['HONBU_HOST'] ?? '127.0.0.1';
  const tls = tlsFrom(env);
  const publicUrl = publicUrlFrom(env['HONBU_PUBLIC_URL']);
  if (!LOOPBACK.has(host) && !tls && !publicUrl) throw new DomainError('CONFIG_UNPROTECTED', { host });
  return {
    storage: storageFrom(env),
    host,
    port: portFrom(env['HONBU_PORT'] ?? '4000'),
    tls,
    publicUrl,
    institutionId: matching('HONBU_INSTITUTION', env['HONBU_INSTITUTION'] ?? 'university', /^[a-z][a-z0-9-]{0,59}$/, {
      ja: '小文字で始まる、小文字・数字・ハイフン(60字まで)',
      en: 'lower-case letters, digits and hyphens, beginning with a letter, at most 60',
    }),
    introspection: env['NODE_ENV'] === 'development' || env['NODE_ENV'] === 'test',
    logLevel: oneOf('HONBU_LOG_LEVEL', env['HONBU_LOG_LEVEL'] ?? 'info', LOG_LEVELS),
    env,
  };
}

function portFrom(text: string): number {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : invalid('HONBU_PORT', '0…65535');
}

const matching = (variable: string, value: string, pattern: RegExp, shouldBe: Wording): string =>
  pattern.test(value) ? value : invalid(variable, shouldBe);

const oneOf = (variable: string, value: string, allowed: string[]): string =>
  allowed.includes(value) ? value : invalid(variable, allowed.join(' | '));

function tlsFrom(env: NodeJS.ProcessEnv): ServerConfig['tls'] {
  const { HONBU_TLS_CERT: cert, HONBU_TLS_KEY: key } = env;
  if (!cert && !key) return undefined;
  if (!cert || !existsSync(cert)) return invalid('HONBU_TLS_CERT', { ja: '証明書のファイル(PEM)', en: 'a certificate file (PEM)' });
  if (!key || !existsSync(key)) return invalid('HONBU_TLS_KEY', { ja: '秘密鍵のファイル(PEM)', en: 'a private key file (PEM)' });
  const pair = { cert: readFileSync(cert), key: readFileSync(key) };
  try {
    createSecureContext(pair);
  } catch {
    return invalid('HONBU_TLS_CERT', {
      ja: 'HONBU_TLS_KEY の鍵と対になる PEM の証明書',
      en: 'a PEM certificate that belongs to the key in HONBU_TLS_KEY',
    });
  }
  return pair;
}

function publicUrlFrom(text: string | undefined): URL | undefined {
  if (!text) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' ? url : invalid('HONBU_PUBLIC_URL', { ja: 'https:// で始まる住所', en: 'an https:// address' });
}

/** Whether browsers reach the service by https, so that the session cookie may be `__Host-`. */
export const isSecure = ({ tls, publicUrl }: ServerConfig): boolean => Boolean(tls ?? publicUrl);

/** Injection token of the `ServerConfig`. */
export const SERVER_CONFIG = Symbol('server configuration');
