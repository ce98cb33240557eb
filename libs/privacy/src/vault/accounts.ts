import type { Instant, Uuid } from '#kernel';

export interface Account {
  readonly id: Uuid;
  /** As normalised by the caller (NFKC, lower case); unique in the vault. */
  readonly login: string;
  readonly displayName: string;
  readonly institutionId: string;
  readonly roles: readonly string[];
  /** PHC string; absent for an account that cannot sign in with a password. */
  readonly passwordHash?: string;
  /** Id of the command that gave the password; absent where none did. */
  readonly passwordCommand?: string;
  /** The password was given by somebody else and opens nothing but the choice of one's own; absent is no. */
  readonly mustChangePassword?: boolean;
  /** It opens nothing until a second person has consented to it; absent is no. */
  readonly awaitsConsent?: boolean;
  readonly disabled: boolean;
  readonly createdAt: Instant;
}

export type AccountChanges = Partial<
  Pick<Account, 'displayName' | 'roles' | 'passwordHash' | 'passwordCommand' | 'mustChangePassword' | 'awaitsConsent' | 'disabled'>
>;

export interface AccountStore {
  /** `false` if the login or the id is taken. */
  addAccount(account: Account): Promise<boolean>;
  accountById(id: Uuid): Promise<Account | undefined>;
  accountByLogin(login: string): Promise<Account | undefined>;
  /** In order of login. */
  accountsOf(institutionId: string): Promise<readonly Account[]>;
  /** Of all institutions, for a copy of the vault. */
  allAccounts(): Promise<readonly Account[]>;
  hasAccounts(): Promise<boolean>;
  /** Destroys the account and its sessions, in the journal too. */
  removeAccount(id: Uuid): Promise<void>;
  /** `false` if there is no such account. */
  changeAccount(id: Uuid, changes: AccountChanges): Promise<boolean>;
}

export interface Session {
  /** SHA-256 of the token; the token itself is never stored. */
  readonly idHash: string;
  readonly accountId: Uuid;
  readonly kind: 'person' | 'demo';
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt?: Instant;
}

/** A session and whose it is. */
export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
}

export interface SessionStore {
  addSession(session: Session): Promise<void>;
  sessionByHash(idHash: string): Promise<Session | undefined>;
  /** The sessions with these hashes and their accounts, in the order asked: one look for all who listen. */
  signedIn(idHashes: readonly string[]): Promise<readonly (SignedIn | undefined)[]>;
  touchSession(idHash: string, seenAt: Instant): Promise<void>;
  revokeSession(idHash: string, at: Instant): Promise<void>;
  revokeSessionsOf(accountId: Uuid, at: Instant, except?: string): Promise<void>;
  /** Removes sessions that ended before `before`; returns how many. */
  removeSessionsEndedBefore(before: Instant): Promise<number>;
}

export interface ServiceToken {
  readonly id: Uuid;
  /** SHA-256 of the token. */
  readonly hash: string;
  readonly name: string;
  readonly institutionId: string;
  readonly roles: readonly string[];
  /** The actions that the token may be used for, narrower than what its roles may do. */
  readonly scope: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

export interface ServiceTokenStore {
  addServiceToken(token: ServiceToken): Promise<void>;
  serviceTokenByHash(hash: string): Promise<ServiceToken | undefined>;
  serviceTokenById(id: Uuid): Promise<ServiceToken | undefined>;
  serviceTokensOf(institutionId: string): Promise<readonly ServiceToken[]>;
  /** Of all institutions, for a copy of the vault. */
  allServiceTokens(): Promise<readonly ServiceToken[]>;
  revokeServiceToken(id: Uuid, at: Instant): Promise<void>;
}

export interface SetupStore {
  /** Keeps the hash of the set-up link's token; an earlier one stops working. */
  saveSetupToken(hash: string): Promise<void>;
  /** Whether this is the hash of the set-up link that waits to be used. */
  isSetupToken(hash: string): Promise<boolean>;
  /** Adds the first account and uses up the link, both or nothing. `false` if the link does not hold or an account exists. */
  completeSetup(hash: string, account: Account): Promise<boolean>;
}
