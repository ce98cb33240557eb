import { DomainError, epochMilliseconds, randomUuid, type Clock, type Instant, type Uuid } from '#kernel';
import { entityIdOf } from '#commands';
import { hashPassword, verifyPassword, type Account, type CommandIdentity, type Vault } from '#privacy';
import { isInstitutionRole, type Caller, type InstitutionRole } from '../caller.js';
import { reject } from '../errors.js';
import type { AccountRecord } from './account-record.js';
import type { Consents } from './consents.js';
import { checkedName, checkedRoles, checkPassword, isPossiblePassword, normalisedLogin } from './credential-rules.js';
import {
  AccountConsented,
  AccountDisabled,
  AccountEnabled,
  AccountRemoved,
  AccountRolesChanged,
  PasswordChanged,
  SignInThrottled,
} from './events.js';
import type { PasswordWork } from './password-work.js';
import type { OpenedSession, Sessions } from './sessions.js';
import { perAddress, SignInThrottle } from './throttle.js';

export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** For the first sign-in, which asks for one of their own. Without it the account can only be entered in a demo. */
  readonly password?: string;
}

/** An account as shown to administrators: no hash. */
export interface AccountProfile {
  readonly id: Uuid;
  readonly login: string;
  readonly displayName: string;
  readonly institutionId: string;
  readonly roles: readonly InstitutionRole[];
  readonly disabled: boolean;
  /** It has not been entered yet with a password of its holder's own choice. */
  readonly mustChangePassword: boolean;
  /** It opens nothing until a second person has consented to it. */
  readonly awaitsConsent: boolean;
  readonly createdAt: Instant;
}

/**
 * Local accounts of an institution. Who may call what is decided by the caller of these methods (`Authorisation`).
 * A change is on record before it takes effect, so that none stands unrecorded; only ending access does not wait for the log.
 * With a `command` a change that is asked for again is recorded once; a repeat carries out what a crash may have left undone.
 */
