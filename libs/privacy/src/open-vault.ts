import { fileOf } from '#event-store';
import { reject } from './errors.js';
import { openPostgresVault } from './postgres/postgres-vault.js';
import { openSqliteVault } from './sqlite/sqlite-vault.js';
import type { Vault } from './vault/vault.js';

/**
 * Opens the vault that `sqlite:PATH` or `postgres://USER:PASSWORD@HOST/DATABASE` names, making it if it is not there. Throws
 * `VAULT_ADDRESS_INVALID` for another string, and what `openSqliteVault` and `openPostgresVault` throw.
 */
export async function openVault(address: string): Promise<Vault> {
  const path = fileOf(address);
  if (path !== undefined) return openSqliteVault(path);
  if (/^postgres(ql)?:/.test(address)) return openPostgresVault(address);
  return reject('VAULT_ADDRESS_INVALID', { form: 'sqlite:PATH, postgres://USER:PASSWORD@HOST/DATABASE' });
}
