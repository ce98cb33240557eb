import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import {
  Care,
  Cause,
  Certainty,
  CommandInput,
  DateTime,
  Harm,
  LocalDate,
  OccurredAtInput,
  PersonRole,
  Reliability,
  Whereabouts,
} from '#edge';

@InputType({ description: 'Guardian 「親権者・保護者」' })
export class GuardianInput {
  @Field(() => String, { description: 'Name 「氏名」' })
  @IsString()
  @MaxLength(300)
  name!: string;

  @Field(() => String, { nullable: true, description: 'What they are to the person 「続柄」' })
  @IsOptional()
  @MaxLength(300)
  relation?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone 「電話」' })
  @IsOptional()
  @MaxLength(300)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail 「Eメール」' })
  @IsOptional()
  @MaxLength(300)
  email?: string | null;
}

@InputType({ description: 'Who a person concerned is 「対象者の情報」' })
export class PersonProfileInput {
  @Field(() => PersonRole, { defaultValue: 'STUDENT', description: 'What they are in the incident 「区分」' })
  role!: keyof typeof PersonRole;

  @Field(() => String, { description: 'Name 「氏名」' })
  @IsString()
  @MaxLength(300)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Reading of the name 「氏名の読み」' })
  @IsOptional()
  @MaxLength(300)
  nameReading?: string | null;

  @Field(() => String, { nullable: true, description: 'Affiliation 「所属」' })
  @IsOptional()
  @MaxLength(300)
  affiliation?: string | null;

  @Field(() => String, { nullable: true, description: 'Student number 「学籍番号」' })
  @IsOptional()
  @MaxLength(300)
  studentNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone 「電話」' })
  @IsOptional()
  @MaxLength(300)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail 「Eメール」' })
  @IsOptional()
  @MaxLength(300)
  email?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Date of birth 「生年月日」' })
  @IsOptional()
  birthDate?: string | null;

  @Field(() => String, { nullable: true, description: 'Passport number 「旅券番号」' })
  @IsOptional()
  @MaxLength(300)
  passportNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'Home address 「自宅住所」' })
  @IsOptional()
  @MaxLength(10_000)
  homeAddress?: string | null;

  @Field(() => [GuardianInput], { nullable: true, description: 'Holders of parental authority 「親権者・保護者」' })
  @IsOptional()
  @ArrayMaxSize(4)
  @ValidateNested({ each: true })
  @Type(() => GuardianInput)
  guardians?: GuardianInput[] | null;

  @Field(() => String, { nullable: true, description: 'Medical notes 「既往症など」' })
  @IsOptional()
  @MaxLength(10_000)
  medicalNotes?: string | null;
}

@InputType({ description: 'Whereabouts 「所在」' })
export class WhereaboutsInput {
  @Field(() => Whereabouts, { description: 'The code 「値」' })
  value!: keyof typeof Whereabouts;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;
}

@InputType({ description: 'Harm 「被害の程度」' })
export class HarmInput {
  @Field(() => Harm, { description: 'The code 「値」' })
  value!: keyof typeof Harm;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;
}

@InputType({ description: 'Cause 「原因」' })
export class CauseInput {
  @Field(() => Cause, { description: 'The code 「値」' })
  value!: keyof typeof Cause;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;
}

@InputType({ description: 'Care 「診療」' })
export class CareInput {
  @Field(() => Care, { description: 'The code 「値」' })
  value!: keyof typeof Care;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;
}

@InputType({ description: 'What is said of a person’s state: at least one fact, or something in words 「安否情報」' })
export class PersonStateInput {
  @Field(() => WhereaboutsInput, { nullable: true, description: 'Whether located 「所在」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => WhereaboutsInput)
  whereabouts?: WhereaboutsInput | null;

  @Field(() => HarmInput, { nullable: true, description: 'How badly hurt or ill 「被害の程度」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => HarmInput)
  harm?: HarmInput | null;

  @Field(() => CauseInput, { nullable: true, description: 'Injury or illness 「原因」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CauseInput)
  cause?: CauseInput | null;

  @Field(() => CareInput, { nullable: true, description: 'Care 「診療」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => CareInput)
  care?: CareInput | null;

  @Field(() => OccurredAtInput, { nullable: true, description: 'When it happened 「出来事の日時」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was received 「受付・入手日時」' })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { nullable: true, description: 'Source 「情報源」' })
  @IsOptional()
  @MaxLength(300)
  source?: string | null;

  @Field(() => Reliability, { nullable: true, description: 'How far the source can be relied on 「信頼性」' })
  @IsOptional()
  reliability?: keyof typeof Reliability | null;

  @Field(() => String, { nullable: true, description: 'Where exactly the person is 「所在地」' })
  @IsOptional()
  @MaxLength(10_000)
  position?: string | null;

  @Field(() => String, { nullable: true, description: 'Injury and treatment in words 「容体」' })
  @IsOptional()
  @MaxLength(10_000)
  condition?: string | null;

  @Field(() => String, { nullable: true, description: 'Hospital 「病院」' })
  @IsOptional()
  @MaxLength(300)
  hospital?: string | null;

  @Field(() => ID, { nullable: true, description: 'The report that said so 「元の報告」' })
  @IsOptional()
  @IsString()
  reportId?: string | null;
}

@InputType({ description: 'Puts a person on the roster 「対象者の登録」' })
export class AddPersonInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => PersonProfileInput, { description: 'Who the person is 「対象者の情報」' })
  @ValidateNested()
  @Type(() => PersonProfileInput)
  profile!: PersonProfileInput;
}

@InputType({ description: 'Replaces what is known of a person in full 「対象者の訂正」' })
export class CorrectPersonInput extends CommandInput {
  @Field(() => ID, { description: 'The person 「対象者」' })
  @IsString()
  personId!: string;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;

  @Field(() => PersonProfileInput, { description: 'Who the person is 「対象者の情報」' })
  @ValidateNested()
  @Type(() => PersonProfileInput)
  profile!: PersonProfileInput;
}

@InputType({ description: 'Records how a person is 「安否の記録」' })
export class RecordPersonStateInput extends CommandInput {
  @Field(() => ID, { description: 'The person 「対象者」' })
  @IsString()
  personId!: string;

  @Field(() => PersonStateInput, { description: 'How the person is 「安否」' })
  @ValidateNested()
  @Type(() => PersonStateInput)
  state!: PersonStateInput;
}

@InputType({ description: 'Replaces a claim about a person in full 「安否の訂正」' })
export class CorrectPersonStateInput extends CommandInput {
  @Field(() => ID, { description: 'The claim; an entry 「情報」' })
  @IsString()
  claimId!: string;

  @Field(() => ID, { nullable: true, description: 'Whom it was really said of, if of somebody else 「正しい対象者」' })
  @IsOptional()
  @IsString()
  personId?: string | null;

  @Field(() => String, { description: 'Why 「理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;

  @Field(() => PersonStateInput, { description: 'How the person is 「安否」' })
  @ValidateNested()
  @Type(() => PersonStateInput)
  state!: PersonStateInput;
}
