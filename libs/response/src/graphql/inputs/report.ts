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

@InputType({ description: 'When, where, who, what, why, how 「5W1H」' })
export class FiveWInput {
  @Field(() => String, { nullable: true, description: 'When 「いつ」' })
  @IsOptional()
  @MaxLength(10_000)
  when?: string | null;

  @Field(() => String, { nullable: true, description: 'Where 「どこで」' })
  @IsOptional()
  @MaxLength(10_000)
  where?: string | null;

  @Field(() => String, { nullable: true, description: 'Who 「誰が」' })
  @IsOptional()
  @MaxLength(10_000)
  who?: string | null;

  @Field(() => String, { nullable: true, description: 'What 「何を」' })
  @IsOptional()
  @MaxLength(10_000)
  what?: string | null;

  @Field(() => String, { nullable: true, description: 'How 「どのように」' })
  @IsOptional()
  @MaxLength(10_000)
  how?: string | null;

  @Field(() => String, { nullable: true, description: 'Other 「その他」' })
  @IsOptional()
  @MaxLength(10_000)
  other?: string | null;
}

@InputType({ description: 'What a line of the chronology says 「記録の内容」' })
export class RecordReportContent {
  @Field(() => EntryKind, { defaultValue: 'REPORT', description: 'What kind it is 「種類」' })
  kind!: keyof typeof EntryKind;

  @Field(() => Channel, { description: 'By which means 「手段」' })
  channel!: keyof typeof Channel;

  @Field(() => Direction, { defaultValue: 'INBOUND', description: 'Told or was told 「発信・受信」' })
  direction!: keyof typeof Direction;

  @Field(() => Counterpart, { defaultValue: 'OTHER', description: 'Who is at the other end 「相手方」' })
  counterpart!: keyof typeof Counterpart;

