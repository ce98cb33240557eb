import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  CurrencyCode,
  DateTime,
  Decimal,
  globalId,
  LocalText,
  Member,
  memberOf,
  Node,
  Payer,
  Protected,
  type IncidentRows,
} from '#edge';
import { decimalOf, type Money as MoneyValue, type Sealed } from '#kernel';
import { categoryOf, type CostCategories } from '../policies/cost-categories.js';
import type { ExpenseRow } from '../views/expenses.view.js';

@ObjectType({ description: 'An amount in its own currency 「金額」' })
export class Money {
  @Field(() => Decimal, { description: 'Decimal, in major units 「金額」' })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'The currency 「通貨」' })
  currency!: string;
}

export const moneyShown = (money: MoneyValue): Money => ({ amount: decimalOf(money), currency: money.currency });

@ObjectType({ description: 'A kind of cost of the manual 「費目」' })
export class CostCategory {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => LocalText, { description: 'Its name 「費目名」' })
  label!: LocalText;

  @Field(() => String, { description: 'Rule and line of the source 「出典」' })
  source!: string;
}

/** A category that the policy no longer lists keeps its code as its name. */
export function costCategory(policy: CostCategories, id: string): CostCategory {
  const found = categoryOf(policy, id);
  return found
    ? { id, label: { ja: found.ja, en: found.en }, source: `${found.rule} ${found.source}` }
    : { id, label: { ja: id, en: id }, source: policy.id };
}

@ObjectType({ description: 'Who took a cost back, when and why 「費用の取消」' })
export class ExpenseWithdrawal {
  @Field(() => DateTime, { description: 'When 「日時」' })
  at!: string;

  @Field(() => Member, { nullable: true, description: 'By whom 「記録者」' })
  by!: Member | null;

  @Field(() => Protected, { nullable: true, description: 'Why; of an erased line nothing is said 「理由」' })
  reason!: Sealed<string> | null;
}

@ObjectType({ implements: () => [Node], description: 'A line of cost 「費用」' })
export class Expense implements Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => ID, { description: 'Id of the event that first recorded it 「記録の識別子」' })
  eventId!: string;

  @Field(() => Protected, { description: 'What it is for 「内容」' })
  description!: Sealed<string>;

  @Field(() => Money, { nullable: true, description: 'Estimate 「見積額」' })
  estimate!: Money | null;

  @Field(() => Money, { nullable: true, description: 'Actual amount 「実績額」' })
  actual!: Money | null;

  @Field(() => Payer, { description: 'Who pays 「支払者」' })
  payer!: keyof typeof Payer;

  @Field(() => DateTime, { nullable: true, description: 'When it was incurred 「発生日時」' })
  incurredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was paid 「支払日時」' })
  paidAt!: string | null;

  @Field(() => Protected, { nullable: true, description: 'Receipt or transfer 「支払の控え」' })
  reference!: Sealed<string> | null;

  @Field(() => ID, { nullable: true, description: 'The dispatch 「派遣・手配」' })
  dispatchId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The decision 「決定」' })
  decisionId!: string | null;

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => ExpenseWithdrawal, { nullable: true, description: 'Set once it was taken back 「取消」' })
  withdrawn!: ExpenseWithdrawal | null;

  readonly row!: ExpenseRow;
  readonly seen!: IncidentRows;
}

export const ExpenseConnection = connectionOf(Expense, 'Expense', 'Lines of cost 「費用一覧」');

export function expenseOf(row: ExpenseRow, seen: IncidentRows): Expense {
  const { content, withdrawn } = row;
  return {
    id: globalId('Expense', seen.incident, row.entryId),
    eventId: row.entryId,
    description: content.description,
    estimate: content.estimate ? moneyShown(content.estimate) : null,
    actual: content.actual ? moneyShown(content.actual) : null,
    payer: content.payer,
    incurredAt: content.incurredAt ?? null,
    paidAt: row.paidAt ?? null,
    reference: row.reference ?? null,
    dispatchId: content.dispatchId ? globalId('Dispatch', seen.incident, content.dispatchId) : null,
    decisionId: content.decisionId ? globalId('Decision', seen.incident, content.decisionId) : null,
    recordedAt: row.recorded.recordedAt,
    withdrawn: withdrawn
      ? { at: withdrawn.recorded.recordedAt, by: memberOf(withdrawn.recorded.actor.id), reason: withdrawn.reason ?? null }
      : null,
    row,
    seen,
  };
}
