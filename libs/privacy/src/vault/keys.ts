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

/** What is left of a destroyed key. */
export interface DestroyedKey extends KeySubject {
  readonly id: Uuid;
}

/** What is left of erasures: subjects that are closed for ever, and the ids of the keys that they had. */
export interface ErasureTraces {
  readonly erasedSubjects: readonly KeySubject[];
  readonly destroyedKeys: readonly DestroyedKey[];
}

export interface KeyContents extends ErasureTraces {
  readonly rootKey: string | undefined;
  readonly keys: readonly WrappedKey[];
}

export interface KeyStore {
  /** The stored key of each purpose, if any, in the order asked. */
  existingKeys(purposes: readonly KeyPurpose[]): Promise<readonly (WrappedKey | undefined)[]>;
  /**
   * The key of each candidate's purpose, in the order given: the candidate itself, or the one that was there first.
   * Durable when it resolves; calls that wait at the same time may share one commit.
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
  /** Everything, for a copy of the vault. */
  keyContents(): Promise<KeyContents>;
  /** Takes over the erasures of the vault that this one is a copy of. */
  takeOver(erasures: ErasureTraces): Promise<void>;
}
