import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CORE, reject, type Core, type EdgeRequest } from '#edge';
import { isUuid, type Instant } from '#kernel';
import { AdministrationPayload } from './accounts.js';
import { AdministrationGate } from './administration-gate.js';
import { CreateServiceTokenInput, RevokeServiceTokenInput, ServiceToken, ServiceTokenPayload } from './service-tokens.js';

@Resolver()
export class ServiceTokensResolver {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: AdministrationGate,
  ) {}

  @Query(() => [ServiceToken], { description: 'Tokens of services, ended ones too 「連携用トークンの一覧」' })
  async serviceTokens(@Context('edge') edge: EdgeRequest): Promise<ServiceToken[]> {
    await edge.authorise('viewServiceTokens');
    const tokens = await this.core.access.serviceTokens.list(edge.caller);
    return tokens.map((token) => ({ ...token, roles: [...token.roles], scope: [...token.scope] }));
  }

  @Mutation(() => ServiceTokenPayload, {
    description: 'A token for an integrator; it is shown once, and a request that is sent again makes no other 「連携用トークンの発行」',
  })
  createServiceToken(@Args('input') input: CreateServiceTokenInput, @Context('edge') edge: EdgeRequest): Promise<ServiceTokenPayload> {
    const { serviceTokens } = this.core.access;
    const { clientCommandId: _, expiresAt, ...rest } = input;
    return this.gate.run(edge, {
      action: 'issueServiceToken',
      input,
      work: async (id, command): Promise<Issued> => {
        if (await serviceTokens.exists(id)) return { id };
        return serviceTokens.issue(edge.caller, { ...rest, ...(expiresAt && { expiresAt: expiresAt as Instant }) }, command);
      },
      answer: (id): Issued => ({ id }),
    });
  }

  @Mutation(() => AdministrationPayload, { description: 'Ends a service token at once 「連携用トークンの失効」' })
  revokeServiceToken(@Args('input') input: RevokeServiceTokenInput, @Context('edge') edge: EdgeRequest): Promise<AdministrationPayload> {
    return this.gate.run(edge, {
      action: 'revokeServiceToken',
      input,
      about: () => (isUuid(input.id) ? input.id : reject('ID_INVALID', {}, ['id'])),
      work: (id, command) => this.core.access.serviceTokens.revoke(edge.caller, id, command),
      answer: () => ({}),
    });
  }
}

type Issued = Pick<ServiceTokenPayload, 'id' | 'token'>;
