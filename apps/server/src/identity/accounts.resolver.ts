import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CORE, memberIn, memberOf, refusal, typeOfId, type Core, type EdgeRequest, type UserError } from '#edge';
import { DomainError, uuid, type Instant, type Uuid } from '#kernel';
import {
  AccountPayload,
  AdministrationPayload,
  ChangePasswordInput,
  CreateAccountInput,
  CreateServiceTokenInput,
  DisableAccountInput,
  ResetPasswordInput,
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

  @Mutation(() => AdministrationPayload, { description: 'Changes one’s own password; one’s other sessions end 「パスワード変更」' })
  changePassword(@Args('input') input: ChangePasswordInput, @Context('edge') edge: EdgeRequest): Promise<AdministrationPayload> {
    return administered(edge, 'changePassword', async () => {
      await this.core.access.accounts.changePassword(edge.caller, input.currentPassword, input.password);
      return {};
    });
  }

  @Mutation(() => AccountPayload, { description: 'Gives an account a new password; its sessions end at once 「パスワード再設定」' })
  resetPassword(@Args('input') { account, password }: ResetPasswordInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return administered(edge, 'resetPassword', async () => {
      const id = await this.accountNamed(edge, account);
      await this.core.access.accounts.resetPassword(edge.caller, id, password);
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

  private async accountNamed(edge: EdgeRequest, name: string): Promise<Uuid> {
    if (typeOfId(name) === 'Member') return memberIn(name, ['account']);
    const login = name.normalize('NFKC').trim().toLowerCase();
    const account = (await this.core.access.accounts.list(edge.caller)).find((one) => one.login === login);
    if (!account) throw new DomainError('ACCOUNT_NOT_FOUND', {}, ['account']);
    return account.id;
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
