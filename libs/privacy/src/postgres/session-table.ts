import type { Instant, Uuid } from '#kernel';
import type { Session, SessionStore, SignedIn } from '../vault/accounts.js';
import { accountOf } from './account-table.js';
import type { Database, Row } from './database.js';

/** Sessions by the hash of their token. */
export class SessionTable implements SessionStore {
  constructor(private readonly database: Database) {}

  async addSession({ idHash, accountId, kind, createdAt, lastSeenAt, expiresAt, revokedAt }: Session): Promise<void> {
    await this.database.run(
      `INSERT INTO sessions (id_hash, account_id, kind, created_at, last_seen_at, expires_at, revoked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [idHash, accountId, kind, createdAt, lastSeenAt, expiresAt, revokedAt],
    );
  }

  async sessionByHash(idHash: string): Promise<Session | undefined> {
    const [row] = (await this.database.run('SELECT * FROM sessions WHERE id_hash = $1', [idHash])).rows;
    return row && sessionOf(row);
  }

  async signedIn(idHashes: readonly string[]): Promise<readonly (SignedIn | undefined)[]> {
    const { rows } = await this.database.run(
      `SELECT to_json(s) AS session, to_json(a) AS account FROM sessions s JOIN accounts a ON a.id = s.account_id
       WHERE s.id_hash = ANY ($1)`,
      [idHashes],
    );
    const found = new Map(
      rows.map((row) => [
        (row['session'] as Row)['id_hash'],
        { session: sessionOf(row['session'] as Row), account: accountOf(row['account'] as Row) },
      ]),
    );
    return idHashes.map((idHash) => found.get(idHash));
  }

  async touchSession(idHash: string, seenAt: Instant): Promise<void> {
    await this.database.run('UPDATE sessions SET last_seen_at = $2 WHERE id_hash = $1 AND last_seen_at < $2', [idHash, seenAt]);
  }

  async revokeSession(idHash: string, at: Instant): Promise<void> {
    await this.database.run('UPDATE sessions SET revoked_at = $2 WHERE id_hash = $1 AND revoked_at IS NULL', [idHash, at]);
  }

  async revokeSessionsOf(accountId: Uuid, at: Instant, except = ''): Promise<void> {
    await this.database.run('UPDATE sessions SET revoked_at = $2 WHERE account_id = $1 AND id_hash <> $3 AND revoked_at IS NULL', [
      accountId,
      at,
      except,
    ]);
  }

  async removeSessionsEndedBefore(before: Instant): Promise<number> {
    return (await this.database.run('DELETE FROM sessions WHERE expires_at < $1 OR revoked_at < $1', [before])).count;
  }
}

const sessionOf = (row: Row): Session => ({
  idHash: row['id_hash'] as string,
  accountId: row['account_id'] as Uuid,
  kind: row['kind'] as Session['kind'],
  createdAt: row['created_at'] as Instant,
  lastSeenAt: row['last_seen_at'] as Instant,
  expiresAt: row['expires_at'] as Instant,
  ...(row['revoked_at'] !== null && { revokedAt: row['revoked_at'] as Instant }),
});
