import type { AccountStore, ServiceTokenStore, SessionStore, SetupStore } from './accounts.js';
import type { KeyStore } from './keys.js';

export * from './accounts.js';
export * from './keys.js';

/**
 * What must be erasable or mutable: keys, credentials, sessions. Every write is durable before its promise resolves.
 * The promises are spelled out in `testkit/`, which every adapter runs.
 */
export interface Vault extends KeyStore, AccountStore, SessionStore, ServiceTokenStore, SetupStore {
  /**
   * Runs work that decides by what the vault and the log hold, one at a time on all servers of the vault: what one decides holds until it is
   * written. What is inside must not ask for it again. A file has one server.
   */
  exclusively<Answer>(work: () => Promise<Answer>): Promise<Answer>;
  /** Resolves if the vault can be read and written now. Cheap: it is asked again and again. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
