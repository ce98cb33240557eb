import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { CommandInput, DateTime, DispatchKind, OccurredAtInput, TimeZone } from '#edge';

@InputType({ description: 'A planned moment in the zone of its place 「予定日時」' })
export class ZonedTimeInput {
  @Field(() => DateTime, { description: 'The moment 「日時」' })
  instant!: string;

  @Field(() => TimeZone, { description: 'IANA time zone 「時間帯」' })
  zone!: string;
}

@InputType({ isAbstract: true })
export abstract class DispatchDetailsInput extends CommandInput {
  @Field(() => DispatchKind, { description: 'What kind it is 「種類」' })
  kind!: keyof typeof DispatchKind;

  @Field(() => Int, { defaultValue: 1, description: 'How many 「人数・個数」' })
  @IsInt()
  @Min(1)
  @Max(500)
  count!: number;

  @Field(() => String, { description: 'Purpose 「目的」' })
  @IsString()
  @MaxLength(10_000)
  purpose!: string;

  @Field(() => String, { nullable: true, description: 'Who travels 「派遣者」' })
  @IsOptional()
  @MaxLength(10_000)
  travellers?: string | null;

  @Field(() => String, { nullable: true, description: 'Origin 「出発地」' })
  @IsOptional()
  @MaxLength(300)
  origin?: string | null;

  @Field(() => String, { nullable: true, description: 'Destination 「目的地」' })
  @IsOptional()
  @MaxLength(300)
  destination?: string | null;

  @Field(() => ZonedTimeInput, { nullable: true, description: 'Planned departure 「出発予定」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ZonedTimeInput)
  departsAt?: ZonedTimeInput | null;

  @Field(() => ZonedTimeInput, { nullable: true, description: 'Planned arrival 「到着予定」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ZonedTimeInput)
  arrivesAt?: ZonedTimeInput | null;

  @Field(() => [ID], { nullable: true, description: 'Persons it is for 「対象者」' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  forPersonIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Entries that caused it 「発端」' })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  causedBy?: string[] | null;
}

@InputType({ description: 'Requests a dispatch 「派遣・手配の依頼」' })
export class RequestDispatchInput extends DispatchDetailsInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;
}

@InputType({ description: 'Replaces the details of a dispatch in full 「派遣・手配の訂正」' })
export class CorrectDispatchInput extends DispatchDetailsInput {
  @Field(() => ID, { description: 'The dispatch 「派遣・手配」' })
  @IsString()
  dispatchId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'A step of a dispatch; without a time it is now 「派遣・手配の経過」' })
export class DispatchStepInput extends CommandInput {
  @Field(() => ID, { description: 'The dispatch 「派遣・手配」' })
  @IsString()
  dispatchId!: string;

  @Field(() => OccurredAtInput, { nullable: true, description: 'When 「日時」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  at?: OccurredAtInput | null;

  @Field(() => String, { nullable: true, description: 'In words 「備考」' })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}

@InputType({ description: 'Replaces the time and the note of a step that was taken 「経過の訂正」' })
export class CorrectDispatchStepInput extends CommandInput {
  @Field(() => ID, { description: 'The line of the step 「訂正する記録」' })
  @IsString()
  entryId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;

  @Field(() => OccurredAtInput, { description: 'When 「日時」' })
  @ValidateNested()
  @Type(() => OccurredAtInput)
  at!: OccurredAtInput;

  @Field(() => String, { nullable: true, description: 'In words 「備考」' })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}

@InputType({ description: 'Arranged 「手配済」' })
export class ArrangeDispatchInput extends DispatchStepInput {
  @Field(() => String, { nullable: true, description: 'Booking number, vendor 「予約番号・業者」' })
  @IsOptional()
  @MaxLength(300)
  reference?: string | null;

  @Field(() => ZonedTimeInput, { nullable: true, description: 'Planned departure 「出発予定」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ZonedTimeInput)
  departsAt?: ZonedTimeInput | null;

  @Field(() => ZonedTimeInput, { nullable: true, description: 'Planned arrival 「到着予定」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ZonedTimeInput)
  arrivesAt?: ZonedTimeInput | null;
}
