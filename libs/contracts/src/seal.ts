import type { Sealed } from '#kernel';

/** A sealed value as it stands in the log: which key, and base64url of nonce, ciphertext and tag. */
export interface StoredSeal {
  readonly key: string;
  readonly box: string;
}

/** A sealed value as folds carry it: with where it was sealed, which its AAD binds, so that it opens after any move. */
export interface CarriedSeal extends StoredSeal {
  /** `stream|event id|type@version|field` */
  readonly origin: string;
}

const PENDING = new WeakMap<object, unknown>();

/** Wraps a personal value at the edge, on its way in. Nobody reads it again before it is sealed. */
export function toSeal(value: undefined): undefined;
export function toSeal<T extends NonNullable<unknown>>(value: T): Sealed<T>;
export function toSeal<T extends NonNullable<unknown>>(value: T | undefined): Sealed<T> | undefined;
export function toSeal<T>(value: T | undefined): Sealed<T> | undefined {
  if (value === undefined) return undefined;
  const wrapped = Object.freeze(new PendingSeal());
  PENDING.set(wrapped, value);
  return wrapped as unknown as Sealed<T>;
}

/** Holds nothing itself, so that no log, error or JSON can show it. */
class PendingSeal {
  toJSON(): never {
    throw new TypeError('a value that waits to be sealed cannot be written');
  }
}

export const isPendingSeal = (value: unknown): boolean => typeof value === 'object' && value !== null && PENDING.has(value);

/** For the sealer and the contract check only; lint keeps it out of `domain/` and `views/`. */
export const pendingValue = (value: unknown): unknown => PENDING.get(value as object);
