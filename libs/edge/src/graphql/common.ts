import { Field, ID, InputType, Int, InterfaceType, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Length, Min } from 'class-validator';
import { DateTime, Position, TimeZone } from './scalars.js';
import { Precision } from './enums.js';
import { UserError } from './user-error.js';

@InterfaceType({ description: 'Anything that has a global id 「ノード」' })
export abstract class Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;
}

@ObjectType({ description: 'Words in both languages 「日英の文言」' })
export class LocalText {
  @Field(() => String, { description: 'Japanese 「日本語」' })
  ja!: string;

  @Field(() => String, { description: 'English 「英語」' })
  en!: string;
}

@ObjectType({ description: 'When something happened, as exactly as it is known 「発生日時」' })
export class OccurredAt {
  @Field(() => DateTime, { nullable: true, description: 'The moment 「日時」' })
  instant?: string | null;

  @Field(() => Precision, { description: 'How exactly it is known 「精度」' })
  precision!: keyof typeof Precision;

  @Field(() => TimeZone, { description: 'IANA time zone 「時間帯」' })
  zone!: string;
}

@InputType({ description: 'When something happened; the zone is the incident’s unless named 「発生日時」' })
export class OccurredAtInput {
  @Field(() => DateTime, { nullable: true, description: 'The moment 「日時」' })
  @IsOptional()
  instant?: string;

  @Field(() => Precision, { defaultValue: 'MINUTE', description: 'How exactly it is known 「精度」' })
  precision!: keyof typeof Precision;

  @Field(() => TimeZone, { nullable: true, description: 'IANA time zone 「時間帯」' })
  @IsOptional()
  zone?: string;
}

/** What every mutation takes beside its own fields. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  @Field(() => ID, { description: 'Chosen by the client; sending it again repeats nothing 「送信側が選ぶ番号。再送しても二重にならない」' })
  @IsString()
  @Length(1, 100)
  clientCommandId!: string;

  @Field(() => DateTime, { nullable: true, description: 'The client’s clock when it was typed, if it was typed offline 「入力日時」' })
  @IsOptional()
  enteredAt?: string;

  @Field(() => Int, { nullable: true, description: 'Refuse if the record of this incident has moved past this revision 「前提の版」' })
  @IsOptional()
  @IsInt()
  @Min(-1)
  ifRevision?: number;
}

/** What every mutation answers beside its own entity. */
@ObjectType({ isAbstract: true })
export abstract class CommandPayload {
  @Field(() => Position, { nullable: true, description: 'Where it stands in the log; pass it as `atLeast` to read it back 「記録位置」' })
  position?: string | null;

  @Field(() => Boolean, { description: 'It had been recorded before: this is what it did then 「記録済みの再送」' })
  duplicate!: boolean;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was recorded 「エラー」' })
  errors!: UserError[];
}

@InputType({ description: 'A past moment; exactly one of the three 「時点」' })
export class AsOfInput {
  @Field(() => Position, { nullable: true, description: 'Up to and with this place in the log 「記録位置」' })
  @IsOptional()
  position?: string;

  @Field(() => ID, { nullable: true, description: 'Up to and with this event 「この記録まで」' })
  @IsOptional()
  @IsString()
  eventId?: string;

  @Field(() => DateTime, { nullable: true, description: 'Before the first event recorded after this 「この日時まで」' })
  @IsOptional()
  recordedAt?: string;
}
