import { randomUuid, type Clock, type Fact, type Instant, type Uuid } from '#kernel';
import { newToken, tokenHash, type FactRecorder, type ServiceToken, type Vault } from '#privacy';
import { isInstitutionRole, type Caller, type InstitutionRole } from '../caller.js';
import { reject } from '../errors.js';
import { checkedName, checkedRoles } from './credential-rules.js';
import { ServiceTokenIssued, ServiceTokenRevoked } from './events.js';
import type { Revocations } from './revocations.js';

export interface NewServiceToken {
  readonly name: string;
  readonly roles: readonly string[];
  /** Names of the actions that it may be used for. */
  readonly scope: readonly string[];
  readonly expiresAt?: Instant;
}

export interface ServiceTokenProfile {
  readonly id: Uuid;
  readonly name: string;
  readonly roles: readonly InstitutionRole[];
  readonly scope: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

/** Tokens of integrators: shown once, hashed at rest. */
export class ServiceTokens {
  constructor(
    private readonly deps: {
      readonly vault: Vault;
      readonly recorder: FactRecorder;
      readonly clock: Clock;
      readonly revocations: Revocations;
    },
  ) {}

  /** The token itself is in the answer and nowhere else. Throws `NAME_INVALID`, `ROLE_UNKNOWN`, `SCOPE_EMPTY`. */
  async issue(by: Caller, { name, roles, scope, expiresAt }: NewServiceToken): Promise<{ readonly id: Uuid; readonly token: string }> {
    if (scope.length === 0) reject('SCOPE_EMPTY', {}, ['scope']);
    const token = newToken('hb_service');
    const stored: ServiceToken = {
      id: randomUuid(),
      hash: tokenHash(token),
      name: checkedName(name),
      institutionId: by.institutionId,
      roles: checkedRoles(roles),
      scope: [...new Set(scope)].sort(),
      createdAt: this.deps.clock.now(),
      ...(expiresAt && { expiresAt }),
    };
    await this.deps.vault.addServiceToken(stored);
    await this.write(stored, by, ServiceTokenIssued.of({ tokenId: stored.id, roles: checkedRoles(roles), scope: [...stored.scope] }));
    return { id: stored.id, token };
  }

  /** The service behind the token. Throws `NOT_SIGNED_IN`. */
  async authenticate(token: string): Promise<Caller> {
    const stored = await this.deps.vault.serviceTokenByHash(tokenHash(token));
    if (!stored || !this.isAlive(stored)) return reject('NOT_SIGNED_IN');
    return {
      identity: stored.id,
      kind: 'service',
      institutionId: stored.institutionId,
      roles: stored.roles.filter(isInstitutionRole),
      scope: stored.scope,
    };
  }

  /** For each push on an open socket. */
  async stillHolds(caller: Caller): Promise<boolean> {
    const stored = await this.deps.vault.serviceTokenById(caller.identity);
    return stored !== undefined && this.isAlive(stored);
  }

  async list(by: Caller): Promise<readonly ServiceTokenProfile[]> {
    return (await this.deps.vault.serviceTokensOf(by.institutionId)).map(profileOf);
  }

  /** At once. Throws `SERVICE_TOKEN_NOT_FOUND`, also for a token of another institution. */
  async revoke(by: Caller, id: Uuid): Promise<void> {
    const stored = await this.deps.vault.serviceTokenById(id);
    if (stored?.institutionId !== by.institutionId) return reject('SERVICE_TOKEN_NOT_FOUND');
    if (stored.revokedAt) return;
    await this.deps.vault.revokeServiceToken(id, this.deps.clock.now());
    this.deps.revocations.announce(id);
    await this.write(stored, by, ServiceTokenRevoked.of({ tokenId: id }));
  }

  private isAlive({ revokedAt, expiresAt }: ServiceToken): boolean {
    return revokedAt === undefined && (expiresAt === undefined || this.deps.clock.now() < expiresAt);
  }

  private async write({ id, institutionId }: ServiceToken, by: Caller, fact: Fact): Promise<void> {
    await this.deps.recorder.record({ stream: `access-${id}`, institutionId, actor: { id: by.identity }, facts: [fact] });
  }
}

const profileOf = ({ id, name, roles, scope, createdAt, expiresAt, revokedAt }: ServiceToken): ServiceTokenProfile => ({
  id,
  name,
  roles: checkedRoles(roles),
  scope,
  createdAt,
  ...(expiresAt && { expiresAt }),
  ...(revokedAt && { revokedAt }),
});
