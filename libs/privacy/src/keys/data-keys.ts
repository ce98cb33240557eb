import { randomBytes, type KeyObject } from 'node:crypto';
import { orderedUuid, type Uuid } from '#kernel';
import type { SealedClass } from '#contracts';
import type { KeyPurpose, KeyStore, WrappedKey } from '../vault/keys.js';
import { KEY_BYTES, keyOf } from './aead.js';
import type { KeyProvider } from './key-provider.js';
import { SpareKeys } from './spare-keys.js';

/** A data key ready for use. Its secret never leaves this library. */
export interface DataKey {
  readonly id: Uuid;
  readonly institutionId: string;
  /** The person or entry that it was made for; the key's own id where it was made in advance, for an entry to come. */
  readonly subject: string;
  readonly secret: KeyObject;
  /** `DataKeys.purposeOf` what it was made for. */
  readonly purpose: string;
}

export type FoundKey = { readonly kind: 'found'; readonly key: DataKey } | { readonly kind: 'destroyed' } | { readonly kind: 'missing' };

/** What a value is sealed for. */
export interface SealingPurpose extends KeyPurpose {
  /** The entry is being recorded just now, so that nobody can have a key of it yet. */
  readonly isNewEntry: boolean;
}

const purposeOf = ({ institutionId, subject, dataClass }: KeyPurpose): string => JSON.stringify([institutionId, subject, dataClass]);
const contextOf = (key: WrappedKey): string => JSON.stringify(['honbu-data-key-1', key.id, key.institutionId, key.subject, key.dataClass]);

/** Unwrapped data keys, made on first need; the most recently used stay in memory until they are erased. */
export class DataKeys {
  private readonly cached = new Map<Uuid, DataKey>();
  private readonly idByPurpose = new Map<string, Uuid>();
  private readonly erased = new Set<Uuid>();
  private readonly spare = new SpareKeys((institutionId, dataClass, count) => this.inAdvance(institutionId, dataClass, count));

  constructor(
    private readonly store: KeyStore,
    private readonly provider: KeyProvider,
    private readonly capacity = 20_000,
  ) {}

  /** The key of each purpose, durable in the vault. Throws `SUBJECT_ERASED`. */
  async forPurposes(purposes: readonly SealingPurpose[]): Promise<ReadonlyMap<string, DataKey>> {
    const keys = new Map<string, DataKey>();
    const wanted = new Map<string, KeyPurpose>();
    for (const purpose of purposes) {
      const name = purposeOf(purpose);
      if (keys.has(name)) continue;
      const key = purpose.isNewEntry ? await this.forNewEntry(purpose) : this.recall(this.idByPurpose.get(name));
      if (key) keys.set(name, key);
      else wanted.set(name, purpose);
    }
    if (wanted.size > 0) for (const [name, key] of await this.obtain(wanted)) keys.set(name, key);
    return keys;
  }

  static purposeOf = purposeOf;

  /** The key with each id. Those not in memory are read and unwrapped together. */
  async byIds(ids: Iterable<Uuid>): Promise<ReadonlyMap<Uuid, FoundKey>> {
    const keys = new Map<Uuid, FoundKey>();
    const wanted = new Set<Uuid>();
    for (const id of ids) {
      const key = this.recall(id);
      if (this.erased.has(id)) keys.set(id, { kind: 'destroyed' });
      else if (key) keys.set(id, { kind: 'found', key });
      else wanted.add(id);
    }
    if (wanted.size === 0) return keys;
    const order = [...wanted];
    const found = await this.store.keysById(order);
    for (const [index, lookup] of found.entries()) {
      const key = lookup.kind === 'found' ? await this.unwrap(lookup.key) : undefined;
      const id = order[index]!;
      if (this.erased.has(id)) keys.set(id, { kind: 'destroyed' });
      else keys.set(id, key ? { kind: 'found', key } : { kind: lookup.kind === 'destroyed' ? 'destroyed' : 'missing' });
    }
    return keys;
  }

