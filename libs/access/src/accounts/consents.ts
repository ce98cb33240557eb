import { epochMilliseconds, instantOf, type Clock, type Instant } from '#kernel';
import type { Account, Vault } from '#privacy';
import type { Caller } from '../caller.js';
import { reject } from '../errors.js';
import type { AccountRecord } from './account-record.js';
import { isWatching } from './credential-rules.js';

type Refusal = 'CONSENT_OF_ANOTHER' | 'CONSENT_ON_LONE_WORD' | 'CONSENT_TOO_EARLY';

/** When an account that looks over others or administers needs a second person, and who may be that person. */
export class Consents {
  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly record: AccountRecord;
      /** The one by which the record is dated. */
      readonly clock: Clock;
      /** Whether the table of rights lets this role consent to an account. */
      readonly mayConsent: (role: string) => boolean;
      /** How long whoever was let in on one person's word alone consents to nothing that this person had a hand in; from the table of rights. */
      readonly loneWordDays: number;
    },
  ) {}

  /** Whether the table of rights lets somebody with these roles consent to accounts. */
  rolesMayConsent(roles: readonly string[]): boolean {
    return roles.some(this.deps.mayConsent);
  }

  /**
   * Whether an account that `by` gives these roles, or the password to them, waits for a second person. An administrator's does not while there is
   * nobody else with such a role who could ever consent: else a house of one could never become one of two. Whoever is shut out just now, or was given
   * a new password, counts: else one person alone would shut out all others for as long as it takes.
   */
  async areNeeded(by: Caller, account: Account, roles: readonly string[]): Promise<boolean> {
    if (roles.some(isWatching)) return true;
    if (!this.rolesMayConsent(roles)) return false;
    const others = (await this.deps.vault.accountsOf(account.institutionId)).filter(({ id }) => id !== account.id && id !== by.identity);
    for (const { id, awaitsConsent, mustChangePassword, roles: held } of others)
      if (this.rolesMayConsent(held) && ((!awaitsConsent && !mustChangePassword) || (await this.deps.record.couldConsent(id)))) return true;
    return false;
  }

  /** Tells of accounts whether `by` may consent to them as they are now. */
  mayGive(by: Caller): (account: Account) => Promise<boolean> {
    const refusalOf = this.refusals(by);
    return async (account) => account.awaitsConsent === true && this.rolesMayConsent(by.roles) && (await refusalOf(account)) === undefined;
  }

  /** Throws `CONSENT_OF_ANOTHER`, `CONSENT_ON_LONE_WORD`, `CONSENT_TOO_EARLY` unless `by` may consent to the account as it is now. */
  async assertMayGive(by: Caller, account: Account): Promise<void> {
    const refusal = await this.refusals(by)(account);
    if (refusal) reject(refusal, refusal === 'CONSENT_ON_LONE_WORD' ? { days: this.deps.loneWordDays } : {});
  }

  /** Tells of accounts why `by` may not consent to them; whose word `by` stands on is read once for all of them. */
  private refusals(by: Caller): (account: Account) => Promise<Refusal | undefined> {
    let theirs: Promise<ReadonlySet<string>> | undefined;
    return async (account) => {
      const hands = [account.id, ...(await this.deps.record.handsIn(account.id)).map((hand) => hand.by)];
      if (hands.includes(by.identity)) return 'CONSENT_OF_ANOTHER';
      theirs ??= this.wordsBehind([by.identity], by);
      if (!(await theirs).isDisjointFrom(await this.wordsBehind(hands, by))) return 'CONSENT_ON_LONE_WORD';
      return account.mustChangePassword ? 'CONSENT_TOO_EARLY' : undefined;
    };
  }

  /** These people, and everybody on whose word alone they are there: who let them in of late, though somebody else had once been there to consent. */
  private async wordsBehind(people: readonly string[], { institutionId }: Caller): Promise<ReadonlySet<string>> {
    const behind = new Set(people);
    const since = this.loneSince();
    for (const person of behind)
      for (const hand of await this.deps.record.handsIn(person))
        if (hand.at > since && !behind.has(hand.by) && (await this.deps.record.couldAnotherConsentBefore(hand, institutionId)))
          behind.add(hand.by);
    return behind;
  }

  private loneSince(): Instant {
    return instantOf(epochMilliseconds(this.deps.clock.now()) - this.deps.loneWordDays * 86_400_000);
  }
}
