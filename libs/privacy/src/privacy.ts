import type { EventRegistry } from '#contracts';
import type { EventStore } from '#event-store';
import type { Clock } from '#kernel';
import { reject } from './errors.js';
import { DataKeys } from './keys/data-keys.js';
import { digestOf, type Digest } from './keys/digest.js';
import type { KeyProvider } from './keys/key-provider.js';
import { FactRecorder } from './record/fact-recorder.js';
import { Erasures } from './seal/erasure.js';
import { Opener, type SealFault } from './seal/opener.js';
import { Sealer } from './seal/sealer.js';
import type { Vault } from './vault/vault.js';

export interface Privacy {
  readonly sealer: Sealer;
  readonly opener: Opener;
  readonly digest: Digest;
  readonly recorder: FactRecorder;
  readonly erasures: Erasures;
}

/**
 * Sealing and opening over a vault, a root key and the log, with every erasure of the log applied. The registry must hold
 * `privacyEvents`. Throws `KEY_ROOT_MISMATCH` when the root key is not the one that the vault's keys are wrapped with.
 */
export async function openPrivacy(deps: {
  readonly vault: Vault;
  readonly provider: KeyProvider;
  readonly registry: EventRegistry;
  readonly store: EventStore;
  readonly clock: Clock;
  readonly onFault?: (fault: SealFault) => void;
}): Promise<Privacy> {
  const { vault, provider, registry, store, clock } = deps;
  if ((await vault.bindRootKey(provider.fingerprint)) !== provider.fingerprint) reject('KEY_ROOT_MISMATCH');
  const keys = new DataKeys(vault, provider);
  const sealer = new Sealer(registry, keys);
  const digest = await digestOf(provider);
  const recorder = new FactRecorder({ store, registry, sealer, digest, clock });
  const erasures = new Erasures({ store, registry, recorder, vault, keys });
  await erasures.reapply();
  return { sealer, opener: new Opener(keys, deps.onFault), digest, recorder, erasures };
}