  /** Forgets keys that an erasure names, in memory at once and for as long as the program runs. */
  forget(ids: readonly Uuid[]): void {
    for (const id of ids) {
      this.erased.add(id);
      this.drop(id);
    }
  }

  private async forNewEntry({ institutionId, dataClass }: KeyPurpose): Promise<DataKey> {
    const key = await this.spare.take(institutionId, dataClass);
    this.keep(key);
    return key;
  }

  private async inAdvance(institutionId: string, dataClass: SealedClass, count: number): Promise<readonly DataKey[]> {
    const candidates = await Promise.all(
      Array.from({ length: count }, () => {
        const id = orderedUuid();
        return this.candidate({ institutionId, subject: id, dataClass }, id);
      }),
    );
    await this.store.keysFor(candidates.map(({ wrapped }) => wrapped));
    return candidates.map(({ wrapped, bytes }) => dataKeyOf(wrapped, bytes));
  }

  private async obtain(wanted: ReadonlyMap<string, KeyPurpose>): Promise<ReadonlyMap<string, DataKey>> {
    const purposes = [...wanted.values()];
    const existing = await this.store.existingKeys(purposes);
    const missing = purposes.filter((_, index) => !existing[index]);
    const candidates = await Promise.all(missing.map((purpose) => this.candidate(purpose)));
    const made = candidates.length > 0 ? await this.store.keysFor(candidates.map(({ wrapped }) => wrapped)) : [];
    for (const { wrapped, bytes } of candidates) if (made.some(({ id }) => id === wrapped.id)) this.ready(wrapped, bytes);
    const keys = new Map<string, DataKey>();
    for (const wrapped of [...existing, ...made]) {
      if (!wrapped) continue;
      const key = await this.unwrap(wrapped);
      if (!key) throw new Error(`data key ${wrapped.id} does not open with this root key`);
      keys.set(purposeOf(wrapped), key);
    }
    return keys;
  }

  private async candidate(purpose: KeyPurpose, id = orderedUuid()): Promise<{ readonly wrapped: WrappedKey; readonly bytes: Buffer }> {
    const draft = { ...purpose, id, wrapped: new Uint8Array() };
    const bytes = randomBytes(KEY_BYTES);
    return { wrapped: { ...draft, wrapped: await this.provider.wrap(bytes, contextOf(draft)) }, bytes };
  }

  private async unwrap(wrapped: WrappedKey): Promise<DataKey | undefined> {
    const known = this.recall(wrapped.id);
    if (known) return known;
    const bytes = await this.provider.unwrap(wrapped.wrapped, contextOf(wrapped));
    return bytes && this.ready(wrapped, bytes);
  }

  private ready(wrapped: WrappedKey, bytes: Buffer): DataKey {
    const key = dataKeyOf(wrapped, bytes);
    if (!this.erased.has(key.id)) this.keep(key);
    return key;
  }

  private recall(id: Uuid | undefined): DataKey | undefined {
    const key = id && this.cached.get(id);
    if (!key) return undefined;
    this.cached.delete(key.id);
    this.cached.set(key.id, key);
    return key;
  }

  private keep(key: DataKey): void {
    this.cached.set(key.id, key);
    this.idByPurpose.set(key.purpose, key.id);
    if (this.cached.size > this.capacity) this.drop(this.cached.keys().next().value!);
  }

  private drop(id: Uuid): void {
    const key = this.cached.get(id);
    if (!key) return;
    this.cached.delete(id);
    this.idByPurpose.delete(key.purpose);
  }
}

const dataKeyOf = (wrapped: WrappedKey, bytes: Buffer): DataKey => ({
  id: wrapped.id,
  institutionId: wrapped.institutionId,
  subject: wrapped.subject,
  secret: keyOf(bytes),
  purpose: purposeOf(wrapped),
});