export class Accounts {
  private readonly throttle = new SignInThrottle();
  private readonly addresses = new SignInThrottle(perAddress);
  /** Stands in for a login that does not exist, so that both take the same work. */
  private readonly decoy = hashPassword(randomUuid());

  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly record: AccountRecord;
      readonly passwords: PasswordWork;
      readonly clock: Clock;
      readonly sessions: Sessions;
      readonly consents: Consents;
      /** Whether the log is a drill: only there anybody may enter by choosing a role. */
      readonly drill: boolean;
      /** Told of a line that could not be written after the answer was given. */
      readonly onFault: (fault: unknown) => void;
    },
  ) {}

  /**
   * `address` is the network address that asks, where it has one. Throws `SIGN_IN_FAILED`, the same for a wrong password and an unknown or disabled
   * login, `SIGN_IN_THROTTLED` and `SIGN_IN_BUSY`.
   */
  async signIn(login: string, password: string, address?: string): Promise<OpenedSession> {
    const { clock, sessions, passwords } = this.deps;
    // Not a guess: it must not make the one who knows the password wait.
    if (!isPossiblePassword(password)) reject('SIGN_IN_FAILED');
    const name = login.normalize('NFKC').trim().toLowerCase().slice(0, 200);
    const now = clock.now();
    const seconds = Math.max(this.throttle.secondsToWait(name, now), address ? this.addresses.secondsToWait(address, now) : 0);
    if (seconds > 0) reject('SIGN_IN_THROTTLED', { seconds });
    passwords.refuseIfFull();
    // Counted before the slow check, so that guesses sent at the same time do not share one place.
    const startsThrottling = this.throttle.failed(name, now);
    if (address) this.addresses.failed(address, now);
    const { account, matches } = await passwords.inTurn(() => this.check(name, password));
    if (account && matches) {
      this.throttle.succeeded(name);
      if (address) this.addresses.forgive(address, now);
      return sessions.open(account, 'person');
    }
    // Not waited for: a login that exists must not answer later than one that does not.
    if (startsThrottling && account)
      this.deps.record.write(account, account.id, SignInThrottled.of({ accountId: account.id })).catch(this.deps.onFault);
    return reject('SIGN_IN_FAILED');
  }

  /** The same work whether the login exists, may be used, or not. */
  private async check(login: string, password: string): Promise<{ readonly account: Account | undefined; readonly matches: boolean }> {
    const account = await this.deps.vault.accountByLogin(login);
    const hash = account?.disabled ? undefined : account?.passwordHash;
    const matches = await verifyPassword(password, hash ?? (await this.decoy));
    return { account, matches: hash !== undefined && matches };
  }

  /** Enters a demo as this account. Throws `DEMO_ONLY_IN_DRILL`, `ACCOUNT_NOT_FOUND`. */
  async enterDemo(accountId: Uuid): Promise<OpenedSession> {
    if (!this.deps.drill) reject('DEMO_ONLY_IN_DRILL');
    const account = await this.deps.vault.accountById(accountId);
    return account && !account.disabled ? this.deps.sessions.open(account, 'demo') : reject('ACCOUNT_NOT_FOUND');
  }

  /**
   * Its password opens nothing but the choice of another: an administrator must not hold what an auditor signs in with.
   * Sent again, it answers the account as it is now. Throws `COMMAND_ID_REUSED`, `LOGIN_TAKEN`, `LOGIN_INVALID`, `NAME_INVALID`, `ROLE_UNKNOWN`, `ROLES_CONFLICT` and the rules of passwords.
   */
  async create(by: Caller, input: NewAccount, command?: CommandIdentity): Promise<AccountProfile> {
    const { vault, record, clock, passwords, consents } = this.deps;
    const id = command ? entityIdOf(command.commandId, 0) : randomUuid();
    const asked = {
      ...(await newAccountOf(id, input, by.institutionId, clock.now(), passwords)),
      ...(command && { passwordCommand: command.commandId }),
    };
    return vault.exclusively(async () => {
      const made = await vault.accountById(id);
      if (made) {
        if (command && input.password !== undefined) await this.isGiven(id, input.password, command);
        return profileOf(made);
      }
      const account = { ...asked, mustChangePassword: true, awaitsConsent: await consents.areNeeded(by, asked, asked.roles) };
      if (await vault.accountByLogin(account.login)) reject('LOGIN_TAKEN', {}, ['login']);
      if (!(await record.create(account, by.identity, () => vault.addAccount(account), command))) reject('LOGIN_TAKEN', {}, ['login']);
      return profileOf(account);
    });
  }

  /** In order of login. */
  async list(by: Caller): Promise<readonly AccountProfile[]> {
    return (await this.deps.vault.accountsOf(by.institutionId)).map(profileOf);
  }

  /** Tells of accounts in the institution of `by` whether a consent of theirs would be taken now. */
  mayConsent(by: Caller): (account: AccountProfile) => Promise<boolean> {
    return this.deps.consents.mayGive(by);
  }

  /** Since when its roles and password are what they are: a consent names it. */
  async unchangedSince({ id, createdAt }: AccountProfile): Promise<Instant> {
    return (await this.deps.record.unchangedSince(id)) ?? createdAt;
  }

  /** Throws `ACCOUNT_NOT_FOUND`, also for an account of another institution. */
  async find(by: Caller, id: Uuid): Promise<AccountProfile> {
    return profileOf(await this.own(by, id));
  }

  /** Whoever is to hold a post or a duty. Throws `ACCOUNT_NOT_FOUND` and `NOT_A_MEMBER`. */
  async member(by: Caller, id: Uuid): Promise<Uuid> {
    const { disabled, roles } = await this.own(by, id);
    return !disabled && roles.includes('MEMBER') ? id : reject('NOT_A_MEMBER');
  }

  /** Takes effect with the next request and push. Throws `ACCOUNT_NOT_FOUND`, `ROLE_UNKNOWN`, `ROLES_CONFLICT`, `LAST_ADMINISTRATOR`. */
  async changeRoles(by: Caller, id: Uuid, roles: readonly string[], command?: CommandIdentity): Promise<void> {
    const { vault, record, sessions, consents } = this.deps;
    return this.change(id, command, async () => {
      const account = await this.own(by, id);
      const checked = checkedRoles(roles);
      if (!checked.includes('ADMIN')) await this.keepAnAdministrator(account);
      const gained = checked.filter((role) => !account.roles.includes(role));
      const awaitsConsent = consents.rolesMayConsent(checked) && (account.awaitsConsent || (await consents.areNeeded(by, account, gained)));
      await record.write(account, by.identity, AccountRolesChanged.of({ accountId: id, roles: checked }), command);
      await vault.changeAccount(id, { roles: checked, awaitsConsent });
      sessions.announce(id);
    });
  }

  /**
   * Ends all its sessions at once, even if the log cannot be written; said again, it then records what was missed.
   * Throws `ACCOUNT_NOT_FOUND`, `LAST_ADMINISTRATOR`.
   */
  async disable(by: Caller, id: Uuid, command?: CommandIdentity): Promise<void> {
    const { vault, record, sessions } = this.deps;
    return this.change(id, command, async () => {
      const account = await this.own(by, id);
      await this.keepAnAdministrator(account);
      await vault.changeAccount(id, { disabled: true });
      await sessions.revokeAll(id);
      const recorded = await record.newestOf(id, [AccountDisabled.type, AccountEnabled.type]);
      if (recorded !== AccountDisabled.type) await record.write(account, by.identity, AccountDisabled.of({ accountId: id }), command);
    });
  }

  /** Throws `ACCOUNT_NOT_FOUND`. */
  async enable(by: Caller, id: Uuid, command?: CommandIdentity): Promise<void> {
    const { vault, record } = this.deps;
    return this.change(id, command, async () => {
      const account = await this.own(by, id);
      if (!account.disabled) return;
      await record.write(account, by.identity, AccountEnabled.of({ accountId: id }), command);
      await vault.changeAccount(id, { disabled: false });
    });
  }

  /**
   * Lets an account that looks over others be used, by somebody who had no hand in it: they ask its holder first whether it was they who chose its
   * password. `unchangedSince` names what they asked about. Throws `ACCOUNT_NOT_FOUND`, `CONSENT_TOO_EARLY`, `CONSENT_OF_ANOTHER`,
   * `CONSENT_ON_LONE_WORD`, `ACCOUNT_CHANGED`.
   */
  async consent(by: Caller, id: Uuid, unchangedSince: Instant, command?: CommandIdentity): Promise<void> {
    const { vault, record, sessions, consents } = this.deps;
    return this.change(id, command, async () => {
      const account = await this.own(by, id);
      if (!account.awaitsConsent) return;
      await consents.assertMayGive(by, account);
      if (epochMilliseconds(unchangedSince) !== epochMilliseconds(await this.unchangedSince(profileOf(account))))
        reject('ACCOUNT_CHANGED', {}, ['unchangedSince']);
      await record.write(account, by.identity, AccountConsented.of({ accountId: id }), command);
      await vault.changeAccount(id, { awaitsConsent: false });
      sessions.announce(id);
    });
  }

  /** Destroys name, login and password; the id stays in the record. Throws `ACCOUNT_NOT_FOUND`, `LAST_ADMINISTRATOR`. */
  async remove(by: Caller, id: Uuid, command?: CommandIdentity): Promise<void> {
    const { vault, record, sessions } = this.deps;
    return this.change(id, command, async () => {
      const isRepeat = command !== undefined && (await record.standing(id, command)) !== 'NEW';
      if (isRepeat && !(await vault.accountById(id))) return;
      const account = await this.own(by, id);
      await this.keepAnAdministrator(account);
      await record.write(account, by.identity, AccountRemoved.of({ accountId: id }), command);
      await vault.removeAccount(id);
      sessions.announce(id);
    });
  }

  /** Of one's own account; other sessions end. Throws `SIGN_IN_FAILED` on a wrong current password, `PASSWORD_UNCHANGED` and the rules of passwords. */
  async changePassword(by: Caller, current: string, next: string, command?: CommandIdentity): Promise<void> {
    const account = await this.own(by, by.identity);
    if (!isPossiblePassword(current)) reject('SIGN_IN_FAILED');
    if (command && (await this.isGiven(account.id, next, command))) return this.deps.sessions.revokeAll(account.id, by.session);
    const seconds = this.throttle.secondsToWait(account.login, this.deps.clock.now());
    if (seconds > 0) reject('SIGN_IN_THROTTLED', { seconds });
    this.deps.passwords.refuseIfFull();
    this.throttle.failed(account.login, this.deps.clock.now());
    if (!(await this.deps.passwords.inTurn(() => verifyPassword(current, account.passwordHash ?? '')))) reject('SIGN_IN_FAILED');
    this.throttle.succeeded(account.login);
    if (next === current) reject('PASSWORD_UNCHANGED', {}, ['password']);
    await this.storePassword(account, next, by, command);
  }

  /** By an administrator, for someone who forgot and then chooses their own; all sessions of the account end. Throws `ACCOUNT_NOT_FOUND` and the rules of passwords. */
  async resetPassword(by: Caller, id: Uuid, next: string, command?: CommandIdentity): Promise<void> {
    const account = await this.own(by, id);
    await this.storePassword(account, next, by, command);
  }

  /**
   * Whether the account has this password by this command already. The digest of a command leaves passwords out, so that another one sent under
   * the same id is found here: throws `COMMAND_ID_REUSED`, also where it cannot be told whether the command was carried out.
   */
  async isGiven(id: Uuid, password: string, command: CommandIdentity): Promise<boolean> {
    const { vault, record, passwords } = this.deps;
    if ((await record.standing(id, command)) === 'NEW') return false;
    const account = await vault.accountById(id);
    const isOfAnother = account?.passwordCommand !== undefined && account.passwordCommand !== command.commandId;
    if (!account || isOfAnother) return false;
    const { passwordHash } = account;
    const matches = passwordHash && isPossiblePassword(password) && (await passwords.inTurn(() => verifyPassword(password, passwordHash)));
    if (!matches) throw new DomainError('COMMAND_ID_REUSED', {}, ['clientCommandId']);
    return true;
  }

  private async storePassword(account: Account, password: string, by: Caller, command?: CommandIdentity): Promise<void> {
    checkPassword(password, account.login);
    const { vault, record, sessions, passwords, consents } = this.deps;
    const passwordHash = await passwords.inTurn(() => hashPassword(password));
    const isOwn = by.identity === account.id;
    const revoke = (): Promise<void> => sessions.revokeAll(account.id, isOwn ? by.session : undefined);
    return this.change(account.id, command, async () => {
      // Meanwhile another server may have carried out the same command.
      if (command && (await this.isGiven(account.id, password, command))) return revoke();
      const { passwordHash: standing, disabled, roles, awaitsConsent } = await this.own(by, account.id);
      // The password that they proved may be theirs no longer: an administrator took it from whoever had it.
      if (isOwn && (disabled || standing !== account.passwordHash)) reject('SIGN_IN_FAILED');
      await record.write(account, by.identity, PasswordChanged.of({ accountId: account.id }), command);
      await vault.changeAccount(account.id, {
        passwordHash,
        ...(command && { passwordCommand: command.commandId }),
        mustChangePassword: !isOwn,
        ...(!isOwn && { awaitsConsent: awaitsConsent || (await consents.areNeeded(by, account, roles)) }),
      });
      await revoke();
    });
  }

  /**
   * One change at a time, on all servers: two administrators must not disable each other, nor two passwords be given by one command. What was
   * recorded of it, and other things since, is not done once more.
   */
  private change(id: Uuid, command: CommandIdentity | undefined, work: () => Promise<void>): Promise<void> {
    const { vault, record } = this.deps;
    return vault.exclusively(async () => {
      if (!command || (await record.standing(id, command)) !== 'SUPERSEDED') await work();
    });
  }

  private async own(by: Caller, id: Uuid): Promise<Account> {
    const account = await this.deps.vault.accountById(id);
    return account?.institutionId === by.institutionId ? account : reject('ACCOUNT_NOT_FOUND');
  }

  private async keepAnAdministrator(account: Account): Promise<void> {
    if (!isAdministrator(account)) return;
    const others = (await this.deps.vault.accountsOf(account.institutionId)).filter(({ id }) => id !== account.id);
    if (!others.some(isAdministrator)) reject('LAST_ADMINISTRATOR');
  }
}

