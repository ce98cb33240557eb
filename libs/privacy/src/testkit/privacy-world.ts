import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Type } from 'typebox';
import { event, EventRegistry, identifying, medical, operational, personal, toSeal } from '#contracts';
import { openSqliteStore, type EventStore } from '#event-store';
import { instantOf, randomUuid, type Clock, type JsonObject, type Sealed, type Uuid } from '#kernel';
import { providerOf, type KeyProvider } from '../keys/key-provider.js';
import { openPrivacy, type Privacy } from '../privacy.js';
import { privacyEvents } from '../seal/erasure.js';
import { openSqliteVault } from '../sqlite/sqlite-vault.js';
import type { Vault } from '../vault/vault.js';
import { temporaryDirectory } from './temporary-directory.js';

/** An event with every kind of subject, for tests of sealing only. */
export const VisitNoted = event('sample.visit-noted', 1, {
  personId: operational(Type.Optional(Type.String({ format: 'uuid' }))),
  entryId: operational(Type.Optional(Type.String({ format: 'uuid' }))),
  place: operational(Type.String()),
  name: personal(Type.String(), { subject: 'personId' }),
  nickname: personal(Type.Optional(Type.String()), { subject: 'personId' }),
  passport: identifying(Type.Optional(Type.String()), { subject: 'personId' }),
  diagnosis: medical(Type.Optional(Type.Object({ words: Type.String(), days: Type.Number() })), { subject: 'personId' }),
  note: personal(Type.Optional(Type.String()), { subject: 'entry' }),
});

export const sampleRegistry = new EventRegistry([VisitNoted, ...privacyEvents]);
export const institution = 'minato';
export const officer = { id: '5b0c0c5e-3a3d-4a57-9a3e-0a7e1f5f9d01' as Uuid };

export interface PrivacyWorld extends Privacy {
  readonly directory: string;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly provider: KeyProvider;
  /** The same store with another vault, or the same one again: as after a restart. */
  restarted(vault: Vault): Promise<Privacy>;
  [Symbol.asyncDispose](): Promise<void>;
}

const clock: Clock = { now: () => instantOf(Date.now()) };

/** A log in memory, a vault in a file, and a fresh root key. */
export async function privacyWorld(registry = sampleRegistry): Promise<PrivacyWorld> {
  const directory = temporaryDirectory();
  const store = await openSqliteStore({ path: ':memory:', mode: 'writer', create: { drill: false, clock } });
  const vault = openSqliteVault(join(directory.path, 'vault.db'));
  const provider = providerOf(randomBytes(32));
  const opened = await openPrivacy({ vault, provider, registry, store, clock });
  return {
    ...opened,
    directory: directory.path,
    store,
    vault,
    provider,
    restarted: (other) => openPrivacy({ vault: other, provider, registry, store, clock }),
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await vault.close();
      directory[Symbol.dispose]();
    },
  };
}

/** Seals and records one visit of a person and returns its values as a fold would carry them. */
export async function sealedVisit(
  privacy: Privacy & { readonly store: EventStore },
  { personId = randomUuid(), note = 'fine' }: { personId?: Uuid; note?: string } = {},
) {
  const id = randomUuid();
  const stream = `sample-${id}`;
  const fact = VisitNoted.of({
    personId,
    place: 'Alvera',
    name: toSeal('架空 花子'),
    nickname: toSeal('はなちゃん'),
    passport: toSeal('TK1234567'),
    diagnosis: toSeal({ words: '骨折', days: 40 }),
    note: toSeal(note),
  });
  sampleRegistry.check(fact);
  const [data] = await privacy.sealer.seal(stream, institution, [{ id, fact }]);
  const metadata = { schemaVersion: 1, institutionId: institution };
  await privacy.store.append(stream, [{ id, type: fact.type, data: data!, metadata }], { expected: 'no_stream' });
  return { id, stream, personId, data: data!, carried: carriedBy(stream, id, data!) };
}

/** The sealed values of stored data as `EventRegistry.decode` hands them to folds. */
export function carriedBy(stream: string, id: Uuid, data: JsonObject): Record<string, Sealed<unknown>> {
  const metadata = { schemaVersion: 1 };
  const fact = sampleRegistry.decode({ stream, id, type: VisitNoted.type, data, metadata, revision: 0n, position: '' });
  return fact.data as Record<string, Sealed<unknown>>;
}
