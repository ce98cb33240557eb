import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import {
  Channel,
  CommandInput,
  Counterpart,
  Credibility,
  DateTime,
  Direction,
  Disposition,
  Duty,
  EntryKind,
  Hazard,
  LanguageCode,
  OccurredAtInput,
  Reliability,
  Settlement,
  TimeZone,
} from '#edge';
import { PersonProfileInput, PersonStateInput } from './person.js';

@InputType({ description: '「5W1H」' })
export class FiveWInput {
  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  when?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  where?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  who?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  what?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  how?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  other?: string | null;
}

@InputType({ description: 'What a line of the chronology says 「記録の内容」' })
export class RecordReportContent {
  @Field(() => EntryKind, { defaultValue: 'REPORT' })
  kind!: keyof typeof EntryKind;

  @Field(() => Channel)
  channel!: keyof typeof Channel;

  @Field(() => Direction, { defaultValue: 'INBOUND' })
  direction!: keyof typeof Direction;

  @Field(() => Counterpart, { defaultValue: 'OTHER' })
  counterpart!: keyof typeof Counterpart;

  @Field(() => String, { nullable: true, description: '「発信」' })
  @IsOptional()
  @MaxLength(300)
  from?: string | null;

  @Field(() => String, { nullable: true, description: '「受信」' })
  @IsOptional()
  @MaxLength(300)
  to?: string | null;

  @Field(() => String, { nullable: true, description: '「情報入手元」' })
  @IsOptional()
  @MaxLength(300)
  informationSource?: string | null;

  @Field(() => Reliability, { defaultValue: 'UNKNOWN' })
  reliability!: keyof typeof Reliability;

  @Field(() => Credibility, { defaultValue: 'UNKNOWN' })
  credibility!: keyof typeof Credibility;

  @Field(() => OccurredAtInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true, description: '「受付・入手日時」' })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { description: '「内容」' })
  @IsString()
  @MaxLength(10_000)
  text!: string;

  @Field(() => String, { nullable: true, description: '「対応」' })
  @IsOptional()
  @MaxLength(10_000)
  action?: string | null;

  @Field(() => String, { nullable: true, description: '「秘匿事項」' })
  @IsOptional()
  @MaxLength(10_000)
  confidential?: string | null;

  @Field(() => FiveWInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => FiveWInput)
  fiveW?: FiveWInput | null;

  @Field(() => LanguageCode, { defaultValue: 'JA' })
  language!: keyof typeof LanguageCode;

  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  personIds?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: '「次回連絡予定」' })
  @IsOptional()
  nextContactAt?: string | null;

  @Field(() => Disposition, { nullable: true, description: 'Left out: HQ if urgent, HANDLER if duties are named, else NONE' })
  @IsOptional()
  disposition?: keyof typeof Disposition | null;

  @Field(() => [Duty], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(6)
  duties?: (keyof typeof Duty)[] | null;

  @Field(() => Boolean, { defaultValue: false, description: '「至急」' })
  urgent!: boolean;
}

@InputType({ description: 'Opens an incident with the report 「事案の開設」' })
export class OpenIncidentInput {
  @Field(() => String, { description: '「事案名」' })
  @IsString()
  @MaxLength(300)
  title!: string;

  @Field(() => Hazard, { defaultValue: 'OTHER' })
  kind!: keyof typeof Hazard;

  @Field(() => String, { nullable: true, description: '「場所」' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => TimeZone, { description: '「現地時間帯」' })
  zone!: string;
}

@InputType({ description: 'A person whom the report speaks of: one known, or a new one, and how they are 「報告中の対象者」' })
export class ReportPersonInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsString()
  personId?: string | null;

  @Field(() => PersonProfileInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonProfileInput)
  add?: PersonProfileInput | null;

  @Field(() => PersonStateInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonStateInput)
  state?: PersonStateInput | null;
}

@InputType({ description: 'A report into an incident, or one that opens it 「報告の記録」' })
export class RecordReportInput extends CommandInput {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsString()
  incidentId?: string | null;

  @Field(() => OpenIncidentInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpenIncidentInput)
  open?: OpenIncidentInput | null;

  @Field(() => RecordReportContent)
  @ValidateNested()
  @Type(() => RecordReportContent)
  content!: RecordReportContent;

  @Field(() => [ReportPersonInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReportPersonInput)
  persons?: ReportPersonInput[] | null;

  @Field(() => String, { nullable: true, description: 'Of an importer: the same line is recorded once, whoever sends it' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  importKey?: string | null;
}

@InputType({ description: 'Replaces what a report says in full 「記録の訂正」' })
export class CorrectReportInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  entryId!: string;

  @Field(() => String, { description: '「訂正理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;

  @Field(() => RecordReportContent)
  @ValidateNested()
  @Type(() => RecordReportContent)
  content!: RecordReportContent;

  @Field(() => String, { nullable: true, description: 'Of an importer: the line whose new content this is' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  importKey?: string | null;
}

@InputType({ description: '「取消」' })
export class WithdrawEntryInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  entryId!: string;

  @Field(() => String)
  @IsString()
  @MaxLength(10_000)
  reason!: string;
}

@InputType({ description: '「対応開始」' })
export class TakeUpEntryInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  entryId!: string;

  @Field(() => Duty, { nullable: true })
  @IsOptional()
  duty?: keyof typeof Duty | null;
}

@InputType({ description: '「対応済」' })
export class SettleEntryInput extends CommandInput {
  @Field(() => ID)
  @IsString()
  entryId!: string;

  @Field(() => Settlement)
  settlement!: keyof typeof Settlement;

  @Field(() => String, { description: '「対応結果」' })
  @IsString()
  @MaxLength(10_000)
  outcome!: string;
}

@InputType({ description: 'A line of a table, to ask whether it is already recorded 「取込の確認」' })
export class ImportLineInput {
  @Field(() => String)
  @IsString()
  @Length(1, 500)
  importKey!: string;

  @Field(() => RecordReportContent)
  @ValidateNested()
  @Type(() => RecordReportContent)
  content!: RecordReportContent;
}
