import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CommandInput, CurrencyCode, DateTime, Decimal, Payer } from '#edge';

@InputType({ description: '「金額」' })
export class MoneyInput {
  @Field(() => Decimal)
  amount!: string;

  @Field(() => CurrencyCode)
  currency!: string;
}

@InputType({ isAbstract: true })
export abstract class ExpenseLineInput extends CommandInput {
  @Field(() => ID, { description: 'Id of a cost category 「費目」' })
  @IsString()
  @MaxLength(60)
  category!: string;

  @Field(() => String, { description: '「内容」' })
  @IsString()
  @MaxLength(10_000)
  description!: string;

  @Field(() => MoneyInput, { nullable: true, description: '「見積額」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  estimate?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: '「実績額」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  actual?: MoneyInput | null;

  @Field(() => Payer, { defaultValue: 'UNDECIDED' })
  payer!: keyof typeof Payer;

  @Field(() => DateTime, { nullable: true, description: '「発生日時」' })
  @IsOptional()
  incurredAt?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsString()
  dispatchId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsString()
  decisionId?: string | null;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  personIds?: string[] | null;
}

@InputType({ description: '「費用の記録」' })
export class RecordExpenseInput extends ExpenseLineInput {
  @Field(() => ID)
  @IsString()
  incidentId!: string;
}

@InputType({ description: 'Replaces a line of cost in full 「費用の訂正」' })
export class CorrectExpenseInput extends ExpenseLineInput {
  @Field(() => ID)
  @IsString()
  expenseId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'The actual amount became known 「実績額の記録」' })
export class RecordExpenseActualInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  expenseId!: string;

  @Field(() => MoneyInput)
  @ValidateNested()
  @Type(() => MoneyInput)
  actual!: MoneyInput;

  @Field(() => DateTime, { nullable: true, description: '「支払日時」' })
  @IsOptional()
  paidAt?: string | null;

  @Field(() => String, { nullable: true, description: '「支払の控え」' })
  @IsOptional()
  @MaxLength(10_000)
  reference?: string | null;
}

@InputType({ description: '「費用の取消」' })
export class WithdrawExpenseInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  expenseId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'One unit of `from` is `rate` units of `to` 「換算率の記録」' })
export class RecordRateInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  incidentId!: string;

  @Field(() => CurrencyCode)
  from!: string;

  @Field(() => CurrencyCode)
  to!: string;

  @Field(() => Decimal)
  rate!: string;

  @Field(() => String, { description: '「出典」' })
  @IsString()
  @MaxLength(300)
  source!: string;

  @Field(() => DateTime)
  at!: string;
}
