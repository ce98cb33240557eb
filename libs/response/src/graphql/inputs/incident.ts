import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { CommandInput, IncidentOutcome } from '#edge';

@InputType({ description: '「事案の終了」' })
export class CloseIncidentInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => IncidentOutcome, { description: 'How it ended 「終了区分」' })
  outcome!: keyof typeof IncidentOutcome;

  @Field(() => ID, { nullable: true, description: '「重複先」' })
  @IsOptional()
  @IsString()
  duplicateOf?: string | null;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: '「事案の再開」' })
export class ReopenIncidentInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}
