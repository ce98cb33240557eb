import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CORE, reject, type Core, type EdgeRequest } from '#edge';
import { isUuid, type Instant } from '#kernel';
import { AdministrationPayload } from './accounts.js';
import { administered } from './administered.js';
import { CreateServiceTokenInput, RevokeServiceTokenInput, ServiceToken, ServiceTokenPayload } from './service-tokens.js';

@Resolver()
export class ServiceTokensResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Query(() => [ServiceToken], { description: 'Tokens of services, ended ones too 「連携用トークンの一覧」' })
  async serviceTokens(@Context('edge') edge: EdgeRequest): Promise<ServiceToken[]> {
    await edge.authorise('viewServiceTokens');
    const tokens = await this.core.access.serviceTokens.list(edge.caller);
    return tokens.map((token) => ({ ...token, roles: [...token.roles], scope: [...token.scope] }));
  }

  @Mutation(() => ServiceTokenPayload, { description: 'A token for an integrator; it is shown once 「連携用トークンの発行」' })
  createServiceToken(@Args('input') input: CreateServiceTokenInput, @Context('edge') edge: EdgeRequest): Promise<ServiceTokenPayload> {
    const { expiresAt, ...rest } = input;
    return administered(edge, 'issueServiceToken', () =>
      this.core.access.serviceTokens.issue(edge.caller, { ...rest, ...(expiresAt && { expiresAt: expiresAt as Instant }) }),
    );
  }

  @Mutation(() => AdministrationPayload, { description: 'Ends a service token at once 「連携用トークンの失効」' })
  revokeServiceToken(@Args('input') { id }: RevokeServiceTokenInput, @Context('edge') edge: EdgeRequest): Promise<AdministrationPayload> {
    return administered(edge, 'revokeServiceToken', async () => {
      if (!isUuid(id)) return reject('ID_INVALID', {}, ['id']);
      await this.core.access.serviceTokens.revoke(edge.caller, id);
      return {};
    });
  }
}
