import type { AccountStore, ServiceTokenStore, SessionStore, SetupStore } from './accounts.js';
import type { KeyStore } from './keys.js';

export * from './accounts.js';
export * from './keys.js';

/**
 * What must be erasable or mutable: keys, credentials, sessions. Every write is durable before its promise resolves.
 * The promises are spelled out in `testkit/`, which every adapter runs.
 */
export interface Vault extends KeyStore, AccountStore, SessionStore, ServiceTokenStore, SetupStore {
  /** Resolves if the vault can be read and written now. Cheap: it is asked again and again. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
