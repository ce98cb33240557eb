import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CommandInput, CurrencyCode, DateTime, Decimal, Payer } from '#edge';

@InputType({ description: 'Amount 「金額」' })
export class MoneyInput {
  @Field(() => Decimal, { description: 'Decimal, in major units 「金額」' })
  amount!: string;

  @Field(() => CurrencyCode, { description: 'The currency 「通貨」' })
  currency!: string;
}

@InputType({ isAbstract: true })
export abstract class ExpenseLineInput extends CommandInput {
  @Field(() => ID, { description: 'Id of a cost category 「費目」' })
  @IsString()
  @MaxLength(60)
  category!: string;

  @Field(() => String, { description: 'What it is for 「内容」' })
  @IsString()
  @MaxLength(10_000)
  description!: string;

  @Field(() => MoneyInput, { nullable: true, description: 'Estimate 「見積額」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  estimate?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Actual amount 「実績額」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  actual?: MoneyInput | null;

  @Field(() => Payer, { defaultValue: 'UNDECIDED', description: 'Who pays 「支払者」' })
  payer!: keyof typeof Payer;

  @Field(() => DateTime, { nullable: true, description: 'When it was incurred 「発生日時」' })
  @IsOptional()
  incurredAt?: string | null;

  @Field(() => ID, { nullable: true, description: 'The dispatch 「派遣・手配」' })
  @IsOptional()
  @IsString()
  dispatchId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The decision 「決定」' })
  @IsOptional()
  @IsString()
  decisionId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Persons whom it concerns 「対象者」' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  personIds?: string[] | null;
}

@InputType({ description: 'Records a cost 「費用の記録」' })
export class RecordExpenseInput extends ExpenseLineInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;
}

@InputType({ description: 'Replaces a line of cost in full 「費用の訂正」' })
export class CorrectExpenseInput extends ExpenseLineInput {
  @Field(() => ID, { description: 'The line of cost 「費用」' })
  @IsString()
  expenseId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'The actual amount became known 「実績額の記録」' })
export class RecordExpenseActualInput extends CommandInput {
  @Field(() => ID, { description: 'The line of cost 「費用」' })
  @IsString()
  expenseId!: string;

  @Field(() => MoneyInput, { description: 'Actual amounts 「実績額」' })
  @ValidateNested()
  @Type(() => MoneyInput)
  actual!: MoneyInput;

  @Field(() => DateTime, { nullable: true, description: 'When it was paid 「支払日時」' })
  @IsOptional()
  paidAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Reference of the payment 「支払の控え」' })
  @IsOptional()
  @MaxLength(10_000)
  reference?: string | null;
}

@InputType({ description: 'Withdraws a cost 「費用の取消」' })
export class WithdrawExpenseInput extends CommandInput {
  @Field(() => ID, { description: 'The line of cost 「費用」' })
  @IsString()
  expenseId!: string;

  @Field(() => String, { nullable: true, description: 'Why; of an erased line it must be left out, of any other it is needed 「理由」' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  reason?: string | null;
}

@InputType({ description: 'One unit of `from` is `rate` units of `to` 「換算率の記録」' })
export class RecordRateInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => CurrencyCode, { description: 'One unit of this 「換算元」' })
  from!: string;

  @Field(() => CurrencyCode, { description: 'is so many of this 「換算先」' })
  to!: string;

  @Field(() => Decimal, { description: 'Units of `to` for one of `from` 「換算率」' })
  rate!: string;

  @Field(() => String, { description: 'Source 「出典」' })
  @IsString()
  @MaxLength(300)
  source!: string;

  @Field(() => DateTime, { description: 'When 「日時」' })
  at!: string;
}
