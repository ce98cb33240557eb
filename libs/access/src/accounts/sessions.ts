import DataLoader from 'dataloader';
import { epochMilliseconds, instantOf, type Clock, type Instant, type Uuid } from '#kernel';
import { newToken, tokenHash, type Account, type FactRecorder, type Session, type Vault } from '#privacy';
import { isInstitutionRole, type Caller } from '../caller.js';
import { reject } from '../errors.js';
import { SignedIn, SignedOut } from './events.js';
import type { Revocations } from './revocations.js';
import { sameRights } from './same-rights.js';

export const SESSION_HOURS = 12;
export const IDLE_MINUTES = 30;
/** How stale `lastSeenAt` may be, so that not every request is a write. */
const TOUCH_AFTER_MS = 60_000;

export interface OpenedSession {
  /** For the cookie; never stored. */
  readonly token: string;
  readonly caller: Caller;
  readonly expiresAt: Instant;
}

/** Sessions of people: 12 hours at most, 30 minutes idle, revoked at once. */
export class Sessions {
  /** A push to many asks for each of them at the same moment: one look into the vault. */
  private readonly newest = new DataLoader((idHashes: readonly string[]) => this.deps.vault.signedIn(idHashes), {
    cache: false,
    maxBatchSize: 1_000,
  });

  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly recorder: FactRecorder;
      readonly clock: Clock;
      readonly revocations: Revocations;
    },
  ) {}

  /**
   * Opens a session for an account whose sign-in was checked; the sign-in is on record before the token is handed out. Throws `SIGN_IN_FAILED`
   * when its password was changed or its access ended since the check.
   */
  async open(account: Account, kind: Session['kind']): Promise<OpenedSession> {
    const { vault, recorder, clock } = this.deps;
    const now = clock.now();
    const token = newToken('hb_session');
    const expiresAt = instantOf(epochMilliseconds(now) + SESSION_HOURS * 3_600_000);
    const session: Session = { idHash: tokenHash(token), accountId: account.id, kind, createdAt: now, lastSeenAt: now, expiresAt };
    await recorder.record({
      stream: `access-${account.id}`,
      institutionId: account.institutionId,
      actor: { id: account.id },
      facts: [SignedIn.of({ accountId: account.id, kind })],
    });
    await vault.addSession(session);
    // Such a change ends the sessions that are there, so it is looked for once this one is.
    const standing = await vault.accountById(account.id);
    if (!standing || standing.disabled || standing.passwordHash !== account.passwordHash) {
      await vault.revokeSession(session.idHash, clock.now());
      return reject('SIGN_IN_FAILED');
    }
    return { token, caller: callerOf(account, session), expiresAt };
  }

  /** Who holds this token, with the roles of now. Throws `NOT_SIGNED_IN`. Using a session keeps it from going idle. */
  async authenticate(token: string): Promise<Caller> {
    const { vault, clock } = this.deps;
    const session = await vault.sessionByHash(tokenHash(token));
    const now = clock.now();
    if (!session || !isAlive(session, now)) return reject('NOT_SIGNED_IN');
    const account = await vault.accountById(session.accountId);
    if (!account || account.disabled) return reject('NOT_SIGNED_IN');
    if (epochMilliseconds(now) - epochMilliseconds(session.lastSeenAt) > TOUCH_AFTER_MS) await vault.touchSession(session.idHash, now);
    return callerOf(account, session);
  }

  /** Whether the caller's session still holds with the rights it had, without keeping it from going idle: for each push on an open socket. */
  async stillHolds(caller: Caller): Promise<boolean> {
    const found = caller.session && (await this.newest.load(caller.session));
    if (!found || !isAlive(found.session, this.deps.clock.now())) return false;
    return !found.account.disabled && sameRights(caller, callerOf(found.account, found.session));
  }

  /** Ends this session, or all of the account's: on record first, and ended even if the log cannot be written. */
  async signOut(caller: Caller, { everywhere = false } = {}): Promise<void> {
    const { vault, recorder, clock, revocations } = this.deps;
    try {
      await recorder.record({
        stream: `access-${caller.identity}`,
        institutionId: caller.institutionId,
        actor: { id: caller.identity },
        facts: [SignedOut.of({ accountId: caller.identity, everywhere })],
      });
    } finally {
      if (everywhere) await vault.revokeSessionsOf(caller.identity, clock.now());
      else if (caller.session) await vault.revokeSession(caller.session, clock.now());
      revocations.announce(caller.identity);
    }
  }

  /** Tells open sockets that what this account may do has changed. */
  announce(accountId: Uuid): void {
    this.deps.revocations.announce(accountId);
  }

  /** Ends the account's sessions but the excepted one, at once. */
  async revokeAll(accountId: Uuid, except?: string): Promise<void> {
    await this.deps.vault.revokeSessionsOf(accountId, this.deps.clock.now(), except);
    this.deps.revocations.announce(accountId);
  }
}

function isAlive(session: Session, now: Instant): boolean {
  const idleUntil = instantOf(epochMilliseconds(session.lastSeenAt) + IDLE_MINUTES * 60_000);
  return session.revokedAt === undefined && now < session.expiresAt && now < idleUntil;
}

const callerOf = (account: Account, session: Session): Caller => ({
  identity: account.id,
  kind: session.kind,
  institutionId: account.institutionId,
  roles: account.roles.filter(isInstitutionRole),
  // A drill is entered without a password.
  ...(account.mustChangePassword && session.kind === 'person' && { mustChangePassword: true }),
  ...(account.awaitsConsent && session.kind === 'person' && { awaitsConsent: true }),
  session: session.idHash,
});
