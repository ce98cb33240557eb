import { Inject } from '@nestjs/common';
import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { CORE, memberIn, memberOf, pageOf, rowsAfter, typeOfId, type Connection, type Core, type EdgeRequest } from '#edge';
import { DomainError, type Uuid } from '#kernel';
import type { CommandIdentity } from '#privacy';
import { OpenBeforePasswordChange } from '../http/signed-in.guard.js';
import {
  Account,
  AccountConnection,
  AccountPayload,
  AdministrationPayload,
  ChangeAccountRolesInput,
  ChangePasswordInput,
  ConsentToAccountInput,
  CreateAccountInput,
  DisableAccountInput,
  EnableAccountInput,
  RemoveAccountInput,
  ResetPasswordInput,
} from './accounts.js';
import { AdministrationGate } from './administration-gate.js';

@Resolver()
export class AccountsResolver {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: AdministrationGate,
  ) {}

  @Query(() => AccountConnection, {
    description: 'Every account of the institution, by login; for its administrators and those who look over them 「アカウントの一覧」',
  })
  async accounts(
    @Context('edge') edge: EdgeRequest,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<Account>> {
    await edge.authorise('viewAccounts');
    const { accounts } = this.core.access;
    const listed = (await accounts.list(edge.caller)).map((profile) => ({ key: profile.id, profile }));
    const mayConsent = accounts.mayConsent(edge.caller);
    return pageOf(
      { first, after },
      (options) => rowsAfter(listed, options),
      listed.length,
      ({ profile }) => ({
        ...profile,
        member: memberOf(profile.id)!,
        roles: [...profile.roles],
        // Read from the log only when asked for.
        get unchangedSince() {
          return profile.awaitsConsent ? accounts.unchangedSince(profile) : null;
        },
        get mayConsent() {
          return mayConsent(profile);
        },
      }),
    );
  }

  @Mutation(() => AccountPayload, { description: 'Makes a local account 「アカウント作成」' })
  createAccount(@Args('input') input: CreateAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    const { accounts } = this.core.access;
    return this.gate.run(edge, {
      action: 'createAccount',
      input,
      work: async (_id, command) => void (await accounts.create(edge.caller, input, command)),
      check: (id, command) => accounts.isGiven(id, input.password, command),
      answer: async (id) => ({ member: memberOf((await accounts.find(edge.caller, id)).id) }),
    });
  }

  @Mutation(() => AccountPayload, { description: 'Ends an account and its sessions at once 「アカウント停止」' })
  disableAccount(@Args('input') input: DisableAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'disableAccount', input, (id, command) => this.core.access.accounts.disable(edge.caller, id, command));
  }

  @Mutation(() => AccountPayload, { description: 'Lets an account in again 「アカウント再開」' })
  enableAccount(@Args('input') input: EnableAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'enableAccount', input, (id, command) => this.core.access.accounts.enable(edge.caller, id, command));
  }

  @Mutation(() => AccountPayload, {
    description: 'A second person stands by an account that looks over others; until then it opens nothing 「アカウントへの同意」',
  })
  consentToAccount(@Args('input') input: ConsentToAccountInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'consentToAccount', input, (id, command) =>
      this.core.access.accounts.consent(edge.caller, id, input.unchangedSince, command),
    );
  }

  @Mutation(() => AccountPayload, { description: 'Gives an account other roles, from its next request on 「役割の変更」' })
  changeAccountRoles(@Args('input') input: ChangeAccountRolesInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.change(edge, 'changeAccountRoles', input, (id, command) =>
      this.core.access.accounts.changeRoles(edge.caller, id, input.roles, command),
    );
  }

  @Mutation(() => AdministrationPayload, {
    description: 'Destroys name, login and password; the record keeps the bare id 「アカウント削除」',
  })
  removeAccount(@Args('input') input: RemoveAccountInput, @Context('edge') edge: EdgeRequest): Promise<AdministrationPayload> {
    return this.gate.run(edge, {
      action: 'removeAccount',
      input,
      about: () => memberIn(input.memberId, ['memberId']),
      work: (id, command) => this.core.access.accounts.remove(edge.caller, id, command),
      answer: () => ({}),
    });
  }

  @OpenBeforePasswordChange()
  @Mutation(() => AdministrationPayload, { description: 'Changes one’s own password; one’s other sessions end 「パスワード変更」' })
  changePassword(@Args('input') input: ChangePasswordInput, @Context('edge') edge: EdgeRequest): Promise<AdministrationPayload> {
    const { currentPassword, password } = input;
    return this.gate.run(edge, {
      action: 'changePassword',
      input,
      about: () => edge.caller.identity,
      work: (_id, command) => this.core.access.accounts.changePassword(edge.caller, currentPassword, password, command),
      check: (id, command) => this.core.access.accounts.isGiven(id, password, command),
      answer: () => ({}),
    });
  }

  @Mutation(() => AccountPayload, { description: 'Gives an account a new password; its sessions end at once 「パスワード再設定」' })
  resetPassword(@Args('input') input: ResetPasswordInput, @Context('edge') edge: EdgeRequest): Promise<AccountPayload> {
    return this.gate.run(edge, {
      action: 'resetPassword',
      input,
      about: () => this.accountNamed(edge, input.account),
      work: (id, command) => this.core.access.accounts.resetPassword(edge.caller, id, input.password, command),
      check: (id, command) => this.core.access.accounts.isGiven(id, input.password, command),
      answer: (id) => ({ member: memberOf(id) }),
    });
  }

  private change(
    edge: EdgeRequest,
    action: string,
    input: DisableAccountInput,
    work: (id: Uuid, command: CommandIdentity) => Promise<void>,
  ): Promise<AccountPayload> {
    return this.gate.run(edge, {
      action,
      input,
      about: () => memberIn(input.memberId, ['memberId']),
      work,
      answer: (id) => ({ member: memberOf(id) }),
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
