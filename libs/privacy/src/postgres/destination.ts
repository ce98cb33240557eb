import { readFileSync } from 'node:fs';
import type { PoolConfig } from 'pg';
import { reject } from '../errors.js';

const FORM = 'postgres://USER:PASSWORD@HOST[:PORT]/DATABASE[?sslmode=disable|verify-full][&sslrootcert=FILE]';
const LOOPBACK = /^(localhost|127(\.\d+){3}|::1)$/;

/**
 * Reads a `postgres://` address, strictly: an option that nobody knows is refused, and TLS is always with a checked certificate. Without
 * `sslmode` it is off to the machine itself and on to every other. A missing password is taken from `PGPASSWORD`.
 * Throws `VAULT_ADDRESS_INVALID` and `VAULT_CERTIFICATE_UNREADABLE`, which never repeat the address: it may hold a password.
 */
export function destinationOf(address: string): PoolConfig {
  const url = URL.parse(address) ?? reject('VAULT_ADDRESS_INVALID', { form: FORM });
  const [user, password, database] = [url.username, url.password, url.pathname.slice(1)].map(decoded);
  const host = url.hostname.replace(/^\[(.+)\]$/, '$1');
  const { sslmode = LOOPBACK.test(host) ? 'disable' : 'verify-full', sslrootcert, ...unknown } = Object.fromEntries(url.searchParams);
  const isComplete = user !== '' && host !== '' && /^[^/]+$/.test(database!);
  if (!isComplete || Object.keys(unknown).length > 0 || !['disable', 'verify-full'].includes(sslmode))
    reject('VAULT_ADDRESS_INVALID', { form: FORM });
  return {
    host,
    port: Number(url.port || 5432),
    user: user!,
    database: database!,
    ...(password !== '' && { password: password! }),
    // `host`: against it the certificate is checked, where it is an IP address too.
    ssl: sslmode === 'verify-full' && { host, rejectUnauthorized: true, ...(sslrootcert && { ca: certificatesIn(sslrootcert) }) },
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return reject('VAULT_ADDRESS_INVALID', { form: FORM });
  }
}

function certificatesIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return reject('VAULT_CERTIFICATE_UNREADABLE', { file });
  }
}
