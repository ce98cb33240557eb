import { Field, ObjectType } from '@nestjs/graphql';
import type { Sight } from '#access';
import { Duty, Post } from '#edge';
import { codesOf, duties, posts } from '#vocabulary';

@ObjectType({ description: 'What the caller is in an incident 「事案での担当・役職」' })
export class Relations {
  @Field(() => [Duty], { description: 'Duties held 「担当」' })
  duties!: (keyof typeof Duty)[];

  @Field(() => [Post], { description: 'Posts held 「役職」' })
  posts!: (keyof typeof Post)[];

  @Field(() => Boolean, { description: 'Opened the incident or reported into it 「関与者」' })
  participant!: boolean;

  @Field(() => [String], { description: 'What the caller may do there, by the names of the mutations and of the views 「できる操作」' })
  actions!: string[];
}

export const relationsFrom = ({ relations: held, actions }: Sight): Relations => ({
  duties: codesOf(duties).filter((duty) => held.includes(`duty:${duty}`)),
  posts: codesOf(posts).filter((post) => held.includes(`post:${post}`)),
  participant: held.includes('part:PARTICIPANT'),
  actions: [...actions],
});
