import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsString } from 'class-validator';
import { Position, termsEnum, UserError } from '#edge';
import { erasureReasons } from '#privacy';

export const ErasureReason = termsEnum('ErasureReason', erasureReasons, 'Why personal data is destroyed 「消去の理由」');

@InputType({ description: 'Destroys the personal data of a person, or the words of one line or cost 「個人情報の消去」' })
export class EraseSubjectInput {
  @Field(() => ID, { description: 'A person, a line of the chronology, or a cost 「対象者・記録・費用」' })
  @IsString()
  subjectId!: string;

  @Field(() => ErasureReason, { description: 'Why 「理由」' })
  reason!: keyof typeof ErasureReason;
}

@ObjectType({ description: 'What was destroyed, and what is left to look at 「消去の結果」' })
export class EraseSubjectPayload {
  @Field(() => Int, { nullable: true, description: 'Keys destroyed; 0 if it had been done before 「破棄した鍵の数」' })
  keys?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Of a person: the lines and costs that are about them or were once, steps of their journeys included, whose own words may have to be erased too; null where a view stopped that names them: ask again once it goes on 「関係する記録」',
  })
  entryIds?: string[] | null;

  @Field(() => Position, { nullable: true, description: 'Where it stands in the log 「記録位置」' })
  position?: string | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done 「エラー」' })
  errors!: UserError[];
}
