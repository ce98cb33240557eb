import { randomUuid, type Clock } from '#kernel';
import { newToken, tokenHash, type Vault } from '#privacy';
import { reject } from '../errors.js';
import type { AccountRecord } from './account-record.js';
import { newAccountOf, profileOf, type AccountProfile } from './accounts.js';
import type { PasswordWork } from './password-work.js';

export interface FirstAdministrator {
  readonly institutionId: string;
  readonly login: string;
  readonly displayName: string;
  readonly password: string;
}

/** The one-time link by which the first administrator enters an empty store. */
export class Setup {
  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly record: AccountRecord;
      readonly passwords: PasswordWork;
      readonly clock: Clock;
    },
  ) {}

  /** Whether no account exists yet, so that nothing but the set-up is accepted. */
  async isOpen(): Promise<boolean> {
    return !(await this.deps.vault.hasAccounts());
  }

  /** The token for the link to print, if no account exists yet; an earlier link stops working. */
  async newLinkToken(): Promise<string | undefined> {
    if (!(await this.isOpen())) return undefined;
    const token = newToken('hb_setup');
    await this.deps.vault.saveSetupToken(tokenHash(token));
    return token;
  }

  /** Makes the first account, member and administrator, and uses up the link. Throws `SETUP_LINK_INVALID` and the rules of accounts. */
  async complete(token: string, input: FirstAdministrator): Promise<AccountProfile> {
    const { vault, record, passwords, clock } = this.deps;
    const hash = tokenHash(token);
    // Before the slow hash: who has no link causes no work.
    if (!(await vault.isSetupToken(hash))) reject('SETUP_LINK_INVALID');
    const account = await newAccountOf(randomUuid(), { ...input, roles: ['ADMIN', 'MEMBER'] }, input.institutionId, clock.now(), passwords);
    // So that a link used twice at the same time records one account.
    return vault.exclusively(async () => {
      const holds = (await this.isOpen()) && (await vault.isSetupToken(hash));
      if (!holds || !(await record.create(account, account.id, () => vault.completeSetup(hash, account)))) reject('SETUP_LINK_INVALID');
      return profileOf(account);
    });
  }
}
