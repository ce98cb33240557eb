import type { Instant, Uuid } from '#kernel';
import type { Account, AccountChanges, AccountStore, SetupStore } from '../vault/accounts.js';
import type { Database, Row, Run } from './database.js';

/** Local accounts, and the set-up link that makes the first of them. */
export class AccountTable implements AccountStore, SetupStore {
  constructor(private readonly database: Database) {}

  addAccount(account: Account): Promise<boolean> {
    return insert(this.database.run, account);
  }

  accountById(id: Uuid): Promise<Account | undefined> {
    return this.one('SELECT * FROM accounts WHERE id = $1', id);
  }

  accountByLogin(login: string): Promise<Account | undefined> {
    return this.one('SELECT * FROM accounts WHERE login = $1', login);
  }

  async accountsOf(institutionId: string): Promise<readonly Account[]> {
    const { rows } = await this.database.run('SELECT * FROM accounts WHERE institution = $1 ORDER BY login', [institutionId]);
    return rows.map(accountOf);
  }

  async allAccounts(): Promise<readonly Account[]> {
    return (await this.database.run('SELECT * FROM accounts ORDER BY login')).rows.map(accountOf);
  }

  async hasAccounts(): Promise<boolean> {
    return (await this.database.run('SELECT FROM accounts LIMIT 1')).count === 1;
  }

  async changeAccount(id: Uuid, changes: AccountChanges): Promise<boolean> {
    const { displayName, roles, passwordHash, passwordCommand, mustChangePassword, awaitsConsent, disabled } = changes;
    const { count } = await this.database.run(
      `UPDATE accounts SET display_name = coalesce($2, display_name), roles = coalesce($3, roles),
         password_hash = coalesce($4, password_hash), must_change_password = coalesce($5, must_change_password),
         awaits_consent = coalesce($6, awaits_consent), disabled = coalesce($7, disabled),
         password_command = coalesce($8, password_command)
       WHERE id = $1`,
      [id, displayName, roles, passwordHash, mustChangePassword, awaitsConsent, disabled, passwordCommand],
    );
    return count === 1;
  }

  async removeAccount(id: Uuid): Promise<void> {
    await this.database.run('DELETE FROM accounts WHERE id = $1', [id]);
  }

  async saveSetupToken(hash: string): Promise<void> {
    await this.database.run(
      "INSERT INTO settings (name, value) VALUES ('setup-token', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      [hash],
    );
  }

  async isSetupToken(hash: string): Promise<boolean> {
    return (await this.database.run("SELECT FROM settings WHERE name = 'setup-token' AND value = $1", [hash])).count === 1;
  }

  async completeSetup(hash: string, account: Account): Promise<boolean> {
    return this.database.transaction(async (run) => {
      // Until this transaction ends nobody else adds an account.
      await run('LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE');
      const used = await run("DELETE FROM settings WHERE name = 'setup-token' AND value = $1 AND NOT EXISTS (SELECT FROM accounts)", [
        hash,
      ]);
      return used.count === 1 && insert(run, account);
    });
  }

  private async one(statement: string, value: string): Promise<Account | undefined> {
    const { rows } = await this.database.run(statement, [value]);
    return rows[0] && accountOf(rows[0]);
  }
}

async function insert(run: Run, account: Account): Promise<boolean> {
  const { count } = await run(
    `INSERT INTO accounts
       (id, login, display_name, institution, roles, password_hash, password_command, must_change_password, awaits_consent, disabled, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [
      account.id,
      account.login,
      account.displayName,
      account.institutionId,
      account.roles,
      account.passwordHash,
      account.passwordCommand,
      account.mustChangePassword ?? false,
      account.awaitsConsent ?? false,
      account.disabled,
      account.createdAt,
    ],
  );
  return count === 1;
}

export const accountOf = (row: Row): Account => ({
  id: row['id'] as Uuid,
  login: row['login'] as string,
  displayName: row['display_name'] as string,
  institutionId: row['institution'] as string,
  roles: row['roles'] as string[],
  ...(row['password_hash'] !== null && { passwordHash: row['password_hash'] as string }),
  ...(row['password_command'] !== null && { passwordCommand: row['password_command'] as string }),
  ...(row['must_change_password'] === true && { mustChangePassword: true }),
  ...(row['awaits_consent'] === true && { awaitsConsent: true }),
  disabled: row['disabled'] as boolean,
  createdAt: row['created_at'] as Instant,
});
