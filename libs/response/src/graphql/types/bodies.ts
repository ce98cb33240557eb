import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Body, DateTime, Duty, Member, memberOf, Post } from '#edge';
import { bodies as bodyTerms, codesOf } from '#vocabulary';
import { isTeamUnderHeadquarters, openBodiesOf } from '../../domain/body/evolve.js';
import { manualNamed, type Manual } from '../../policies/level/manual.js';
import type { IncidentRow } from '../../views/incident.view.js';

@ObjectType({ description: 'A post that the manual gives to a body 「マニュアルの役職」' })
export class PostRule {
  @Field(() => Post, { description: 'The post 「役職」' })
  post!: keyof typeof Post;

  @Field(() => Int, { nullable: true, description: 'How many may hold it; absent where the manual gives no number 「定員」' })
  seats!: number | null;

  @Field(() => String, { description: 'Rule and line of the manual 「出典」' })
  source!: string;
}

@ObjectType({ description: 'A duty that the manual gives to a body 「マニュアルの担当」' })
export class DutyRule {
  @Field(() => Duty, { description: 'The duty 「担当」' })
  duty!: keyof typeof Duty;

  @Field(() => String, { description: 'Rule and line of the manual 「出典」' })
  source!: string;
}

@ObjectType({ description: 'What a body consists of by the manual of the incident 「マニュアルの体制」' })
export class BodyRule {
  @Field(() => Body, { description: 'The team or headquarters 「組織」' })
  body!: keyof typeof Body;

  @Field(() => Post, { description: 'The post that heads it, never empty 「長」' })
  head!: keyof typeof Post;

  @Field(() => [PostRule], { description: 'Posts 「役職」' })
  posts!: PostRule[];

  @Field(() => [DutyRule], { description: 'Duties 「担当」' })
  duties!: DutyRule[];
}

@ObjectType({ description: 'Who holds a post 「役職者」' })
export class PostHolder {
  @Field(() => Post, { description: 'The post 「役職」' })
  post!: keyof typeof Post;

  @Field(() => Member, { nullable: true, description: 'The member 「構成員」' })
  member!: Member | null;
}

@ObjectType({ description: 'The team or a headquarters that is open 「設置中の体制」' })
export class OpenBodyState {
  @Field(() => Body, { description: 'The team or headquarters 「組織」' })
  body!: keyof typeof Body;

  @Field(() => DateTime, { description: 'When it was opened 「開設日時」' })
  openedAt!: string;

  @Field(() => String, { nullable: true, description: 'Where 「場所」' })
  place!: string | null;

  @Field(() => [PostHolder], { description: 'Who holds which post 「役職者」' })
  posts!: PostHolder[];

  @Field(() => Boolean, { description: 'The team acts on the orders of the headquarters 「本部の指揮下」' })
  underHeadquarters!: boolean;
}

@ObjectType({ description: 'A duty of an open body and who holds it 「担当」' })
export class DutyHolder {
  @Field(() => Duty, { description: 'The duty 「担当」' })
  duty!: keyof typeof Duty;

  @Field(() => Member, { nullable: true, description: 'Nobody: not assigned 「未割当」' })
  member!: Member | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when 「担当開始」' })
  since!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it last recorded, took up or settled anything 「最終活動日時」' })
  lastActivityAt!: string | null;

  @Field(() => Boolean, { description: 'Nothing heard for too long 「連絡途絶」' })
  silent!: boolean;
}

/** The bodies that are open, with their posts. */
export const openBodyStates = ({ bodies }: IncidentRow): OpenBodyState[] =>
  openBodiesOf(bodies).map((body) => {
    const { opened, place, posts } = bodies[body]!;
    return {
      body,
      openedAt: opened.recordedAt,
      place: place ?? null,
      posts: posts.map(({ post, memberId }) => ({ post, member: memberOf(memberId) })),
      underHeadquarters: body === 'TEAM' && isTeamUnderHeadquarters(bodies),
    };
  });

/** The bodies that the manual of the incident knows, open or not. */
export function bodyRules({ about }: IncidentRow, manuals: readonly Manual[]): BodyRule[] {
  const rules = manualNamed(about.manual, manuals)?.bodies ?? {};
  return codesOf(bodyTerms).flatMap((body): BodyRule[] => {
    const rule = rules[body];
    if (!rule) return [];
    return [
      {
        body,
        head: rule.head,
        posts: rule.posts.map(({ post, seats, ...stated }) => ({ post, seats: seats ?? null, source: sourceOf(stated) })),
        duties: rule.duties.map(({ duty, ...stated }) => ({ duty, source: sourceOf(stated) })),
      },
    ];
  });
}

const sourceOf = ({ rule, source }: { readonly rule: string; readonly source: string }): string => `${rule} ${source}`;
