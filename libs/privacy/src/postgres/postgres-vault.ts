import { reject } from '../errors.js';
import { InTurn } from '../vault/in-turn.js';
import type { Vault } from '../vault/vault.js';
import { AccountTable } from './account-table.js';
import { Database } from './database.js';
import { KeyTable } from './key-table.js';
import { lockForDecisions } from './locks.js';
import { prepare } from './schema.js';
import { ServiceTokenTable } from './service-token-table.js';
import { SessionTable } from './session-table.js';

/**
 * The vault in a PostgreSQL database, for any number of servers; its tables are made if they are not there. Throws
 * `VAULT_ADDRESS_INVALID`, `VAULT_CERTIFICATE_UNREADABLE`, `VAULT_CERTIFICATE_REFUSED`, `VAULT_SIGN_IN_REFUSED`,
 * `VAULT_DATABASE_MISSING`, `VAULT_UNREACHABLE`, `VAULT_READ_ONLY`, `VAULT_NOT_DURABLE`, `VAULT_FOREIGN`.
 */
export async function openPostgresVault(address: string, { idleMs }: { readonly idleMs?: number } = {}): Promise<Vault> {
  const database = new Database(address, idleMs);
  try {
    await prepare(database);
  } catch (fault) {
    await database.close();
    throw fault;
  }
  const keys = new KeyTable(database);
  const accounts = new AccountTable(database);
  const sessions = new SessionTable(database);
  const tokens = new ServiceTokenTable(database);
  // Among those of this server, so that only one of its connections waits for another server.
  const turns = new InTurn();
  return {
    existingKeys: (purposes) => keys.existingKeys(purposes),
    keysFor: (candidates) => keys.keysFor(candidates),
    keysById: (ids) => keys.keysById(ids),
    keysOf: (subject) => keys.keysOf(subject),
    destroySubject: (subject) => keys.destroySubject(subject),
    bindRootKey: (fingerprint) => keys.bindRootKey(fingerprint),
    keyContents: () => keys.keyContents(),
    takeOver: (erasures) => keys.takeOver(erasures),
    addAccount: (account) => accounts.addAccount(account),
    accountById: (id) => accounts.accountById(id),
    accountByLogin: (login) => accounts.accountByLogin(login),
    accountsOf: (institutionId) => accounts.accountsOf(institutionId),
    allAccounts: () => accounts.allAccounts(),
    hasAccounts: () => accounts.hasAccounts(),
    removeAccount: (id) => accounts.removeAccount(id),
    changeAccount: (id, changes) => accounts.changeAccount(id, changes),
    saveSetupToken: (hash) => accounts.saveSetupToken(hash),
    isSetupToken: (hash) => accounts.isSetupToken(hash),
    completeSetup: (hash, account) => accounts.completeSetup(hash, account),
    addSession: (session) => sessions.addSession(session),
    sessionByHash: (idHash) => sessions.sessionByHash(idHash),
    signedIn: (idHashes) => sessions.signedIn(idHashes),
    touchSession: (idHash, seenAt) => sessions.touchSession(idHash, seenAt),
    revokeSession: (idHash, at) => sessions.revokeSession(idHash, at),
    revokeSessionsOf: (accountId, at, except) => sessions.revokeSessionsOf(accountId, at, except),
    removeSessionsEndedBefore: (before) => sessions.removeSessionsEndedBefore(before),
    addServiceToken: (token) => tokens.addServiceToken(token),
    serviceTokenByHash: (hash) => tokens.serviceTokenByHash(hash),
    serviceTokenById: (id) => tokens.serviceTokenById(id),
    serviceTokensOf: (institutionId) => tokens.serviceTokensOf(institutionId),
    allServiceTokens: () => tokens.allServiceTokens(),
    revokeServiceToken: (id, at) => tokens.revokeServiceToken(id, at),
    exclusively: (work) => turns.run(() => database.holding(lockForDecisions, work)),
    ping: async () => {
      const { rows } = await database.run("SELECT current_setting('transaction_read_only') AS read_only");
      if (rows[0]!['read_only'] !== 'off') reject('VAULT_READ_ONLY');
    },
    close: () => database.close(),
  };
}