  @Field(() => String, { nullable: true, description: 'From whom 「発信」' })
  @IsOptional()
  @MaxLength(300)
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'To whom 「受信」' })
  @IsOptional()
  @MaxLength(300)
  to?: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was learnt 「情報入手元」' })
  @IsOptional()
  @MaxLength(300)
  informationSource?: string | null;

  @Field(() => Reliability, { defaultValue: 'UNKNOWN', description: 'How far the source can be relied on 「信頼性」' })
  reliability!: keyof typeof Reliability;

  @Field(() => Credibility, { defaultValue: 'UNKNOWN', description: 'How plausible it is 「信ぴょう性」' })
  credibility!: keyof typeof Credibility;

  @Field(() => OccurredAtInput, { nullable: true, description: 'When it happened 「出来事の日時」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OccurredAtInput)
  occurredAt?: OccurredAtInput | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was received 「受付・入手日時」' })
  @IsOptional()
  receivedAt?: string | null;

  @Field(() => String, { description: 'What was said 「内容」' })
  @IsString()
  @MaxLength(10_000)
  text!: string;

  @Field(() => String, { nullable: true, description: 'Action taken 「対応」' })
  @IsOptional()
  @MaxLength(10_000)
  action?: string | null;

  @Field(() => String, { nullable: true, description: 'Confidential part 「秘匿事項」' })
  @IsOptional()
  @MaxLength(10_000)
  confidential?: string | null;

  @Field(() => FiveWInput, { nullable: true, description: 'When, where, who, what, how 「5W1H」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => FiveWInput)
  fiveW?: FiveWInput | null;

  @Field(() => LanguageCode, { defaultValue: 'JA', description: 'Language in which it is written 「言語」' })
  language!: keyof typeof LanguageCode;

  @Field(() => [ID], { nullable: true, description: 'Persons whom it concerns 「対象者」' })
  @IsOptional()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  personIds?: string[] | null;

  @Field(() => DateTime, { nullable: true, description: 'Next contact 「次回連絡予定」' })
  @IsOptional()
  nextContactAt?: string | null;

  @Field(() => Disposition, { nullable: true, description: 'Left out: HQ if urgent, HANDLER if duties are named, else NONE 「対応区分」' })
  @IsOptional()
  disposition?: keyof typeof Disposition | null;

  @Field(() => [Duty], { nullable: true, description: 'Duties that it concerns 「担当」' })
  @IsOptional()
  @ArrayMaxSize(6)
  duties?: (keyof typeof Duty)[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Urgent 「至急」' })
  urgent!: boolean;
}

@InputType({ description: 'Opens an incident with the report 「事案の開設」' })
export class OpenIncidentInput {
  @Field(() => String, { description: 'Title 「事案名」' })
  @IsString()
  @MaxLength(300)
  title!: string;

  @Field(() => Hazard, { defaultValue: 'OTHER', description: 'What kind it is 「種類」' })
  kind!: keyof typeof Hazard;

  @Field(() => String, { nullable: true, description: 'Place 「場所」' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => TimeZone, { description: 'Zone of the place 「現地時間帯」' })
  zone!: string;
}

@InputType({ description: 'A person whom the report speaks of: one known, or a new one, and how they are 「報告中の対象者」' })
export class ReportPersonInput {
  @Field(() => ID, { nullable: true, description: 'The person 「対象者」' })
  @IsOptional()
  @IsString()
  personId?: string | null;

  @Field(() => PersonProfileInput, { nullable: true, description: 'A person not yet on the roster 「対象者の登録」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonProfileInput)
  add?: PersonProfileInput | null;

  @Field(() => PersonStateInput, { nullable: true, description: 'How the person is 「安否」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PersonStateInput)
  state?: PersonStateInput | null;
}

@InputType({ description: 'A report into an incident, or one that opens it 「報告の記録」' })
export class RecordReportInput extends CommandInput {
  @Field(() => ID, { nullable: true, description: 'The incident 「事案」' })
  @IsOptional()
  @IsString()
  incidentId?: string | null;

  @Field(() => OpenIncidentInput, { nullable: true, description: 'Opens an incident with it 「事案の開設」' })
  @IsOptional()
  @ValidateNested()
  @Type(() => OpenIncidentInput)
  open?: OpenIncidentInput | null;

  @Field(() => RecordReportContent, { description: 'What it says 「内容」' })
  @ValidateNested()
  @Type(() => RecordReportContent)
  content!: RecordReportContent;

  @Field(() => [ReportPersonInput], { nullable: true, description: 'Persons whom it speaks of 「対象者」' })
  @IsOptional()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ReportPersonInput)
  persons?: ReportPersonInput[] | null;

  @Field(() => String, { nullable: true, description: 'Of an importer: the same line is recorded once, whoever sends it 「取込行の識別」' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  importKey?: string | null;
}

@InputType({ description: 'Replaces what a report says in full 「記録の訂正」' })
export class CorrectReportInput extends CommandInput {
  @Field(() => ID, { description: 'The line of the chronology 「記録」' })
  @IsString()
  entryId!: string;

  @Field(() => String, { description: 'Why it is corrected 「訂正理由」' })
  @IsString()
  @MaxLength(10_000)
  reason!: string;

  @Field(() => RecordReportContent, { description: 'What it says 「内容」' })
  @ValidateNested()
  @Type(() => RecordReportContent)
  content!: RecordReportContent;

  @Field(() => String, { nullable: true, description: 'Of an importer: the line whose new content this is 「取込行の識別」' })
  @IsOptional()
  @IsString()
  @Length(1, 500)
  importKey?: string | null;
}

@InputType({ description: 'Withdraws an entry 「取消」' })
export class WithdrawEntryInput extends CommandInput {
  @Field(() => ID, { description: 'The line of the chronology 「記録」' })
  @IsString()
  entryId!: string;

  @Field(() => String, { nullable: true, description: 'Why; of an erased entry it must be left out, of any other it is needed 「理由」' })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  reason?: string | null;
}

@InputType({ description: 'Takes an entry up 「対応開始」' })
export class TakeUpEntryInput extends CommandInput {
  @Field(() => ID, { description: 'The line of the chronology 「記録」' })
  @IsString()
  entryId!: string;

  @Field(() => Duty, { nullable: true, description: 'The duty 「担当」' })
  @IsOptional()
  duty?: keyof typeof Duty | null;
}

@InputType({ description: 'Settles an entry 「対応済」' })
export class SettleEntryInput extends CommandInput {
  @Field(() => ID, { description: 'The line of the chronology 「記録」' })
  @IsString()
  entryId!: string;

  @Field(() => Settlement, { description: 'How it was settled 「対応結果」' })
  settlement!: keyof typeof Settlement;

  @Field(() => String, {
    nullable: true,
    description: 'What came of it; of an erased entry it must be left out, of any other it is needed 「対応結果」',
  })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  outcome?: string | null;
}

@InputType({ description: 'A line of a table, to ask whether it is already recorded 「取込の確認」' })
export class ImportLineInput {
  @Field(() => String, { description: 'Names the line of the table, the same whoever imports it 「取込キー」' })
  @IsString()
  @Length(1, 500)
  importKey!: string;

  @Field(() => RecordReportContent, { description: 'What it says 「内容」' })
  @ValidateNested()
  @Type(() => RecordReportContent)
  content!: RecordReportContent;
}
