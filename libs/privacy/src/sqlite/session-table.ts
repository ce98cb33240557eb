import type { DatabaseSync } from 'node:sqlite';
import type { Instant, Uuid } from '#kernel';
import type { Session, SessionStore, SignedIn } from '../vault/accounts.js';
import { accountOf } from './account-table.js';
import type { GroupCommit } from './group-commit.js';

/** Sessions by the hash of their token. */
export class SessionTable implements SessionStore {
  private readonly byHash;
  private readonly ownerOf;

  constructor(
    private readonly database: DatabaseSync,
    private readonly group: GroupCommit,
  ) {
    this.byHash = database.prepare('SELECT * FROM sessions WHERE id_hash = ?');
    this.ownerOf = database.prepare('SELECT * FROM accounts WHERE id = ?');
  }

  async addSession({ idHash, accountId, kind, createdAt, lastSeenAt, expiresAt, revokedAt }: Session): Promise<void> {
    await this.group.run(() =>
      this.database
        .prepare(
          'INSERT INTO sessions (id_hash, account_id, kind, created_at, last_seen_at, expires_at, revoked_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(idHash, accountId, kind, createdAt, lastSeenAt, expiresAt, revokedAt ?? null),
    );
  }

  async sessionByHash(idHash: string): Promise<Session | undefined> {
    return this.find(idHash);
  }

  async signedIn(idHashes: readonly string[]): Promise<readonly (SignedIn | undefined)[]> {
    return idHashes.map((idHash) => {
      const session = this.find(idHash);
      const account = session && accountOf(this.ownerOf.get(session.accountId));
      return account && { session, account };
    });
  }

  private find(idHash: string): Session | undefined {
    const row = this.byHash.get(idHash);
    if (!row) return undefined;
    return {
      idHash,
      accountId: row['account_id'] as Uuid,
      kind: row['kind'] as Session['kind'],
      createdAt: row['created_at'] as Instant,
      lastSeenAt: row['last_seen_at'] as Instant,
      expiresAt: row['expires_at'] as Instant,
      ...(row['revoked_at'] !== null && { revokedAt: row['revoked_at'] as Instant }),
    };
  }

  async touchSession(idHash: string, seenAt: Instant): Promise<void> {
    await this.group.run(() =>
      this.database.prepare('UPDATE sessions SET last_seen_at = max(last_seen_at, ?) WHERE id_hash = ?').run(seenAt, idHash),
    );
  }

  async revokeSession(idHash: string, at: Instant): Promise<void> {
    await this.group.run(() =>
      this.database.prepare('UPDATE sessions SET revoked_at = ? WHERE id_hash = ? AND revoked_at IS NULL').run(at, idHash),
    );
  }

  async revokeSessionsOf(accountId: Uuid, at: Instant, except = ''): Promise<void> {
    await this.group.run(() =>
      this.database
        .prepare('UPDATE sessions SET revoked_at = ? WHERE account_id = ? AND id_hash <> ? AND revoked_at IS NULL')
        .run(at, accountId, except),
    );
  }

  async removeSessionsEndedBefore(before: Instant): Promise<number> {
    return this.group.run(() =>
      Number(this.database.prepare('DELETE FROM sessions WHERE expires_at < ? OR revoked_at < ?').run(before, before).changes),
    );
  }
}
