import { canonicalJson } from '#kernel';
import { reject } from './errors.js';
import type { Vault } from './vault/vault.js';

/** Keys that one call takes. */
const keysInBatch = 500;

/**
 * Copies keys, erasures, accounts and service tokens into a vault that is empty or holds a part of just that, and compares both; sessions and
 * a set-up link stay behind. Nobody may use either meanwhile. Returns how many keys there are. Throws `VAULT_EMPTY` (the
 * first was never used) and `VAULT_TAKEN`, with nothing written.
 */
export async function copyVault(from: Vault, to: Vault): Promise<number> {
  const { rootKey, keys, erasedSubjects, destroyedKeys } = await from.keyContents();
  if (rootKey === undefined) return reject('VAULT_EMPTY');
  const all = await entriesOf(from);
  if (!(await entriesOf(to)).isSubsetOf(all)) reject('VAULT_TAKEN');

  await to.bindRootKey(rootKey);
  for (let start = 0; start < keys.length; start += keysInBatch) await to.keysFor(keys.slice(start, start + keysInBatch));
  await to.takeOver({ erasedSubjects, destroyedKeys });
  for (const account of await from.allAccounts()) await to.addAccount(account);
  for (const token of await from.allServiceTokens()) if (!(await to.serviceTokenById(token.id))) await to.addServiceToken(token);

  if ((await entriesOf(to)).symmetricDifference(all).size > 0) reject('VAULT_TAKEN');
  return keys.length;
}

/** All that is copied, each entry as text, so that two vaults can be compared. */
async function entriesOf(vault: Vault): Promise<Set<string>> {
  const { rootKey, keys, erasedSubjects, destroyedKeys } = await vault.keyContents();
  const told = (kind: string, entry: object): string => `${kind} ${canonicalJson(entry)}`;
  return new Set([
    ...(rootKey === undefined ? [] : [`root key ${rootKey}`]),
    ...keys.map((key) => told('key', { ...key, wrapped: Buffer.from(key.wrapped).toString('base64') })),
    ...erasedSubjects.map((subject) => told('erased', subject)),
    ...destroyedKeys.map((key) => told('destroyed', key)),
    ...(await vault.allAccounts()).map((account) => told('account', account)),
    ...(await vault.allServiceTokens()).map((token) => told('token', token)),
  ]);
}
