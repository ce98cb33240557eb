import { hash, randomUUID, randomUUIDv7 } from 'node:crypto';
import type { Brand } from './brand.js';

/** A UUID in lower-case canonical form. */
export type Uuid = Brand<string, 'Uuid'>;

const PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

export const isUuid = (value: unknown): value is Uuid => typeof value === 'string' && PATTERN.test(value);

/** Checks and brands; throws `TypeError` on anything but a canonical UUID. */
export function uuid(value: string): Uuid {
  const lower = value.toLowerCase();
  if (!isUuid(lower)) throw new TypeError('not a UUID');
  return lower;
}

export const randomUuid = (): Uuid => randomUUID() as Uuid;

/** RFC 9562 version 7: those made after each other stand together in an index. It tells when it was made, to the millisecond. */
export const orderedUuid = (): Uuid => randomUUIDv7() as Uuid;

/** RFC 9562 version 5: the same namespace and name give the same id, on every machine and after every crash. */
export function uuidV5(namespace: Uuid, name: string): Uuid {
  const text = Buffer.from(name, 'utf8');
  const bytes = Buffer.allocUnsafe(16 + text.length);
  bytes.write(namespace.replaceAll('-', ''), 'hex');
  text.copy(bytes, 16);
  const hex = hash('sha1', bytes);
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid;
}
