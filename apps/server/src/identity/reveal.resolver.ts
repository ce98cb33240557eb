import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { IsString, Length } from 'class-validator';
import { CORE, FiveW, Guardian, refusal, reject, sealedAt, sealOf, UserError, type Core, type EdgeRequest } from '#edge';
import type { Sealed, Uuid } from '#kernel';

@InputType({ description: 'Opens one masked value for a reason 「開示」' })
export class RevealInput {
  @Field(() => ID, { description: '`Protected.ref` 「開示の参照」' })
  @IsString()
  @Length(10, 60_000)
  ref!: string;

  @Field(() => String, { description: 'Goes into the ledger of reads 「理由」' })
  @IsString()
  @Length(1, 500)
  reason!: string;
}

@ObjectType({ description: 'The opened value, in the shape of its field 「開示された値」' })
export class RevealPayload {
  @Field(() => String, { nullable: true, description: 'Of a text 「文言」' })
  text?: string;

  @Field(() => [String], { nullable: true, description: 'Of a list of texts 「文言の一覧」' })
  texts?: string[];

  @Field(() => FiveW, { nullable: true, description: 'Of 5W1H 「5W1Hの値」' })
  fiveW?: FiveW;

  @Field(() => [Guardian], { nullable: true, description: 'Of guardians 「親権者・保護者」' })
  guardians?: Guardian[];

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done 「エラー」' })
  errors!: UserError[];
}

@Resolver()
export class RevealResolver {
  constructor(@Inject(CORE) private readonly core: Core) {}

  @Mutation(() => RevealPayload, { description: 'Opens one masked value; the ledger of reads has it before the answer 「開示」' })
  async reveal(@Args('input') { ref, reason }: RevealInput, @Context('edge') edge: EdgeRequest): Promise<RevealPayload> {
    try {
      return { ...shaped(await this.open(edge, ref, reason)), errors: [] };
    } catch (error) {
      return { errors: refusal(error, edge).errors };
    }
  }

  private async open(edge: EdgeRequest, ref: string, reason: string): Promise<unknown> {
    const seal = sealOf(ref) ?? reject('NOT_FOUND', {}, ['ref']);
    const { incident, field } = sealedAt(this.core, seal);
    // What stands outside incidents (the reasons in the ledger of reads) is not revealed by handle.
    if (!incident) return reject('NOT_FOUND', {}, ['ref']);
    await edge.authorise('reveal', incident);
    const sight = await edge.sight(incident);
    const { opener } = this.core.privacy;
    // Opened first, returned last: a handle that does not open says nothing about whom it would have been about.
    const opened = await opener.openSent(seal as unknown as Sealed<unknown>);
    const subjectId = (await opener.subjectsOf([seal])).get(seal.key as Uuid);
    if (opened.kind !== 'opened' || !subjectId) return reject('NOT_FOUND', {}, ['ref']);
    await this.core.access.ledger.recordReveal(
      edge.caller,
      sight,
      { subjectId, incidentId: incident, fields: [field.name] },
      [field],
      reason,
    );
    return opened.value;
  }
}

function shaped(value: unknown): Omit<RevealPayload, 'errors'> {
  if (typeof value === 'string') return { text: value };
  if (!Array.isArray(value)) return { fiveW: value as FiveW };
  return value.every((one) => typeof one === 'string') ? { texts: value } : { guardians: value as Guardian[] };
}
