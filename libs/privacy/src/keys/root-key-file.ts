import { argon2, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { reject } from '../errors.js';
import { decrypt, encrypt, KEY_BYTES, keyOf } from './aead.js';
import { providerOf, type KeyProvider } from './key-provider.js';
import { passphraseFor, type PassphraseEnvironment } from './passphrase.js';
import { writeSecretFile } from './secret-file.js';

interface RootKeyFile {
  readonly format: 'honbu-root-key-1';
  readonly kdf: { readonly name: 'argon2id'; readonly memory: number; readonly passes: number; readonly salt: string };
  readonly sealed: string;
}

/** RFC 9106, second recommended option: 64 MiB, three passes. */
const COST = { memory: 64 * 1024, passes: 3 } as const;
const CONTEXT = 'honbu-root-key-1';
const MIN_PASSPHRASE = 12;

const stretch = promisify(argon2);

/**
 * The root key from a file, sealed with a passphrase (`passphraseFor`); where there is none, a new one is made.
 * Throws `KEY_PASSPHRASE_MISSING`, `KEY_PASSPHRASE_WRONG`, `KEY_PASSPHRASE_TOO_SHORT`, `KEY_FILE_INVALID`.
 */
export async function openRootKeyFile(path: string, env: PassphraseEnvironment = process.env): Promise<KeyProvider> {
  const isNew = !existsSync(path);
  try {
    const passphrase = passphraseFor(path, env, isNew);
    return providerOf(isNew ? await createRootKey(path, passphrase) : await readRootKey(path, passphrase));
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
  writeSecretFile(path, `${JSON.stringify({ format: 'honbu-root-key-1', kdf, sealed } satisfies RootKeyFile, null, 2)}\n`);
  return rootKey;
}

async function readRootKey(path: string, passphrase: string): Promise<Buffer> {
  const { kdf, sealed } = parse(path);
  const rootKey = decrypt(await sealingKey(passphrase, kdf), Buffer.from(sealed, 'base64url'), CONTEXT);
  return rootKey ?? reject('KEY_PASSPHRASE_WRONG', { file: basename(path) });
}

function parse(path: string): RootKeyFile {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as RootKeyFile;
    const { memory, passes, name } = file.kdf;
    if (
      file.format === 'honbu-root-key-1' &&
      name === 'argon2id' &&
      memory <= 1024 * 1024 &&
      passes <= 16 &&
      typeof file.sealed === 'string'
    )
      return file;
  } catch {
    // said below, without the content
  }
  return reject('KEY_FILE_INVALID', { file: basename(path) });
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
