import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CORE, memberIn, memberOf, refusal, type Core, type EdgeRequest, type UserError } from '#edge';
import { uuid, type Instant } from '#kernel';
import {
  AccountPayload,
  AdministrationPayload,
  CreateAccountInput,
  CreateServiceTokenInput,
  DisableAccountInput,
  RevokeServiceTokenInput,
  ServiceTokenPayload,
} from './accounts.js';

@Resolver()
export class AccountsResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Mutation(() => AccountPayload, { description: 'Makes a local account 「アカウント作成」' })
  createAccount(@Args('input') input: CreateAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return administered(edge, 'createAccount', async () => ({
      member: memberOf((await this.core.access.accounts.create(edge.caller, input)).id),
    }));
  }

  @Mutation(() => AccountPayload, { description: 'Ends an account and its sessions at once 「アカウント停止」' })
  disableAccount(@Args('input') { memberId }: DisableAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return administered(edge, 'disableAccount', async () => {
      const id = memberIn(memberId, ['memberId']);
      await this.core.access.accounts.disable(edge.caller, id);
      return { member: memberOf(id) };
    });
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
      await this.core.access.serviceTokens.revoke(edge.caller, uuid(id));
      return {};
    });
  }
}

/** Runs what an administrator may do; refusals come back as `errors`. */
async function administered<Answer extends object>(
  edge: EdgeRequest,
  action: string,
  work: () => Promise<Answer>,
): Promise<Answer & { errors: UserError[] }> {
  try {
    await edge.authorise(action);
    return { ...(await work()), errors: [] };
  } catch (error) {
    return { errors: refusal(error, edge).errors } as Answer & { errors: UserError[] };
  }
}
