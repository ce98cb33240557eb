import { Field, ID, ObjectType } from '@nestjs/graphql';
import { BoardName, DateTime, Position } from '#edge';
import { financeGraphql } from '#finance';
import { responseGraphql } from '#response';
import { AwaitedMatterList, DecisionList, DispatchList, EntryList, ExpenseList, PersonList } from './lists.js';

@ObjectType({ description: 'What one duty needs to see now, bounded; a section that the board does not have is absent 「担当ボード」' })
export class Board {
  @Field(() => BoardName, { description: 'Whose board it is 「ボード」' })
  name!: keyof typeof BoardName;

  @Field(() => responseGraphql.Incident, { description: 'The incident 「事案」' })
  incident!: responseGraphql.Incident;

  @Field(() => Position, { description: 'Up to and with this place in the log 「記録位置」' })
  position!: string;

  @Field(() => ID, { description: 'What a decision made before this board sends as `basedOn` 「最終記録」' })
  lastEventId!: string;

  @Field(() => DateTime, { description: 'When it was rendered 「表示日時」' })
  renderedAt!: string;

  @Field(() => responseGraphql.LevelState, { description: 'Response level 「対応レベル」' })
  level!: responseGraphql.LevelState;

  @Field(() => [responseGraphql.ConditionCount], { description: 'Conditions of those sent 「安否」' })
  conditions!: responseGraphql.ConditionCount[];

  @Field(() => [responseGraphql.Figure], { description: 'Figures from outside 「外部の数」' })
  figures!: responseGraphql.Figure[];

  @Field(() => AwaitedMatterList, { nullable: true, description: 'What needs a decision now, the gravest kind first 「判断待ち」' })
  awaiting!: AwaitedMatterList | null;

  @Field(() => EntryList, { description: 'What waits for this board, urgent first 「受信箱」' })
  inbox!: EntryList;

  @Field(() => EntryList, { nullable: true, description: 'Entries for duties that nobody holds 「未割当」' })
  unassigned!: EntryList | null;

  @Field(() => [responseGraphql.DutyHolder], { nullable: true, description: 'Duties of which nothing was heard for too long 「連絡途絶」' })
  silentDuties!: responseGraphql.DutyHolder[] | null;

  @Field(() => [responseGraphql.DutyHolder], { description: 'Duties 「担当」' })
  duties!: responseGraphql.DutyHolder[];

  @Field(() => PersonList, { nullable: true, description: 'Persons concerned 「対象者」' })
  persons!: PersonList | null;

  @Field(() => DispatchList, { nullable: true, description: 'Dispatches 「派遣・手配」' })
  dispatches!: DispatchList | null;

  @Field(() => DecisionList, { nullable: true, description: 'Decisions 「決定」' })
  decisions!: DecisionList | null;

  @Field(() => ExpenseList, { nullable: true, description: 'What is not yet paid 「未払の費用」' })
  expenses!: ExpenseList | null;

  @Field(() => financeGraphql.ExpenseTotals, { nullable: true, description: 'Totals of cost 「費用の合計」' })
  totals!: financeGraphql.ExpenseTotals | null;

  @Field(() => EntryList, { description: 'The newest lines of the chronology 「直近の記録」' })
  recent!: EntryList;
}
