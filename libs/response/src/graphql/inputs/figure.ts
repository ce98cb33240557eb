import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Certainty, CommandInput, Credibility, DateTime, IncidentFactKind, Measure, OccurredAtInput, Population, Reliability } from '#edge';

/** What is said of the incident as a whole. */
@InputType({ isAbstract: true })
export abstract class IncidentFactContent extends CommandInput {
  @Field(() => IncidentFactKind, { description: 'Which fact 「事実の種類」' })
  fact!: keyof typeof IncidentFactKind;

  @Field(() => Boolean, { description: 'Whether it is so 「有無」' })
  holds!: boolean;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;

  @Field(() => OccurredAtInput, { nullable: true, description: 'When it happened 「出来事の日時」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true, description: 'When we heard 「受付・入手日時」' })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Source 「情報源」' })
  @IsOptional()
  @MaxLength(300)
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'In words 「備考」' })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}

/** What a source says of a number. */
@InputType({ isAbstract: true })
export abstract class FigureContent extends CommandInput {
  @Field(() => Measure, { description: 'What is counted 「数の種類」' })
  measure!: keyof typeof Measure;

  @Field(() => Int, { description: 'How many 「人数・個数」' })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  count!: number;

  @Field(() => Population, { description: 'Whom it counts 「数の対象」' })
  population!: keyof typeof Population;

  @Field(() => String, { description: 'The body that said so, never a person 「発表元」' })
  @IsString()
  @MaxLength(300)
  source!: string;

  @Field(() => Reliability, { defaultValue: 'UNKNOWN', description: 'How far the source can be relied on 「信頼性」' })
  reliability!: keyof typeof Reliability;

  @Field(() => Credibility, { defaultValue: 'UNKNOWN', description: 'How plausible it is 「信ぴょう性」' })
  credibility!: keyof typeof Credibility;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;

  @Field(() => OccurredAtInput, { nullable: true, description: 'When it happened 「出来事の日時」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true, description: 'When we heard 「受付・入手日時」' })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'In words 「備考」' })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}

@InputType({ description: 'A fact about the incident as a whole that levels name 「事案の事実」' })
export class RecordIncidentFactInput extends IncidentFactContent {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;
}

@InputType({ description: 'Replaces a fact about the incident 「事案の事実の訂正」' })
export class CorrectIncidentFactInput extends IncidentFactContent {
  @Field(() => ID, { description: 'The line that is corrected 「訂正する記録」' })
  @IsString()
  entryId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'A number from outside, by its source 「外部の数」' })
export class ReportFigureInput extends FigureContent {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;
}

@InputType({ description: 'Replaces a number from outside 「外部の数の訂正」' })
export class CorrectFigureInput extends FigureContent {
  @Field(() => ID, { description: 'The line that is corrected 「訂正する記録」' })
  @IsString()
  entryId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}
