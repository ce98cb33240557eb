import { Field, ObjectType } from '@nestjs/graphql';
import type { Sealed } from '#kernel';
import { DateTime, Member, memberOf, Protected } from '#edge';
import type { Withdrawal as WithdrawalRow } from '../../views/recorded.js';

@ObjectType({ description: 'Who took an entry back, when and why; what it said stays readable 「取消」' })
export class Withdrawal {
  @Field(() => DateTime, { description: 'When 「日時」' })
  at!: string;

  @Field(() => Member, { nullable: true, description: 'By whom 「記録者」' })
  by!: Member | null;

  @Field(() => Protected, { nullable: true, description: 'Why; of an erased entry nothing is said 「理由」' })
  reason!: Sealed<string> | null;
}

export const withdrawalOf = (withdrawn: WithdrawalRow | undefined): Withdrawal | null =>
  withdrawn ? { at: withdrawn.recorded.recordedAt, by: memberOf(withdrawn.recorded.actor.id), reason: withdrawn.reason ?? null } : null;