const isAdministrator = ({ disabled, awaitsConsent, roles }: Account): boolean => !disabled && !awaitsConsent && roles.includes('ADMIN');

/** A checked account, its password hashed. */
export async function newAccountOf(
  id: Uuid,
  input: NewAccount,
  institutionId: string,
  createdAt: Instant,
  passwords: PasswordWork,
): Promise<Account> {
  const login = normalisedLogin(input.login);
  const displayName = checkedName(input.displayName);
  const roles = checkedRoles(input.roles);
  const { password } = input;
  if (password !== undefined) checkPassword(password, login);
  return {
    id,
    login,
    displayName,
    institutionId,
    roles,
    ...(password !== undefined && { passwordHash: await passwords.inTurn(() => hashPassword(password)) }),
    disabled: false,
    createdAt,
  };
}

export const profileOf = ({
  id,
  login,
  displayName,
  institutionId,
  roles,
  disabled,
  mustChangePassword,
  awaitsConsent,
  createdAt,
}: Account): AccountProfile => ({
  id,
  login,
  displayName,
  institutionId,
  // Not checked: what was given under earlier rules is shown as it is.
  roles: roles.filter(isInstitutionRole),
  disabled,
  mustChangePassword: mustChangePassword ?? false,
  awaitsConsent: awaitsConsent ?? false,
  createdAt,
});
