import { InTurn } from '../vault/in-turn.js';
import type { Vault } from '../vault/vault.js';
import { AccountTable } from './account-table.js';
import { GroupCommit } from './group-commit.js';
import { KeyTable } from './key-table.js';
import { openVaultFile } from './schema.js';
import { ServiceTokenTable } from './service-token-table.js';
import { SessionTable } from './session-table.js';

/**
 * The vault in one SQLite file (`secure_delete=ON`, `synchronous=FULL`), made if it is not there, mode 0600.
 * `:memory:` is for tests. Throws `VAULT_FOREIGN`.
 */
export function openSqliteVault(path: string): Vault {
  const database = openVaultFile(path);
  const group = new GroupCommit(database);
  const keys = new KeyTable(database, group);
  const accounts = new AccountTable(database, group);
  const sessions = new SessionTable(database, group);
  const tokens = new ServiceTokenTable(database, group);
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
    exclusively: (work) => turns.run(work),
    ping: async () => {
      database.exec('SELECT 1 FROM settings LIMIT 1');
    },
    close: async () => {
      if (!database.isOpen) return;
      group.commit();
      database.close();
    },
  };
}
