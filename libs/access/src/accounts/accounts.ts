import { randomUuid, type Clock, type Fact, type Instant, type Uuid } from '#kernel';
import { hashPassword, verifyPassword, type Account, type FactRecorder, type Vault } from '#privacy';
import type { Caller, InstitutionRole } from '../caller.js';
import { reject } from '../errors.js';
import { checkedName, checkedRoles, checkPassword, isPossiblePassword, normalisedLogin } from './credential-rules.js';
import {
  AccountCreated,
  AccountDisabled,
  AccountEnabled,
  AccountRemoved,
  AccountRolesChanged,
  PasswordChanged,
  SignInThrottled,
} from './events.js';
import type { OpenedSession, Sessions } from './sessions.js';
import { SignInThrottle } from './throttle.js';

export interface NewAccount {
  readonly login: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  /** Without one the account can only be entered in a demo. */
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
  readonly createdAt: Instant;
}

/** Local accounts of an institution. Who may call what is decided by the caller of these methods (`Authorisation`). */
export class Accounts {
  private readonly throttle = new SignInThrottle();
  /** Stands in for a login that does not exist, so that both take the same work. */
  private readonly decoy = hashPassword(randomUuid());

  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly recorder: FactRecorder;
      readonly clock: Clock;
      readonly sessions: Sessions;
      /** Whether the log is a drill: only there anybody may enter by choosing a role. */
      readonly drill: boolean;
      /** Told of a line that could not be written after the answer was given. */
      readonly onFault: (fault: unknown) => void;
    },
  ) {}

  /** Throws `SIGN_IN_FAILED`, the same for a wrong password and an unknown or disabled login, and `SIGN_IN_THROTTLED`. */
  async signIn(login: string, password: string): Promise<OpenedSession> {
    const { vault, clock, sessions } = this.deps;
    const name = login.normalize('NFKC').trim().toLowerCase().slice(0, 200);
    const seconds = this.throttle.secondsToWait(name, clock.now());
    if (seconds > 0) reject('SIGN_IN_THROTTLED', { seconds });
    // Counted before the slow check, so that guesses sent at the same time do not share one place.
    const startsThrottling = this.throttle.failed(name, clock.now());
    const account = await vault.accountByLogin(name);
    const usable = account && !account.disabled ? account : undefined;
    const matches = isPossiblePassword(password) && (await verifyPassword(password, usable?.passwordHash ?? (await this.decoy)));
    if (usable?.passwordHash && matches) {
      this.throttle.succeeded(name);
      return sessions.open(usable, 'person');
    }
    // Not waited for: a login that exists must not answer later than one that does not.
    if (startsThrottling && account)
      this.write(account, account.id, SignInThrottled.of({ accountId: account.id })).catch(this.deps.onFault);
    return reject('SIGN_IN_FAILED');
  }

  /** Enters a demo as this account. Throws `DEMO_ONLY_IN_DRILL`, `ACCOUNT_NOT_FOUND`. */
  async enterDemo(accountId: Uuid): Promise<OpenedSession> {
    if (!this.deps.drill) reject('DEMO_ONLY_IN_DRILL');
    const account = await this.deps.vault.accountById(accountId);
    return account && !account.disabled ? this.deps.sessions.open(account, 'demo') : reject('ACCOUNT_NOT_FOUND');
  }

  /** Throws `LOGIN_TAKEN`, `LOGIN_INVALID`, `NAME_INVALID`, `ROLE_UNKNOWN` and the rules of passwords. */
  async create(by: Caller, input: NewAccount): Promise<AccountProfile> {
    const account = await newAccountOf(input, by.institutionId, this.deps.clock.now());
    if (!(await this.deps.vault.addAccount(account))) reject('LOGIN_TAKEN', {}, ['login']);
    await this.write(account, by.identity, AccountCreated.of({ accountId: account.id, roles: checkedRoles(account.roles) }));
    return profileOf(account);
  }

  /** In order of login. */
  async list(by: Caller): Promise<readonly AccountProfile[]> {
    return (await this.deps.vault.accountsOf(by.institutionId)).map(profileOf);
  }

  /** Throws `ACCOUNT_NOT_FOUND`, also for an account of another institution. */
  async find(by: Caller, id: Uuid): Promise<AccountProfile> {
    return profileOf(await this.own(by, id));
  }

  /** Takes effect with the next request and push. Throws `ACCOUNT_NOT_FOUND`, `ROLE_UNKNOWN`, `LAST_ADMINISTRATOR`. */
  async changeRoles(by: Caller, id: Uuid, roles: readonly string[]): Promise<void> {
    const account = await this.own(by, id);
    const checked = checkedRoles(roles);
    if (!checked.includes('ADMIN')) await this.keepAnAdministrator(account);
    await this.deps.vault.changeAccount(id, { roles: checked });
    this.deps.sessions.announce(id);
    await this.write(account, by.identity, AccountRolesChanged.of({ accountId: id, roles: checked }));
  }

  /** Ends all its sessions at once. Throws `ACCOUNT_NOT_FOUND`, `LAST_ADMINISTRATOR`. */
  async disable(by: Caller, id: Uuid): Promise<void> {
    const account = await this.own(by, id);
    if (account.disabled) return;
    await this.keepAnAdministrator(account);
    await this.deps.vault.changeAccount(id, { disabled: true });
    await this.deps.sessions.revokeAll(id);
    await this.write(account, by.identity, AccountDisabled.of({ accountId: id }));
  }

  /** Throws `ACCOUNT_NOT_FOUND`. */
  async enable(by: Caller, id: Uuid): Promise<void> {
    const account = await this.own(by, id);
    if (!account.disabled) return;
    await this.deps.vault.changeAccount(id, { disabled: false });
    await this.write(account, by.identity, AccountEnabled.of({ accountId: id }));
  }

  /** Destroys name, login and password; the id stays in the record. Throws `ACCOUNT_NOT_FOUND`, `LAST_ADMINISTRATOR`. */
  async remove(by: Caller, id: Uuid): Promise<void> {
    const account = await this.own(by, id);
    await this.keepAnAdministrator(account);
    await this.deps.vault.removeAccount(id);
    this.deps.sessions.announce(id);
    await this.write(account, by.identity, AccountRemoved.of({ accountId: id }));
  }

  /** Of one's own account; other sessions end. Throws `SIGN_IN_FAILED` on a wrong current password and the rules of passwords. */
  async changePassword(by: Caller, current: string, next: string): Promise<void> {
    const account = await this.own(by, by.identity);
    const seconds = this.throttle.secondsToWait(account.login, this.deps.clock.now());
    if (seconds > 0) reject('SIGN_IN_THROTTLED', { seconds });
    this.throttle.failed(account.login, this.deps.clock.now());
    if (!isPossiblePassword(current) || !(await verifyPassword(current, account.passwordHash ?? ''))) reject('SIGN_IN_FAILED');
    this.throttle.succeeded(account.login);
    await this.storePassword(account, next, by);
  }

  /** By an administrator, for someone who forgot; all sessions of the account end. Throws `ACCOUNT_NOT_FOUND` and the rules of passwords. */
  async resetPassword(by: Caller, id: Uuid, next: string): Promise<void> {
    await this.storePassword(await this.own(by, id), next, by);
  }

  private async storePassword(account: Account, password: string, by: Caller): Promise<void> {
    checkPassword(password, account.login);
    await this.deps.vault.changeAccount(account.id, { passwordHash: await hashPassword(password) });
    await this.deps.sessions.revokeAll(account.id, by.identity === account.id ? by.session : undefined);
    await this.write(account, by.identity, PasswordChanged.of({ accountId: account.id }));
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

  private async write(account: Account, by: Uuid, fact: Fact): Promise<void> {
    const { id, institutionId } = account;
    await this.deps.recorder.record({ stream: `access-${id}`, institutionId, actor: { id: by }, facts: [fact] });
  }
}

const isAdministrator = ({ disabled, roles }: Account): boolean => !disabled && roles.includes('ADMIN');

/** A checked account, its password hashed. */
export async function newAccountOf(input: NewAccount, institutionId: string, createdAt: Instant): Promise<Account> {
  const login = normalisedLogin(input.login);
  const displayName = checkedName(input.displayName);
  const roles = checkedRoles(input.roles);
  if (input.password !== undefined) checkPassword(input.password, login);
  return {
    id: randomUuid(),
    login,
    displayName,
    institutionId,
    roles,
    ...(input.password !== undefined && { passwordHash: await hashPassword(input.password) }),
    disabled: false,
    createdAt,
  };
}

export const profileOf = ({ id, login, displayName, institutionId, roles, disabled, createdAt }: Account): AccountProfile => ({
  id,
  login,
  displayName,
  institutionId,
  roles: checkedRoles(roles),
  disabled,
  createdAt,
});
