import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const KEY_BYTES = 32;

/** A key object is set up once; a buffer would be again for every value, at several times the cost of sealing it. */
export const keyOf = (bytes: Buffer): KeyObject => createSecretKey(bytes);

/** AES-256-GCM: nonce (96 random bits) · ciphertext · tag. */
export function encrypt(key: KeyObject, plaintext: Buffer | string, associated: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(associated, 'utf8'));
  const text = typeof plaintext === 'string' ? cipher.update(plaintext, 'utf8') : cipher.update(plaintext);
  return Buffer.concat([nonce, text, cipher.final(), cipher.getAuthTag()]);
}

/** The plaintext, or `undefined` if anything of it was changed: key, place or a single bit. */
export function decrypt(key: KeyObject, sealed: Uint8Array, associated: string): Buffer | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(associated, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  const text = decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]);
  } catch {
    return undefined;
  }
}
