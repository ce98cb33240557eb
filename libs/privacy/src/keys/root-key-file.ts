import { argon2, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { reject } from '../errors.js';
import { decrypt, encrypt, KEY_BYTES, keyOf } from './aead.js';
import { providerOf, type KeyProvider } from './key-provider.js';
import { passphraseFor, type PassphraseEnvironment } from './passphrase.js';
import { writeSecretFile } from './secret-file.js';

const FORMAT = 'honbu-root-key-1';

interface RootKeyFile {
  readonly format: typeof FORMAT;
  readonly kdf: { readonly name: 'argon2id'; readonly memory: number; readonly passes: number; readonly salt: string };
  readonly sealed: string;
}

/** RFC 9106, second recommended option: 64 MiB, three passes. */
const COST = { memory: 64 * 1024, passes: 3 } as const;
const CONTEXT = FORMAT;
const MIN_PASSPHRASE = 12;
/** A key file has a few hundred; a longer one is another and not worth reading. */
const MAX_BYTES = 10_000;

const stretch = promisify(argon2);

/**
 * The root key from a file, sealed with a passphrase (`passphraseFor`); where there is none, a new one is made.
 * Throws `KEY_PASSPHRASE_MISSING`, `KEY_PASSPHRASE_WRONG`, `KEY_PASSPHRASE_TOO_SHORT`, `KEY_FILE_FOLDER`, `KEY_FILE_FOREIGN`,
 * `KEY_FILE_INVALID`.
 */
export async function openRootKeyFile(path: string, env: PassphraseEnvironment = process.env): Promise<KeyProvider> {
  const file = existsSync(path) ? parse(path) : undefined;
  try {
    const passphrase = passphraseFor(path, env, !file);
    return providerOf(file ? await readRootKey(path, file, passphrase) : await createRootKey(path, passphrase));
  } catch (fault) {
    // Another server that starts at the same moment was first.
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return openRootKeyFile(path, env);
    throw fault;
  }
}

async function createRootKey(path: string, passphrase: string): Promise<Buffer> {
  if (passphrase.length < MIN_PASSPHRASE) reject('KEY_PASSPHRASE_TOO_SHORT', { min: MIN_PASSPHRASE });
  const rootKey = randomBytes(KEY_BYTES);
  const kdf = { name: 'argon2id', ...COST, salt: randomBytes(16).toString('base64url') } as const;
  const sealed = encrypt(await sealingKey(passphrase, kdf), rootKey, CONTEXT).toString('base64url');
  writeSecretFile(path, `${JSON.stringify({ format: FORMAT, kdf, sealed } satisfies RootKeyFile, null, 2)}\n`);
  return rootKey;
}

async function readRootKey(path: string, { kdf, sealed }: RootKeyFile, passphrase: string): Promise<Buffer> {
  const rootKey = decrypt(await sealingKey(passphrase, kdf), Buffer.from(sealed, 'base64url'), CONTEXT);
  return rootKey ?? reject('KEY_PASSPHRASE_WRONG', { file: basename(path) });
}

function parse(path: string): RootKeyFile {
  const text = textOf(path);
  try {
    const file = JSON.parse(text) as RootKeyFile;
    const { memory, passes, name } = file.kdf;
    if (file.format === FORMAT && name === 'argon2id' && memory <= 1024 * 1024 && passes <= 16 && typeof file.sealed === 'string')
      return file;
  } catch {
    // said below, without the content
  }
  // A power loss may leave nothing of it, or zeros.
  const wasOurs = text.replaceAll('\0', '').trim() === '' || text.includes(FORMAT);
  return reject(wasOurs ? 'KEY_FILE_INVALID' : 'KEY_FILE_FOREIGN', { file: basename(path) });
}

function textOf(path: string): string {
  const stat = statSync(path);
  if (stat.isDirectory()) return reject('KEY_FILE_FOLDER', { file: basename(path) });
  return stat.size > MAX_BYTES ? reject('KEY_FILE_FOREIGN', { file: basename(path) }) : readFileSync(path, 'utf8');
}

async function sealingKey(passphrase: string, kdf: RootKeyFile['kdf']): Promise<KeyObject> {
  const bytes = await stretch('argon2id', {
    message: passphrase.normalize('NFC'),
    nonce: Buffer.from(kdf.salt, 'base64url'),
    memory: kdf.memory,
    passes: kdf.passes,
    parallelism: 1,
    tagLength: KEY_BYTES,
  });
  return keyOf(bytes);
}
