import { createHash, randomUUID } from 'node:crypto';
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

/** RFC 9562 version 5: the same namespace and name give the same id, on every machine and after every crash. */
export function uuidV5(namespace: Uuid, name: string): Uuid {
  const hash = createHash('sha1').update(Buffer.from(namespace.replaceAll('-', ''), 'hex')).update(name, 'utf8').digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
}
