import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CommandInput, Duty, OccurredAtInput } from '#edge';

@InputType({ isAbstract: true })
export abstract class DecisionContentInput extends CommandInput {
  @Field(() => String, { description: 'Question 「議題」' })
  @IsString()
  @MaxLength(300)
  question!: string;

  @Field(() => [String], { description: 'Options 「選択肢」' })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @MaxLength(300, { each: true })
  options!: string[];

  @Field(() => Int, { description: 'Index into the options 「選択肢の番号」' })
  @IsInt()
  @Min(0)
  @Max(9)
  chosen!: number;

  @Field(() => String, { description: 'Reasons 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reasons!: string;

  @Field(() => String, { nullable: true, description: 'Dissent 「反対意見」' })
  @IsOptional()
  @MaxLength(10_000)
  dissent?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Entries that it rests on 「根拠」' })
  @IsOptional()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  grounds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Clauses of the manual 「条項」' })
  @IsOptional()
  @ArrayMaxSize(20)
  @MaxLength(60, { each: true })
  clauses?: string[] | null;

  @Field(() => ID, { nullable: true, description: '`lastEventId` of the board or list that its author saw 「見ていた画面の最終記録」' })
  @IsOptional()
  @IsString()
  basedOn?: string | null;

  @Field(() => OccurredAtInput, { nullable: true, description: 'Left out: now 「決定日時」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  decidedAt?: OccurredAtInput | null;

  @Field(() => ID, { nullable: true, description: 'Member who decided; left out: the caller 「決定者」' })
  @IsOptional()
  @IsString()
  deciderId?: string | null;

  @Field(() => [Duty], { nullable: true, description: 'Duties that carry it out 「担当」' })
  @IsOptional()
  @ArrayMaxSize(6)
  duties?: (keyof typeof Duty)[] | null;
}

@InputType({ description: 'Records a decision 「決定の記録」' })
export class RecordDecisionInput extends DecisionContentInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;
}

@InputType({ description: 'Replaces what a decision says in full 「決定の訂正」' })
export class CorrectDecisionInput extends DecisionContentInput {
  @Field(() => ID, { description: 'The decision 「決定」' })
  @IsString()
  decisionId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}
