import { ObjectType } from '@nestjs/graphql';
import { CommandPayload, type Target } from '#edge';

@ObjectType({ description: 'Answer about a line of cost 「費用についての回答」' })
export class ExpensePayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a rate of exchange 「為替レートについての回答」' })
export class RatePayload extends CommandPayload {
  readonly target?: Target;
}
