import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { reject } from '../errors.js';
import { writeSecretFile } from './secret-file.js';

export type PassphraseEnvironment = Readonly<Record<string, string | undefined>>;

/** Where the passphrase comes from; `beside-the-data` protects a copy of the vault, not a copy of the whole directory. */
export type PassphraseOrigin = 'file' | 'environment' | 'beside-the-data';

const beside = (keyFile: string): string => join(dirname(keyFile), 'root.passphrase');

export function passphraseOrigin(env: PassphraseEnvironment = process.env): PassphraseOrigin {
  if (env['HONBU_KEY_PASSPHRASE_FILE']) return 'file';
  return env['HONBU_KEY_PASSPHRASE'] ? 'environment' : 'beside-the-data';
}

/**
 * The passphrase of the root key: the content of HONBU_KEY_PASSPHRASE_FILE (its last line end does not count), else
 * HONBU_KEY_PASSPHRASE, else `root.passphrase` beside the key file, which is made for a new store so that a restart at night
 * needs nobody. Throws `KEY_PASSPHRASE_MISSING` and `KEY_PASSPHRASE_UNREADABLE`.
 */
export function passphraseFor(keyFile: string, env: PassphraseEnvironment, isNewStore: boolean): string {
  const origin = passphraseOrigin(env);
  if (origin === 'environment') return env['HONBU_KEY_PASSPHRASE']!;
  const path = origin === 'file' ? env['HONBU_KEY_PASSPHRASE_FILE']! : beside(keyFile);
  if (origin === 'beside-the-data' && isNewStore && !existsSync(path)) writeSecretFile(path, `${randomBytes(24).toString('base64url')}\n`);
  const passphrase = contentOf(path)?.replace(/\r?\n$/, '');
  if (passphrase) return passphrase;
  return origin === 'file' ? reject('KEY_PASSPHRASE_UNREADABLE') : reject('KEY_PASSPHRASE_MISSING', { file: basename(keyFile) });
}

/** `undefined`: there is no such file, it is a folder, or it may not be read. */
function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
