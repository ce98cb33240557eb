import type { SealedClass } from '#contracts';
import type { Uuid } from '#kernel';

/** A person or an entry, within its institution: no institution reaches another's keys, even with the right id. */
export interface KeySubject {
  readonly institutionId: string;
  readonly subject: string;
}

/** What a data key is for: one key per subject and class. */
export interface KeyPurpose extends KeySubject {
  readonly dataClass: SealedClass;
}

/** A data key, wrapped by the root key. */
export interface WrappedKey extends KeyPurpose {
  readonly id: Uuid;
  readonly wrapped: Uint8Array;
}

export type KeyLookup =
  { readonly kind: 'found'; readonly key: WrappedKey } | { readonly kind: 'destroyed' } | { readonly kind: 'missing' };

export interface KeyStore {
  /** The stored key of each purpose, if any, in the order asked. */
  existingKeys(purposes: readonly KeyPurpose[]): Promise<readonly (WrappedKey | undefined)[]>;
  /**
   * The key of each candidate's purpose, in the order given: the candidate itself, or the one that was there first.
   * Durable when it resolves; calls that wait at the same time share one commit.
   * Rejects with `SUBJECT_ERASED`, storing nothing of the call, when a subject was destroyed.
   */
  keysFor(candidates: readonly WrappedKey[]): Promise<readonly WrappedKey[]>;
  keysById(ids: readonly Uuid[]): Promise<readonly KeyLookup[]>;
  /** Ids of the subject's keys that still exist. */
  keysOf(subject: KeySubject): Promise<readonly Uuid[]>;
  /** Destroys all keys of the subject for ever and refuses new ones; returns the ids of all its keys ever destroyed. */
  destroySubject(subject: KeySubject): Promise<readonly Uuid[]>;
  /** Binds the vault to the root key with this fingerprint, unless it is bound already; returns the one it is bound to. */
  bindRootKey(fingerprint: string): Promise<string>;
}
