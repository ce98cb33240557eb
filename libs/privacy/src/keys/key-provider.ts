import { createHmac, hkdfSync } from 'node:crypto';
import { decrypt, encrypt, KEY_BYTES, keyOf } from './aead.js';

type MaybePromise<T> = T | Promise<T>;

/** Who holds the root key. A cloud KMS may answer later, a file answers at once. */
export interface KeyProvider {
  /** Tells root keys apart without saying anything about them. */
  readonly fingerprint: string;
  /** Seals a data key; `context` says what it is for and must be the same at unwrapping. */
  wrap(key: Buffer, context: string): MaybePromise<Uint8Array>;
  /** The data key; `undefined` if it was not wrapped by this root key for this context. */
  unwrap(wrapped: Uint8Array, context: string): MaybePromise<Buffer | undefined>;
  /** 32 bytes that depend on the root key and the label only. */
  derive(label: string): MaybePromise<Buffer>;
}

/** A provider over a root key in memory. */
export function providerOf(rootKey: Buffer): KeyProvider {
  if (rootKey.length !== KEY_BYTES) throw new TypeError(`a root key has ${KEY_BYTES} bytes`);
  const derive = (label: string): Buffer => Buffer.from(hkdfSync('sha256', rootKey, Buffer.alloc(0), `honbu:${label}`, KEY_BYTES));
  const wrappingKey = keyOf(derive('wrap'));
  return {
    fingerprint: createHmac('sha256', derive('fingerprint')).update('root').digest('hex').slice(0, 32),
    wrap: (key, context) => encrypt(wrappingKey, key, context),
    unwrap: (wrapped, context) => decrypt(wrappingKey, wrapped, context),
    derive,
  };
}
