import { Field, Int, ObjectType } from '@nestjs/graphql';
import { financeGraphql } from '#finance';
import { responseGraphql } from '#response';
import { AwaitedMatter, AwaitedMore } from './awaited-matter.js';

/** The beginning of a list and how many more there are, as boards show lists. */
export interface ShownList<Item> {
  nodes: Item[];
  more: number;
}

@ObjectType({ description: 'The first lines of a list and how many more there are 「クロノロジーの行の一覧」' })
export class EntryList implements ShownList<responseGraphql.Entry> {
  @Field(() => [responseGraphql.Entry], { description: 'The items 「項目」' })
  nodes!: responseGraphql.Entry[];

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;
}

@ObjectType({ description: 'The first persons of a list and how many more there are 「対象者の一覧」' })
export class PersonList implements ShownList<responseGraphql.Person> {
  @Field(() => [responseGraphql.Person], { description: 'The items 「項目」' })
  nodes!: responseGraphql.Person[];

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;
}

@ObjectType({ description: 'The first dispatches of a list and how many more there are 「派遣・手配の一覧」' })
export class DispatchList implements ShownList<responseGraphql.Dispatch> {
  @Field(() => [responseGraphql.Dispatch], { description: 'The items 「項目」' })
  nodes!: responseGraphql.Dispatch[];

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;
}

@ObjectType({ description: 'The first decisions of a list and how many more there are 「決定の一覧」' })
export class DecisionList implements ShownList<responseGraphql.Decision> {
  @Field(() => [responseGraphql.Decision], { description: 'The items 「項目」' })
  nodes!: responseGraphql.Decision[];

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;
}

@ObjectType({ description: 'The first costs of a list and how many more there are 「費用の一覧」' })
export class ExpenseList implements ShownList<financeGraphql.Expense> {
  @Field(() => [financeGraphql.Expense], { description: 'The items 「項目」' })
  nodes!: financeGraphql.Expense[];

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;
}

@ObjectType({ description: 'The first matters that await a decision and how many more there are 「判断待ちの一覧」' })
export class AwaitedMatterList implements ShownList<AwaitedMatter> {
  @Field(() => [AwaitedMatter], { description: 'The items 「項目」' })
  nodes!: AwaitedMatter[];

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;

  @Field(() => [AwaitedMore], { description: 'How many more there are of each kind that has more 「種類ごとのほか」' })
  moreOf!: AwaitedMore[];
}
