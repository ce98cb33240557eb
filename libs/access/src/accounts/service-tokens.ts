import { epochMilliseconds, instantOf, randomUuid, type Clock, type Instant, type Uuid } from '#kernel';
import { entityIdOf } from '#commands';
import { newToken, tokenHash, type CommandIdentity, type ServiceToken, type Vault } from '#privacy';
import { isInstitutionRole, type Caller, type InstitutionRole } from '../caller.js';
import { reject } from '../errors.js';
import type { AccountRecord } from './account-record.js';
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
      readonly record: AccountRecord;
      readonly clock: Clock;
      readonly revocations: Revocations;
      /** Whether the table of rights knows an action of this name. */
      readonly isAction: (name: string) => boolean;
    },
  ) {}

  /**
   * The token itself is in the answer and nowhere else.
   * Throws `NAME_INVALID`, `ROLE_UNKNOWN`, `SERVICE_TOKEN_ROLE`, `SCOPE_EMPTY`, `SCOPE_UNKNOWN`, `EXPIRY_PAST`.
   */
  async issue(
    by: Caller,
    { name, roles, scope, expiresAt }: NewServiceToken,
    command?: CommandIdentity,
  ): Promise<{ readonly id: Uuid; readonly token: string }> {
    const { vault, record, clock } = this.deps;
    const id = command ? entityIdOf(command.commandId, 0) : randomUuid();
    const checked = serviceRoles(roles);
    this.checkScope(scope);
    const now = clock.now();
    // Written so that a time which is none is refused too.
    if (expiresAt !== undefined && !(epochMilliseconds(expiresAt) > epochMilliseconds(now))) reject('EXPIRY_PAST', {}, ['expiresAt']);
    const token = newToken('hb_service');
    const stored: ServiceToken = {
      id,
      hash: tokenHash(token),
      name: checkedName(name),
      institutionId: by.institutionId,
      roles: checked,
      scope: [...new Set(scope)].sort(),
      createdAt: now,
      // In the one form in which instants compare as text.
      ...(expiresAt && { expiresAt: instantOf(epochMilliseconds(expiresAt)) }),
    };
    await record.write(stored, by.identity, ServiceTokenIssued.of({ tokenId: id, roles: checked, scope: [...stored.scope] }), command);
    await vault.addServiceToken(stored);
    return { id, token };
  }

  /** Whether there is a token of this id, or was. */
  async exists(id: Uuid): Promise<boolean> {
    return (await this.deps.vault.serviceTokenById(id)) !== undefined;
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

  /**
   * At once, even if the log cannot be written; said again, it then records what was missed.
   * Throws `SERVICE_TOKEN_NOT_FOUND`, also for a token of another institution.
   */
  async revoke(by: Caller, id: Uuid, command?: CommandIdentity): Promise<void> {
    const { vault, record, clock, revocations } = this.deps;
    const stored = await vault.serviceTokenById(id);
    if (stored?.institutionId !== by.institutionId) return reject('SERVICE_TOKEN_NOT_FOUND');
    await vault.revokeServiceToken(id, clock.now());
    revocations.announce(id);
    if (!(await record.newestOf(id, [ServiceTokenRevoked.type])))
      await record.write(stored, by.identity, ServiceTokenRevoked.of({ tokenId: id }), command);
  }

  private isAlive({ revokedAt, expiresAt }: ServiceToken): boolean {
    return revokedAt === undefined && (expiresAt === undefined || this.deps.clock.now() < expiresAt);
  }

  private checkScope(scope: readonly string[]): void {
    if (scope.length === 0) reject('SCOPE_EMPTY', {}, ['scope']);
    for (const action of scope) if (!this.deps.isAction(action)) reject('SCOPE_UNKNOWN', { action: action.slice(0, 60) }, ['scope']);
  }
}

/** A service is an integrator and nothing else: what people may do is theirs. */
function serviceRoles(roles: readonly string[]): InstitutionRole[] {
  const checked = checkedRoles(roles);
  if (checked.length === 0 || checked.some((role) => role !== 'INTEGRATOR')) reject('SERVICE_TOKEN_ROLE', {}, ['roles']);
  return checked;
}

const profileOf = ({ id, name, roles, scope, createdAt, expiresAt, revokedAt }: ServiceToken): ServiceTokenProfile => ({
  id,
  name,
  roles: roles.filter(isInstitutionRole),
  scope,
  createdAt,
  ...(expiresAt && { expiresAt }),
  ...(revokedAt && { revokedAt }),
});
