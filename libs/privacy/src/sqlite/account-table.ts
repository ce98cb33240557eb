import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Instant, Uuid } from '#kernel';
import type { Account, AccountChanges, AccountStore, SetupStore } from '../vault/accounts.js';
import { cutJournal } from './cut-journal.js';
import type { GroupCommit } from './group-commit.js';

/** Local accounts, and the set-up link that makes the first of them. */
export class AccountTable implements AccountStore, SetupStore {
  constructor(
    private readonly database: DatabaseSync,
    private readonly group: GroupCommit,
  ) {}

  async addAccount(account: Account): Promise<boolean> {
    return this.group.run(() => this.insert(account));
  }

  async accountById(id: Uuid): Promise<Account | undefined> {
    return accountOf(this.database.prepare('SELECT * FROM accounts WHERE id = ?').get(id));
  }

  async accountByLogin(login: string): Promise<Account | undefined> {
    return accountOf(this.database.prepare('SELECT * FROM accounts WHERE login = ?').get(login));
  }

  async accountsOf(institutionId: string): Promise<readonly Account[]> {
    return this.database
      .prepare('SELECT * FROM accounts WHERE institution = ? ORDER BY login')
      .all(institutionId)
      .map((row) => accountOf(row)!);
  }

  async allAccounts(): Promise<readonly Account[]> {
    return this.database
      .prepare('SELECT * FROM accounts ORDER BY login')
      .all()
      .map((row) => accountOf(row)!);
  }

  async hasAccounts(): Promise<boolean> {
    return this.database.prepare('SELECT 1 FROM accounts LIMIT 1').get() !== undefined;
  }

  async changeAccount(id: Uuid, changes: AccountChanges): Promise<boolean> {
    const values: Record<string, SQLInputValue> = {
      ...(changes.displayName !== undefined && { display_name: changes.displayName }),
      ...(changes.roles !== undefined && { roles: JSON.stringify(changes.roles) }),
      ...(changes.passwordHash !== undefined && { password_hash: changes.passwordHash }),
      ...(changes.passwordCommand !== undefined && { password_command: changes.passwordCommand }),
      ...(changes.mustChangePassword !== undefined && { must_change_password: Number(changes.mustChangePassword) }),
      ...(changes.awaitsConsent !== undefined && { awaits_consent: Number(changes.awaitsConsent) }),
      ...(changes.disabled !== undefined && { disabled: Number(changes.disabled) }),
    };
    const columns = Object.keys(values);
    const assignments = ['id = id', ...columns.map((column) => `${column} = ?`)].join(', ');
    return this.group.run(
      () => this.database.prepare(`UPDATE accounts SET ${assignments} WHERE id = ?`).run(...Object.values(values), id).changes === 1,
    );
  }

  async removeAccount(id: Uuid): Promise<void> {
    await this.group.run(() => {
      this.database.prepare('DELETE FROM sessions WHERE account_id = ?').run(id);
      this.database.prepare('DELETE FROM accounts WHERE id = ?').run(id);
    });
    cutJournal(this.database);
  }

  async saveSetupToken(hash: string): Promise<void> {
    await this.group.run(() =>
      this.database
        .prepare("INSERT INTO settings (name, value) VALUES ('setup-token', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .run(hash),
    );
  }

  async isSetupToken(hash: string): Promise<boolean> {
    return this.holdsSetupToken(hash);
  }

  async completeSetup(hash: string, account: Account): Promise<boolean> {
    return this.group.run(() => {
      if (!this.holdsSetupToken(hash) || this.database.prepare('SELECT 1 FROM accounts LIMIT 1').get()) return false;
      this.database.exec("DELETE FROM settings WHERE name = 'setup-token'");
      return this.insert(account);
    });
  }

  private holdsSetupToken(hash: string): boolean {
    return this.database.prepare("SELECT 1 FROM settings WHERE name = 'setup-token' AND value = ?").get(hash) !== undefined;
  }

  private insert(account: Account): boolean {
    const { changes } = this.database
      .prepare(
        `INSERT INTO accounts
           (id, login, display_name, institution, roles, password_hash, password_command, must_change_password, awaits_consent, disabled, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      )
      .run(
        account.id,
        account.login,
        account.displayName,
        account.institutionId,
        JSON.stringify(account.roles),
        account.passwordHash ?? null,
        account.passwordCommand ?? null,
        Number(account.mustChangePassword ?? false),
        Number(account.awaitsConsent ?? false),
        Number(account.disabled),
        account.createdAt,
      );
    return changes === 1;
  }
}

export function accountOf(row: Record<string, unknown> | undefined): Account | undefined {
  if (!row) return undefined;
  return {
    id: row['id'] as Uuid,
    login: row['login'] as string,
    displayName: row['display_name'] as string,
    institutionId: row['institution'] as string,
    roles: JSON.parse(row['roles'] as string) as string[],
    ...(row['password_hash'] !== null && { passwordHash: row['password_hash'] as string }),
    ...(row['password_command'] !== null && { passwordCommand: row['password_command'] as string }),
    ...(row['must_change_password'] === 1 && { mustChangePassword: true }),
    ...(row['awaits_consent'] === 1 && { awaitsConsent: true }),
    disabled: row['disabled'] === 1,
    createdAt: row['created_at'] as Instant,
  };
}
