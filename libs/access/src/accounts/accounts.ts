import { randomUuid, type Clock, type Instant, type Uuid } from '#kernel';
import { hashPassword, verifyPassword, type Account, type Vault } from '#privacy';
import { isInstitutionRole, type Caller, type InstitutionRole } from '../caller.js';
import { reject } from '../errors.js';
import type { AccountRecord } from './account-record.js';
import { checkedName, checkedRoles, checkPassword, isPossiblePassword, normalisedLogin } from './credential-rules.js';
import { AccountDisabled, AccountEnabled, AccountRemoved, AccountRolesChanged, PasswordChanged, SignInThrottled } from './events.js';
import { InTurn } from './in-turn.js';
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
  readonly createdAt: Instant;
}

/**
 * Local accounts of an institution. Who may call what is decided by the caller of these methods (`Authorisation`).
 * A change is on record before it takes effect, so that none stands unrecorded; only ending access does not wait for the log.
 */
export class Accounts {
  private readonly throttle = new SignInThrottle();
  private readonly addresses = new SignInThrottle(perAddress);
  /** One change at a time: two administrators must not disable each other, nor two accounts be made with one login. */
  private readonly changes = new InTurn();
  /** Stands in for a login that does not exist, so that both take the same work. */
  private readonly decoy = hashPassword(randomUuid());

  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly record: AccountRecord;
      readonly passwords: PasswordWork;
      readonly clock: Clock;
      readonly sessions: Sessions;
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
   * Throws `LOGIN_TAKEN`, `LOGIN_INVALID`, `NAME_INVALID`, `ROLE_UNKNOWN`, `ROLES_CONFLICT` and the rules of passwords.
   */
  async create(by: Caller, input: NewAccount): Promise<AccountProfile> {
    const { vault, record, clock, passwords } = this.deps;
    const account = { ...(await newAccountOf(input, by.institutionId, clock.now(), passwords)), mustChangePassword: true };
    return this.changes.run(async () => {
      const taken = await vault.accountByLogin(account.login);
      if (taken || !(await record.create(account, by.identity, () => vault.addAccount(account)))) reject('LOGIN_TAKEN', {}, ['login']);
      return profileOf(account);
    });
  }

  /** In order of login. */
  async list(by: Caller): Promise<readonly AccountProfile[]> {
    return (await this.deps.vault.accountsOf(by.institutionId)).map(profileOf);
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
  async changeRoles(by: Caller, id: Uuid, roles: readonly string[]): Promise<void> {
    const { vault, record, sessions } = this.deps;
    return this.changes.run(async () => {
      const account = await this.own(by, id);
      const checked = checkedRoles(roles);
      if (!checked.includes('ADMIN')) await this.keepAnAdministrator(account);
      await record.write(account, by.identity, AccountRolesChanged.of({ accountId: id, roles: checked }));
      await vault.changeAccount(id, { roles: checked });
      sessions.announce(id);
    });
  }

  /**
   * Ends all its sessions at once, even if the log cannot be written; said again, it then records what was missed.
   * Throws `ACCOUNT_NOT_FOUND`, `LAST_ADMINISTRATOR`.
   */
  async disable(by: Caller, id: Uuid): Promise<void> {
    const { vault, record, sessions } = this.deps;
    return this.changes.run(async () => {
      const account = await this.own(by, id);
      await this.keepAnAdministrator(account);
      await vault.changeAccount(id, { disabled: true });
      await sessions.revokeAll(id);
      const recorded = await record.newestOf(id, [AccountDisabled.type, AccountEnabled.type]);
      if (recorded !== AccountDisabled.type) await record.write(account, by.identity, AccountDisabled.of({ accountId: id }));
    });
  }

  /** Throws `ACCOUNT_NOT_FOUND`. */
  async enable(by: Caller, id: Uuid): Promise<void> {
    const { vault, record } = this.deps;
    return this.changes.run(async () => {
      const account = await this.own(by, id);
      if (!account.disabled) return;
      await record.write(account, by.identity, AccountEnabled.of({ accountId: id }));
      await vault.changeAccount(id, { disabled: false });
    });
  }

  /** Destroys name, login and password; the id stays in the record. Throws `ACCOUNT_NOT_FOUND`, `LAST_ADMINISTRATOR`. */
  async remove(by: Caller, id: Uuid): Promise<void> {
    const { vault, record, sessions } = this.deps;
    return this.changes.run(async () => {
      const account = await this.own(by, id);
      await this.keepAnAdministrator(account);
      await record.write(account, by.identity, AccountRemoved.of({ accountId: id }));
      await vault.removeAccount(id);
      sessions.announce(id);
    });
  }

  /** Of one's own account; other sessions end. Throws `SIGN_IN_FAILED` on a wrong current password, `PASSWORD_UNCHANGED` and the rules of passwords. */
  async changePassword(by: Caller, current: string, next: string): Promise<void> {
    const account = await this.own(by, by.identity);
    if (!isPossiblePassword(current)) reject('SIGN_IN_FAILED');
    const seconds = this.throttle.secondsToWait(account.login, this.deps.clock.now());
    if (seconds > 0) reject('SIGN_IN_THROTTLED', { seconds });
    this.deps.passwords.refuseIfFull();
    this.throttle.failed(account.login, this.deps.clock.now());
    if (!(await this.deps.passwords.inTurn(() => verifyPassword(current, account.passwordHash ?? '')))) reject('SIGN_IN_FAILED');
    this.throttle.succeeded(account.login);
    if (next === current) reject('PASSWORD_UNCHANGED', {}, ['password']);
    await this.storePassword(account, next, by);
  }

  /** By an administrator, for someone who forgot and then chooses their own; all sessions of the account end. Throws `ACCOUNT_NOT_FOUND` and the rules of passwords. */
  async resetPassword(by: Caller, id: Uuid, next: string): Promise<void> {
    await this.storePassword(await this.own(by, id), next, by);
  }

  private async storePassword(account: Account, password: string, by: Caller): Promise<void> {
    checkPassword(password, account.login);
    const { vault, record, sessions, passwords } = this.deps;
    const passwordHash = await passwords.inTurn(() => hashPassword(password));
    return this.changes.run(async () => {
      const { passwordHash: standing, disabled } = await this.own(by, account.id);
      // The password that they proved may be theirs no longer: an administrator took it from whoever had it.
      if (by.identity === account.id && (disabled || standing !== account.passwordHash)) reject('SIGN_IN_FAILED');
      await record.write(account, by.identity, PasswordChanged.of({ accountId: account.id }));
      await vault.changeAccount(account.id, { passwordHash, mustChangePassword: by.identity !== account.id });
      await sessions.revokeAll(account.id, by.identity === account.id ? by.session : undefined);
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

const isAdministrator = ({ disabled, roles }: Account): boolean => !disabled && roles.includes('ADMIN');

/** A checked account, its password hashed. */
export async function newAccountOf(
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
    id: randomUuid(),
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
  createdAt,
});
