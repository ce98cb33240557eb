import { canonicalJson } from '#kernel';
import { decrypt, encrypt } from '../keys/aead.js';
import type { DataKey } from '../keys/data-keys.js';

/** A value moved to another institution, stream, event, type, version, field or key does not open. */
const placeOf = (key: DataKey, origin: string): string => JSON.stringify(['honbu-seal-1', key.institutionId, origin, key.id]);

export const boxOf = (key: DataKey, origin: string, value: unknown): string =>
  encrypt(key.secret, canonicalJson(value), placeOf(key, origin)).toString('base64url');

/** The value in the box, or `undefined` if the box was changed or moved. */
export function unbox(key: DataKey, origin: string, box: string): { readonly value: unknown } | undefined {
  const plaintext = decrypt(key.secret, Buffer.from(box, 'base64url'), placeOf(key, origin));
  return plaintext && { value: JSON.parse(plaintext.toString('utf8')) };
}
