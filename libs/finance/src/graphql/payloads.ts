import { ObjectType } from '@nestjs/graphql';
import { CommandPayload, type Target } from '#edge';

@ObjectType({ description: 'Answer about a line of cost' })
export class ExpensePayload extends CommandPayload {
  readonly target?: Target;
}

@ObjectType({ description: 'Answer about a rate of exchange' })
export class RatePayload extends CommandPayload {
  readonly target?: Target;
}
