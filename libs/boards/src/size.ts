import type { CarriedSeal } from '#contracts';
import { isCarriedSeal } from './classes.js';

/** Nonce and tag of AES-256-GCM, which stand in the box beside the text. */
const ENVELOPE_BYTES = 28;

/** Bytes of the value in a box once opened. */
export const openedBytes = ({ box }: CarriedSeal): number => Math.max(Math.floor((box.length * 3) / 4) - ENVELOPE_BYTES, 2);

/** Bytes of a value as JSON once its sealed values are opened: what travels to a browser, where seals never go. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value) + 2;
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (isCarriedSeal(value)) return openedBytes(value);
  if (Array.isArray(value)) return value.reduce<number>((bytes, item) => bytes + bytesOf(item) + 1, 2);
  let bytes = 2;
  for (const [name, field] of Object.entries(value)) if (field !== undefined) bytes += name.length + 4 + bytesOf(field);
  return bytes;
}

/** A sealed value unless it reads longer than so many bytes: boards leave long texts to their own page. */
export const unlessLonger = <Seal>(seal: Seal, bytes: number): Seal | undefined =>
  isCarriedSeal(seal) && openedBytes(seal) > bytes ? undefined : seal;

/** The beginning of a list, and how many more there are. */
export interface Bounded<Item> {
  readonly items: readonly Item[];
  readonly more: number;
}

export interface Room {
  readonly items: number;
  readonly bytes: number;
}

/** As many items from the front as there is room for; `total` counts also those that were never read. */
export function bounded<Item>(items: readonly Item[], room: Room, total = items.length): Bounded<Item> {
  let bytes = 0;
  let fit = 0;
  while (fit < items.length && fit < room.items) {
    bytes += bytesOf(items[fit]) + 1;
    if (bytes > room.bytes) break;
    fit++;
  }
  return { items: items.slice(0, fit), more: Math.max(total, items.length) - fit };
}

export const KIB = 1024;

/** A board once opened; a quarter of the 64 KiB of a push is left to the field names and mask marks of the edge. */
export const BOARD_BYTES = 48 * KIB;
