import type { DatabaseSync } from 'node:sqlite';
import type { Instant, Uuid } from '#kernel';
import type { ServiceToken, ServiceTokenStore } from '../vault/accounts.js';
import type { GroupCommit } from './group-commit.js';

/** Tokens of integrators by their hash. */
export class ServiceTokenTable implements ServiceTokenStore {
  constructor(
    private readonly database: DatabaseSync,
    private readonly group: GroupCommit,
  ) {}

  async addServiceToken(token: ServiceToken): Promise<void> {
    await this.group.run(() =>
      this.database
        .prepare(
          `INSERT INTO service_tokens (id, hash, name, institution, roles, scope, created_at, expires_at, revoked_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          token.id,
          token.hash,
          token.name,
          token.institutionId,
          JSON.stringify(token.roles),
          JSON.stringify(token.scope),
          token.createdAt,
          token.expiresAt ?? null,
          token.revokedAt ?? null,
        ),
    );
  }

  async serviceTokenByHash(hash: string): Promise<ServiceToken | undefined> {
    return tokenOf(this.database.prepare('SELECT * FROM service_tokens WHERE hash = ?').get(hash));
  }

  async serviceTokenById(id: Uuid): Promise<ServiceToken | undefined> {
    return tokenOf(this.database.prepare('SELECT * FROM service_tokens WHERE id = ?').get(id));
  }

  async serviceTokensOf(institutionId: string): Promise<readonly ServiceToken[]> {
    return this.database
      .prepare('SELECT * FROM service_tokens WHERE institution = ? ORDER BY created_at, id')
      .all(institutionId)
      .map((row) => tokenOf(row)!);
  }

  async allServiceTokens(): Promise<readonly ServiceToken[]> {
    return this.database
      .prepare('SELECT * FROM service_tokens ORDER BY id')
      .all()
      .map((row) => tokenOf(row)!);
  }

  async revokeServiceToken(id: Uuid, at: Instant): Promise<void> {
    await this.group.run(() =>
      this.database.prepare('UPDATE service_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL').run(at, id),
    );
  }
}

function tokenOf(row: Record<string, unknown> | undefined): ServiceToken | undefined {
  if (!row) return undefined;
  return {
    id: row['id'] as Uuid,
    hash: row['hash'] as string,
    name: row['name'] as string,
    institutionId: row['institution'] as string,
    roles: JSON.parse(row['roles'] as string) as string[],
    scope: JSON.parse(row['scope'] as string) as string[],
    createdAt: row['created_at'] as Instant,
    ...(row['expires_at'] !== null && { expiresAt: row['expires_at'] as Instant }),
    ...(row['revoked_at'] !== null && { revokedAt: row['revoked_at'] as Instant }),
  };
}
