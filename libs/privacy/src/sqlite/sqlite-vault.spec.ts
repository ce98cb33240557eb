import { chmodSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { randomUuid, type Instant } from '#kernel';
import { describeVaultContract } from '../testkit/vault-contract.js';
import { temporaryDirectory } from '../testkit/temporary-directory.js';
import { openSqliteVault } from './sqlite-vault.js';

describeVaultContract('sqlite', async () => {
  const directory = temporaryDirectory();
  const path = join(directory.path, 'vault.db');
  return { open: async () => openSqliteVault(path), dispose: async () => directory[Symbol.dispose]() };
});

describe('the vault file', () => {
  it('leaves nothing of a destroyed key in any file', async () => {
    using directory = temporaryDirectory();
    const vault = openSqliteVault(join(directory.path, 'vault.db'));
    const doomed = { id: randomUuid(), institutionId: 'minato', subject: randomUuid(), dataClass: 4 as const, wrapped: randomBytes(60) };
    const filler = Array.from({ length: 200 }, () => ({ ...doomed, id: randomUuid(), subject: randomUuid(), wrapped: randomBytes(60) }));
    await vault.keysFor([...filler.slice(0, 100), doomed, ...filler.slice(100)]);
    const traces = () =>
      readdirSync(directory.path).filter((file) => readFileSync(join(directory.path, file)).includes(doomed.wrapped.subarray(8, 40)));
    expect(traces()).not.toEqual([]);
    await vault.destroySubject(doomed);
    expect(traces()).toEqual([]);
    await vault.close();
    expect(traces()).toEqual([]);
  });

  it('leaves nothing of a removed account in any file', async () => {
    using directory = temporaryDirectory();
    const vault = openSqliteVault(join(directory.path, 'vault.db'));
    const id = randomUuid();
    const createdAt = '2026-11-22T03:00:00.000Z' as Instant;
    await vault.addAccount({
      id,
      login: 'canary-login',
      displayName: '架空 花子',
      institutionId: 'minato',
      roles: [],
      disabled: false,
      createdAt,
    });
    const holds = (text: string) => readdirSync(directory.path).some((file) => readFileSync(join(directory.path, file)).includes(text));
    expect([holds('canary-login'), holds('架空 花子')]).toEqual([true, true]);
    await vault.removeAccount(id);
    expect([holds('canary-login'), holds('架空 花子')]).toEqual([false, false]);
    await vault.close();
  });

  it('is readable by its owner only', async () => {
    using directory = temporaryDirectory();
    const path = join(directory.path, 'vault.db');
    const vault = openSqliteVault(path);
    await vault.bindRootKey('x');
    for (const file of readdirSync(directory.path)) expect(statSync(join(directory.path, file)).mode & 0o077).toBe(0);
    await vault.close();
  });

  it('refuses a database that is not a vault, and leaves it as it was', async () => {
    using directory = temporaryDirectory();
    const path = join(directory.path, 'vault.db');
    const { DatabaseSync } = await import('node:sqlite');
    const other = new DatabaseSync(path);
    other.exec('CREATE TABLE notes (text)');
    other.close();
    chmodSync(path, 0o644);
    const before = readFileSync(path);
    expect(() => openSqliteVault(path)).toThrow(expect.objectContaining({ code: 'VAULT_FOREIGN' }));
    expect(readFileSync(path).equals(before)).toBe(true);
    // Others may have to go on reading it.
    expect(statSync(path).mode & 0o777).toBe(0o644);
  });

  it('refuses the vault of a newer program', async () => {
    using directory = temporaryDirectory();
    const path = join(directory.path, 'vault.db');
    await openSqliteVault(path).close();
    const { DatabaseSync } = await import('node:sqlite');
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(() => openSqliteVault(path)).toThrow(expect.objectContaining({ code: 'VAULT_FOREIGN' }));
  });
});
