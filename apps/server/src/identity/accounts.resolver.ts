import { Inject } from '@nestjs/common';
import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CORE, memberIn, memberOf, pageOf, rowsAfter, typeOfId, type Connection, type Core, type EdgeRequest } from '#edge';
import { DomainError, type Uuid } from '#kernel';
import { OpenBeforePasswordChange } from '../http/signed-in.guard.js';
import {
  Account,
  AccountConnection,
  AccountPayload,
  AdministrationPayload,
  ChangeAccountRolesInput,
  ChangePasswordInput,
  CreateAccountInput,
  DisableAccountInput,
  EnableAccountInput,
  RemoveAccountInput,
  ResetPasswordInput,
} from './accounts.js';
import { administered } from './administered.js';

@Resolver()
export class AccountsResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Query(() => AccountConnection, {
    description: 'Every account of the institution, by login; for its administrators 「アカウントの一覧」',
  })
  async accounts(
    @Context('edge') edge: EdgeRequest,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<Account>> {
    await edge.authorise('viewAccounts');
    const accounts = (await this.core.access.accounts.list(edge.caller)).map((profile) => ({ ...profile, key: profile.id }));
    return pageOf(
      { first, after },
      (options) => rowsAfter(accounts, options),
      accounts.length,
      ({ id, roles, ...account }) => ({ ...account, member: memberOf(id)!, roles: [...roles] }),
    );
  }

  @Mutation(() => AccountPayload, { description: 'Makes a local account 「アカウント作成」' })
  createAccount(@Args('input') input: CreateAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return administered(edge, 'createAccount', async () => ({
      member: memberOf((await this.core.access.accounts.create(edge.caller, input)).id),
    }));
  }

  @Mutation(() => AccountPayload, { description: 'Ends an account and its sessions at once 「アカウント停止」' })
  disableAccount(@Args('input') input: DisableAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'disableAccount', input, (id) => this.core.access.accounts.disable(edge.caller, id));
  }

  @Mutation(() => AccountPayload, { description: 'Lets an account in again 「アカウント再開」' })
  enableAccount(@Args('input') input: EnableAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'enableAccount', input, (id) => this.core.access.accounts.enable(edge.caller, id));
  }

  @Mutation(() => AccountPayload, { description: 'Gives an account other roles, from its next request on 「役割の変更」' })
  changeAccountRoles(@Args('input') input: ChangeAccountRolesInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'changeAccountRoles', input, (id) => this.core.access.accounts.changeRoles(edge.caller, id, input.roles));
  }

  @Mutation(() => AdministrationPayload, {
    description: 'Destroys name, login and password; the record keeps the bare id 「アカウント削除」',
  })
  removeAccount(@Args('input') { memberId }: RemoveAccountInput, @Context('edge') edge: EdgeRequest): Promise<AdministrationPayload> {
    return administered(edge, 'removeAccount', async () => {
      await this.core.access.accounts.remove(edge.caller, memberIn(memberId, ['memberId']));
      return {};
    });
  }

  @OpenBeforePasswordChange()
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

  private change(
    edge: EdgeRequest,
    action: string,
    { memberId }: DisableAccountInput,
    change: (id: Uuid) => Promise<void>,
  ): Promise<AccountPayload> {
    return administered(edge, action, async () => {
      const id = memberIn(memberId, ['memberId']);
      await change(id);
      return { member: memberOf(id) };
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
