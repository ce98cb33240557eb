import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Body, CommandInput, Duty, Post } from '#edge';

@InputType({ description: 'A person sets the level in force; lowering needs grounds 「対応レベルの変更」' })
export class ChangeResponseLevelInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => Int, { description: 'The response level, 0 to 3 「対応レベル」' })
  @IsInt()
  @Min(0)
  @Max(3)
  level!: number;

  @Field(() => String, { nullable: true, description: 'Grounds 「根拠」' })
  @IsOptional()
  @MaxLength(10_000)
  grounds?: string | null;
}

@InputType({ description: 'Opens a body and names its head 「体制の設置」' })
export class OpenBodyInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => ID, { description: 'Member who heads it 「長」' })
  @IsString()
  headId!: string;

  @Field(() => String, { nullable: true, description: 'Where it is set up 「設置場所」' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => String, { nullable: true, description: 'Grounds 「根拠」' })
  @IsOptional()
  @MaxLength(10_000)
  grounds?: string | null;
}

@InputType({ description: 'Stands a body down 「体制の解散」' })
export class StandDownInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => Body, { description: 'The team or headquarters 「組織」' })
  body!: keyof typeof Body;

  @Field(() => String, { description: 'Grounds 「根拠」' })
  @IsString()
  @MaxLength(10_000)
  grounds!: string;
}

@InputType({ description: 'A post of a body and a member 「任命・解任」' })
export class PostInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => Body, { description: 'The team or headquarters 「組織」' })
  body!: keyof typeof Body;

  @Field(() => Post, { description: 'The post 「役職」' })
  post!: keyof typeof Post;

  @Field(() => ID, { description: 'The member 「構成員」' })
  @IsString()
  memberId!: string;
}

@InputType({ description: 'Assigns a duty 「担当の割当」' })
export class AssignDutyInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => Duty, { description: 'The duty 「担当」' })
  duty!: keyof typeof Duty;

  @Field(() => ID, { description: 'The member 「構成員」' })
  @IsString()
  memberId!: string;
}

@InputType({ description: 'Hands a duty over 「担当の引継ぎ」' })
export class HandOverDutyInput extends CommandInput {
  @Field(() => ID, { description: 'The incident 「事案」' })
  @IsString()
  incidentId!: string;

  @Field(() => Duty, { description: 'The duty 「担当」' })
  duty!: keyof typeof Duty;

  @Field(() => ID, { description: 'Member who takes it over 「引き継ぐ人」' })
  @IsString()
  to!: string;

  @Field(() => String, { nullable: true, description: 'What the successor must know 「引継ぎ事項」' })
  @IsOptional()
  @MaxLength(10_000)
  note?: string | null;
}
