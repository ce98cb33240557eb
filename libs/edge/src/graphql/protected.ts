import { Context, Field, ID, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { CarriedSeal } from '#contracts';
import type { ProtectedState as State } from '../protected/shown.js';
import type { EdgeRequest } from '../request.js';
import { ProtectedState } from './enums.js';

@ObjectType({ description: 'When, where, who, what, how and other of 資料2 「5W1H」' })
export class FiveW {
  @Field(() => String, { nullable: true, description: 'When 「いつ」' })
  when?: string;

  @Field(() => String, { nullable: true, description: 'Where 「どこで」' })
  where?: string;

  @Field(() => String, { nullable: true, description: 'Who 「誰が」' })
  who?: string;

  @Field(() => String, { nullable: true, description: 'What 「何を」' })
  what?: string;

  @Field(() => String, { nullable: true, description: 'How 「どのように」' })
  how?: string;

  @Field(() => String, { nullable: true, description: 'Other 「その他」' })
  other?: string;
}

@ObjectType({ description: 'Holder of parental authority 「親権者・保護者」' })
export class Guardian {
  @Field(() => String, { description: 'Name 「氏名」' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What they are to the person 「続柄」' })
  relation?: string;

  @Field(() => String, { nullable: true, description: 'Telephone 「電話」' })
  phone?: string;

  @Field(() => String, { nullable: true, description: 'E-mail 「Eメール」' })
  email?: string;
}

@ObjectType({
  description: 'A personal value as this caller may see it: text, or where the field is structured, its own shape 「個人情報」',
})
export class Protected {
  @Field(() => String, { nullable: true, description: 'Masked or absent unless OPEN 「文言」' })
  text?: string | null;

  @Field(() => [String], { nullable: true, description: 'Of a field that is a list; absent unless OPEN 「文言の一覧」' })
  texts?: string[] | null;

  @Field(() => FiveW, { nullable: true, description: 'Of 5W1H; absent unless OPEN 「5W1Hの値」' })
  fiveW?: FiveW | null;

  @Field(() => [Guardian], { nullable: true, description: 'Of guardians; absent unless OPEN 「親権者・保護者」' })
  guardians?: Guardian[] | null;

  @Field(() => ProtectedState, { description: 'How it is shown to this caller 「表示」' })
  state!: State;

  @Field(() => ID, { nullable: true, description: 'What `reveal` takes, where this caller may open it for a reason 「開示の参照」' })
  ref?: string | null;
}

/** A value is opened when one of its fields is asked for, never before. */
@Resolver(() => Protected)
export class ProtectedResolver {
  @ResolveField(() => String, { nullable: true })
  async text(@Parent() seal: CarriedSeal, @Context('edge') edge: EdgeRequest): Promise<string | null> {
    const { value } = await edge.show(seal);
    return typeof value === 'string' ? value : null;
  }

  @ResolveField(() => [String], { nullable: true })
  async texts(@Parent() seal: CarriedSeal, @Context('edge') edge: EdgeRequest): Promise<string[] | null> {
    const { value } = await edge.show(seal);
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : null;
  }

  @ResolveField(() => FiveW, { nullable: true })
  async fiveW(@Parent() seal: CarriedSeal, @Context('edge') edge: EdgeRequest): Promise<FiveW | null> {
    const { value } = await edge.show(seal);
    return typeof value === 'object' && !Array.isArray(value) ? (value as FiveW) : null;
  }

  @ResolveField(() => [Guardian], { nullable: true })
  async guardians(@Parent() seal: CarriedSeal, @Context('edge') edge: EdgeRequest): Promise<Guardian[] | null> {
    const { value } = await edge.show(seal);
    return Array.isArray(value) && value.every((one) => typeof one === 'object') ? (value as Guardian[]) : null;
  }

  @ResolveField(() => ProtectedState)
  async state(@Parent() seal: CarriedSeal, @Context('edge') edge: EdgeRequest): Promise<State> {
    return (await edge.show(seal)).state;
  }

  @ResolveField(() => ID, { nullable: true })
  async ref(@Parent() seal: CarriedSeal, @Context('edge') edge: EdgeRequest): Promise<string | null> {
    return (await edge.show(seal)).ref ?? null;
  }
}
