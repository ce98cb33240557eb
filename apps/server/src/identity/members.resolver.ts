import { Inject } from '@nestjs/common';
import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { connectionOf, CORE, Member, memberOf, pageOf, rowsAfter, type Connection, type Core, type EdgeRequest } from '#edge';

export const MemberConnection = connectionOf(Member, 'Member', 'People of the institution 「構成員の一覧」');

@Resolver()
export class MembersResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Query(() => MemberConnection, { description: 'Who can be given a duty or a post 「構成員の一覧」' })
  async members(
    @Context('edge') edge: EdgeRequest,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
  ): Promise<Connection<Member>> {
    await edge.authorise('viewMembers');
    const members = (await this.core.access.accounts.list(edge.caller))
      .filter(({ disabled, roles }) => !disabled && roles.includes('MEMBER'))
      .map(({ id }) => ({ key: id }));
    return pageOf(
      { first, after },
      (options) => rowsAfter(members, options),
      members.length,
      ({ key }) => memberOf(key)!,
    );
  }
}
