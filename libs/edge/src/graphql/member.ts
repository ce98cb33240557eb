import { Context, Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { isUuid, type Uuid } from '#kernel';
import type { EdgeRequest } from '../request.js';
import { Node } from './common.js';
import { globalId } from './global-id.js';

@ObjectType({ implements: () => [Node], description: 'An account, of a person or a service, as colleagues see it 「構成員」' })
export class Member {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'From the vault; absent when the account is gone 「氏名」' })
  name?: string | null;

  /** Whose it is. */
  identity!: Uuid;
}

/** The member behind an actor's identity; `null` for what a policy did by itself. */
export const memberOf = (identity: string | undefined): Member | null =>
  isUuid(identity) ? { id: globalId('Member', identity), identity } : null;

@Resolver(() => Member)
export class MemberResolver {
  @ResolveField(() => String, { nullable: true })
  name(@Parent() { identity }: Member, @Context('edge') edge: EdgeRequest): Promise<string | null> {
    return edge.nameOf(identity);
  }
}
