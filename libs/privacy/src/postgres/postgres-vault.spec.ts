import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '#event-store';
import { randomUuid, type DomainError } from '#kernel';
import { copyVault } from '../copy-vault.js';
import { openVault } from '../open-vault.js';
import { openSqliteVault } from '../sqlite/sqlite-vault.js';
import { startPostgres, type PostgresUnderTest } from '../testkit/postgres-server.js';
import { temporaryDirectory } from '../testkit/temporary-directory.js';
import { describeVaultContract } from '../testkit/vault-contract.js';
import { openPostgresVault } from './postgres-vault.js';

let postgres: PostgresUnderTest;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());

const newKey = (subject = randomUuid()) => ({
  id: randomUuid(),
  institutionId: 'minato',
  subject,
  dataClass: 4 as const,
  wrapped: new Uint8Array(randomBytes(60)),
});

describeVaultContract('postgres', async () => {
  const address = await postgres.freshDatabase();
  return { open: () => openVault(address), dispose: async () => undefined };
});

describe('the vault in PostgreSQL', () => {
  it('takes over a vault in a file, and gives it back', async () => {
    const [key, erased] = [newKey(), newKey()];
    const file = openSqliteVault(':memory:');
    await file.bindRootKey('root');
    await file.keysFor([key, erased]);
    await file.destroySubject(erased);
    const shared = await openPostgresVault(await postgres.freshDatabase());
    const back = openSqliteVault(':memory:');
    await copyVault(file, shared);
    await copyVault(shared, back);
    expect(await back.keysById([key.id, erased.id])).toEqual([{ kind: 'found', key }, { kind: 'destroyed' }]);
    for (const vault of [file, shared, back]) await vault.close();
  });

  it('is made once by servers that start at the same time', async () => {
    const address = await postgres.freshDatabase();
    const vaults = await Promise.all(Array.from({ length: 5 }, () => openPostgresVault(address)));
    expect(new Set(await Promise.all(vaults.map((vault, index) => vault.bindRootKey(`root-${index}`)))).size).toBe(1);
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  it('lets one server decide at a time', async () => {
    const address = await postgres.freshDatabase();
    const vaults = await Promise.all([1, 2, 3].map(() => openPostgresVault(address)));
    let deciding = 0;
    const met = await Promise.all(
      vaults.map((vault) =>
        vault.exclusively(async () => {
          const others = deciding++;
          await vault.ping();
          deciding--;
          return others;
        }),
      ),
    );
    expect(met).toEqual([0, 0, 0]);
    await Promise.all(vaults.map((vault) => vault.close()));
  });

  describe('while one server decides for long', () => {
    /** Two servers on one vault; the first of them decides until it is told what comes of it. */
    async function deciding() {
      const address = await postgres.freshDatabase();
      const [one, other] = await Promise.all([1, 2].map(() => openPostgresVault(address, { idleMs: 1000 })));
      const begun = Promise.withResolvers<void>();
      const decided = Promise.withResolvers<string>();
      const answer = one!.exclusively(() => (begun.resolve(), decided.promise));
      await begun.promise;
      return { address, other: other!, decided, answer, close: () => Promise.all([one!.close(), other!.close()]) };
    }

    it('another waits until it has', async () => {
      const { other, decided, answer, close } = await deciding();
      let isDecided = false;
      const metDecided = other.exclusively(async () => isDecided);
      await sleep(4500);
      isDecided = true;
      decided.resolve('done');
      expect(await Promise.all([answer, metDecided])).toEqual(['done', true]);
      await close();
    });

    it.each([
      ['was done', (decided: PromiseWithResolvers<string>) => decided.resolve('done'), { status: 'fulfilled', value: 'done' }],
      [
        'was refused',
        (decided: PromiseWithResolvers<string>) => decided.reject(new Unavailable('refused')),
        { status: 'rejected', reason: { code: 'UNAVAILABLE' } },
      ],
    ])('what %s is told though the session of its lock was lost', async (_, settle, told) => {
      const { address, decided, answer, close } = await deciding();
      await postgres.asOperator(address, "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");
      await sleep(500);
      settle(decided);
      expect(await Promise.allSettled([answer])).toMatchObject([told]);
      await close();
    });
  });

  it('loses no acknowledged key when the database crashes, says so meanwhile, and goes on by itself', async () => {
    const address = await postgres.freshDatabase();
    const vault = await openPostgresVault(address);
    const acknowledged = [];
    for (let each = 0; each < 20; each++) acknowledged.push(...(await vault.keysFor([newKey()])));
    const underWay = Promise.allSettled(Array.from({ length: 20 }, () => vault.keysFor([newKey()])));
    await postgres.crash();
    await expect(vault.ping()).rejects.toMatchObject({ code: 'VAULT_UNREACHABLE' });
    await expect(vault.keysFor([newKey()])).rejects.toMatchObject({ code: 'VAULT_UNREACHABLE' });
    for (const answer of await underWay)
      if (answer.status === 'fulfilled') acknowledged.push(...answer.value);
      else expect(answer.reason).toMatchObject({ code: 'VAULT_UNREACHABLE' });
    await postgres.start();
    await vault.ping();
    expect(await vault.existingKeys(acknowledged)).toEqual(acknowledged);
    await vault.close();
  });

  it('answers within its limits when the server hangs', async () => {
    const { port, close } = await silentServer();
    await expect(openPostgresVault(`postgres://honbu:secret@127.0.0.1:${port}/vault`)).rejects.toMatchObject({
      code: 'VAULT_UNREACHABLE',
    });
    close();
  });

  it('takes the row of a destroyed key out of the file', async () => {
    const address = await postgres.freshDatabase();
    const vault = await openPostgresVault(address);
    const doomed = newKey();
    const filler = () => Array.from({ length: 50 }, () => newKey());
    await vault.keysFor([...filler(), doomed]);
    await vault.keysFor(filler());
    const secret = Buffer.from(doomed.wrapped.subarray(8, 40));
    const database = join(postgres.folder, 'base', await oidOf(address));
    const traces = async () => {
      await postgres.asOperator(address, 'CHECKPOINT');
      return readdirSync(database).filter((file) => readFileSync(join(database, file)).includes(secret));
    };
    expect(await traces()).not.toEqual([]);
    await vault.destroySubject(doomed);
    await vault.close();
    while ((await traces()).length > 0) await sleep(200);
  });

  it('keeps its promises where the database was set up to acknowledge before it is durable', async () => {
    const address = await postgres.freshDatabase();
    await postgres.asOperator(address, `ALTER DATABASE ${nameOf(address)} SET synchronous_commit = off`);
    const vault = await openPostgresVault(address);
    await vault.bindRootKey('root');
    const running = "SELECT current_setting('synchronous_commit') AS value";
    expect(await postgres.asOperator(address, running)).toEqual([{ value: 'off' }]);
    await vault.close();
  });

  it('refuses a server that does not write through', async () => {
    const address = await postgres.freshDatabase();
    await postgres.asOperator(address, 'ALTER SYSTEM SET fsync = off');
    await reloaded(address, 'fsync', 'off');
    await expect(openPostgresVault(address)).rejects.toMatchObject({ code: 'VAULT_NOT_DURABLE', details: { setting: 'fsync' } });
    await postgres.asOperator(address, 'ALTER SYSTEM RESET fsync');
    await reloaded(address, 'fsync', 'on');
  });

  it('is not ready while the database only reads', async () => {
    const address = await postgres.freshDatabase();
    await (await openPostgresVault(address)).close();
    await postgres.asOperator(address, `ALTER DATABASE ${nameOf(address)} SET default_transaction_read_only = on`);
    const vault = await openPostgresVault(address);
    await expect(vault.ping()).rejects.toMatchObject({ code: 'VAULT_READ_ONLY' });
    await expect(vault.keysFor([newKey()])).rejects.toMatchObject({ code: 'VAULT_READ_ONLY' });
    await vault.close();
  });

  it('refuses the vault of a newer program', async () => {
    const address = await postgres.freshDatabase();
    await (await openPostgresVault(address)).close();
    await postgres.asOperator(address, "UPDATE honbu_vault.settings SET value = '99' WHERE name = 'schema-version'");
    await expect(openPostgresVault(address)).rejects.toMatchObject({ code: 'VAULT_FOREIGN' });
  });

  it('works for a user that may use the schema, but make none', async () => {
    const address = await postgres.freshDatabase();
    const own = address.replace(/\/\/.*@/, '//tenant:tenant-password@');
    await postgres.asOperator(address, "CREATE ROLE tenant LOGIN PASSWORD 'tenant-password'");
    await expect(openPostgresVault(own)).rejects.toMatchObject({ code: 'VAULT_DATABASE_MISSING' });
    await postgres.asOperator(address, 'CREATE SCHEMA honbu_vault AUTHORIZATION tenant');
    const vault = await openPostgresVault(own);
    expect(await vault.keysFor([newKey()])).toHaveLength(1);
    await vault.close();
  });

  it('says what is wrong with an address, and never repeats any of it', async () => {
    using directory = temporaryDirectory();
    const noCertificate = join(directory.path, 'ca.pem');
    writeFileSync(noCertificate, '');
    const right = await postgres.freshDatabase();
    const { host } = new URL(right);
    const { port: free, close } = await silentServer();
    close();
    const answers: Record<string, string> = {
      'sqlite:': 'VAULT_ADDRESS_INVALID',
      'mysql://honbu:secret@localhost/vault': 'VAULT_ADDRESS_INVALID',
      'postgres://honbu:secret@localhost': 'VAULT_ADDRESS_INVALID',
      'postgres://localhost/vault': 'VAULT_ADDRESS_INVALID',
      'postgres://honbu:se%cret@localhost/vault': 'VAULT_ADDRESS_INVALID',
      'postgres://honbu:secret@localhost/vault?sslmode=require': 'VAULT_ADDRESS_INVALID',
      'postgres://honbu:secret@localhost/vault?ssl=true': 'VAULT_ADDRESS_INVALID',
      'postgres://honbu:secret@localhost/vault?sslmode=verify-full&sslrootcert=/nowhere.pem': 'VAULT_CERTIFICATE_UNREADABLE',
      [`${right}?sslmode=verify-full`]: 'VAULT_CERTIFICATE_REFUSED',
      [`postgres://honbu:secret@${host}/vault_1`]: 'VAULT_SIGN_IN_REFUSED',
      [`postgres://honbu@${host}/vault_1`]: 'VAULT_SIGN_IN_REFUSED',
      [right.replace(/vault_\d+$/, 'secret')]: 'VAULT_DATABASE_MISSING',
      [`postgres://honbu:secret@127.0.0.1:${free}/vault`]: 'VAULT_UNREACHABLE',
      'postgres://honbu:secret@nowhere.invalid/vault': 'VAULT_UNREACHABLE',
    };
    for (const [address, code] of Object.entries(answers)) {
      const refusal = await openVault(address).then(
        () => undefined,
        (fault: DomainError) => fault,
      );
      expect([address, refusal?.code]).toEqual([address, code]);
      expect(JSON.stringify(refusal?.details)).not.toMatch(/secret|honbu|p%40ss/);
    }
  });
});

const nameOf = (address: string): string => new URL(address).pathname.slice(1);

async function oidOf(address: string): Promise<string> {
  const [row] = await postgres.asOperator(address, 'SELECT oid::text FROM pg_database WHERE datname = current_database()');
  return row!['oid'] as string;
}

async function reloaded(address: string, setting: string, value: string): Promise<void> {
  await postgres.asOperator(address, 'SELECT pg_reload_conf()');
  while ((await postgres.asOperator(address, `SHOW ${setting}`))[0]![setting] !== value) await sleep(20);
}

/** Takes connections and says nothing. */
async function silentServer(): Promise<{ port: number; close(): void }> {
  const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
