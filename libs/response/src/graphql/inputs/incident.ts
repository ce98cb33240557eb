import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CommandInput, Hazard, IncidentOutcome, TimeZone } from '#edge';

@InputType({ description: 'Replaces what an incident is called, what it is and where 「事案名・種類・場所の訂正」' })
export class CorrectIncidentInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => String, { description: 'Title 「事案名」' })
  @IsString()
  @MaxLength(300)
  title!: string;

  @Field(() => Hazard, { nullable: true, description: 'Left out: as it is 「種類」' })
  kind?: keyof typeof Hazard | null;

  @Field(() => TimeZone, { nullable: true, description: 'Left out: as it is; times already told stay as they were told 「現地時間帯」' })
  zone?: string | null;

  @Field(() => String, { nullable: true, description: 'Left out: none 「場所」' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'Replaces the grounds, reason or note of an act; that it was done stands 「文言の訂正」' })
export class CorrectWordingInput extends CommandInput {
  @Field(() => ID, { description: 'The line of the act 「訂正する記録」' })
  @IsString()
  entryId!: string;

  @Field(() => String, { description: 'What it says from now on 「文言」' })
  @IsString()
  @MaxLength(10_000)
  wording!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'Closes an incident 「事案の終了」' })
export class CloseIncidentInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => IncidentOutcome, { description: 'How it ended 「終了区分」' })
  outcome!: keyof typeof IncidentOutcome;

  @Field(() => ID, { nullable: true, description: 'The incident that it duplicates 「重複先」' })
  @IsOptional()
  @IsString()
  duplicateOf?: string | null;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: 'Reopens an incident 「事案の再開」' })
export class ReopenIncidentInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}
