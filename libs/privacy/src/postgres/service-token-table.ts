import type { Instant, Uuid } from '#kernel';
import type { ServiceToken, ServiceTokenStore } from '../vault/accounts.js';
import type { Database, Row } from './database.js';

/** Tokens of integrators by their hash. */
export class ServiceTokenTable implements ServiceTokenStore {
  constructor(private readonly database: Database) {}

  async addServiceToken(token: ServiceToken): Promise<void> {
    await this.database.run(
      `INSERT INTO service_tokens (id, hash, name, institution, roles, scope, created_at, expires_at, revoked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [token.id, token.hash, token.name, token.institutionId, token.roles, token.scope, token.createdAt, token.expiresAt, token.revokedAt],
    );
  }

  serviceTokenByHash(hash: string): Promise<ServiceToken | undefined> {
    return this.one('SELECT * FROM service_tokens WHERE hash = $1', hash);
  }

  serviceTokenById(id: Uuid): Promise<ServiceToken | undefined> {
    return this.one('SELECT * FROM service_tokens WHERE id = $1', id);
  }

  async serviceTokensOf(institutionId: string): Promise<readonly ServiceToken[]> {
    const { rows } = await this.database.run('SELECT * FROM service_tokens WHERE institution = $1 ORDER BY created_at, id', [
      institutionId,
    ]);
    return rows.map(tokenOf);
  }

  async allServiceTokens(): Promise<readonly ServiceToken[]> {
    return (await this.database.run('SELECT * FROM service_tokens ORDER BY id')).rows.map(tokenOf);
  }

  async revokeServiceToken(id: Uuid, at: Instant): Promise<void> {
    await this.database.run('UPDATE service_tokens SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL', [id, at]);
  }

  private async one(statement: string, value: string): Promise<ServiceToken | undefined> {
    const { rows } = await this.database.run(statement, [value]);
    return rows[0] && tokenOf(rows[0]);
  }
}

const tokenOf = (row: Row): ServiceToken => ({
  id: row['id'] as Uuid,
  hash: row['hash'] as string,
  name: row['name'] as string,
  institutionId: row['institution'] as string,
  roles: row['roles'] as string[],
  scope: row['scope'] as string[],
  createdAt: row['created_at'] as Instant,
  ...(row['expires_at'] !== null && { expiresAt: row['expires_at'] as Instant }),
  ...(row['revoked_at'] !== null && { revokedAt: row['revoked_at'] as Instant }),
});
