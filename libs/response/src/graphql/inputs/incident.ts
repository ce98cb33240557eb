import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import {
  Certainty,
  CommandInput,
  Credibility,
  DateTime,
  IncidentFactKind,
  IncidentOutcome,
  Measure,
  OccurredAtInput,
  Population,
  Reliability,
} from '#edge';

@InputType({ description: '「事案の終了」' })
export class CloseIncidentInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  incidentId!: string;

  @Field(() => IncidentOutcome)
  outcome!: keyof typeof IncidentOutcome;

  @Field(() => ID, { nullable: true, description: '「重複先」' })
  @IsOptional()
  @IsString()
  duplicateOf?: string | null;

  @Field(() => String)
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: '「事案の再開」' })
export class ReopenIncidentInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  incidentId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'A fact about the incident as a whole that levels name 「事案の事実」' })
export class RecordIncidentFactInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  incidentId!: string;

  @Field(() => IncidentFactKind)
  fact!: keyof typeof IncidentFactKind;

  @Field(() => Boolean)
  holds!: boolean;

  @Field(() => Certainty)
  certainty!: keyof typeof Certainty;

  @Field(() => OccurredAtInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { nullable: true, description: '「情報源」' })
  @IsOptional()
  @MaxLength(300)
  source?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}

@InputType({ description: 'A number from outside, by its source 「外部の数」' })
export class ReportFigureInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  incidentId!: string;

  @Field(() => Measure)
  measure!: keyof typeof Measure;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  count!: number;

  @Field(() => Population)
  population!: keyof typeof Population;

  @Field(() => String, { description: 'The body that said so, never a person 「発表元」' })
  @IsString()
  @MaxLength(300)
  source!: string;

  @Field(() => Reliability, { defaultValue: 'UNKNOWN' })
  reliability!: keyof typeof Reliability;

  @Field(() => Credibility, { defaultValue: 'UNKNOWN' })
  credibility!: keyof typeof Credibility;

  @Field(() => Certainty)
  certainty!: keyof typeof Certainty;

  @Field(() => OccurredAtInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}
