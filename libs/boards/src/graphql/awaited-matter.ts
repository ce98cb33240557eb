import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AwaitedMatterKind, Body, Certainty, DispatchKind, Duty, globalId, Protected, type IncidentRows } from '#edge';
import type { Sealed } from '#kernel';
import type { Awaiting } from '../sections/awaiting.js';

@ObjectType({ description: 'Something that only people can decide; what it does not concern is absent 「判断待ちの事項」' })
export class AwaitedMatter {
  @Field(() => AwaitedMatterKind, { description: 'What is to be decided 「判断の種類」' })
  matter!: keyof typeof AwaitedMatterKind;

  @Field(() => String, { nullable: true, description: 'The rule of the manual that asks for it 「根拠規程」' })
  rule?: string | undefined;

  @Field(() => Body, { nullable: true, description: 'The body that is to be opened 「組織」' })
  body?: keyof typeof Body;

  @Field(() => Duty, { nullable: true, description: 'The duty that nobody holds 「担当」' })
  duty?: keyof typeof Duty;

  @Field(() => Int, { nullable: true, description: 'The response level in force 「現在の対応レベル」' })
  inForce?: number;

  @Field(() => Int, { nullable: true, description: 'What the manual says of the facts as they stand 「事実からの判定」' })
  assessed?: number;

  @Field(() => Certainty, { nullable: true, description: 'Of the level in force 「対応レベルの確度」' })
  certainty?: keyof typeof Certainty;

  @Field(() => ID, { nullable: true, description: 'The dispatch that asks for approval 「派遣・手配」' })
  dispatchId?: string;

  @Field(() => DispatchKind, { nullable: true, description: 'Who or what is to be sent or arranged 「派遣・手配の種類」' })
  dispatchKind?: keyof typeof DispatchKind;

  @Field(() => ID, { nullable: true, description: 'The decision whose grounds have changed 「決定」' })
  decisionId?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The same as a line of the chronology: what a decision that answers it names 「決定の記録」',
  })
  entryId?: string;

  @Field(() => [ID], { nullable: true, description: 'The first of its grounds that were corrected or withdrawn since 「変わった根拠」' })
  shakenBy?: string[];

  @Field(() => ID, { nullable: true, description: 'The person of whom confirmed facts disagree 「対象者」' })
  personId?: string;

  @Field(() => Protected, {
    nullable: true,
    description: 'Purpose of the dispatch, question of the decision or name of the person; absent if long 「目的・議題・氏名」',
  })
  words?: Sealed<string> | undefined;
}

@ObjectType({ description: 'How many matters of a kind there are besides those that are listed 「判断の種類ごとのほか」' })
export class AwaitedMore {
  @Field(() => AwaitedMatterKind, { description: 'What is to be decided 「判断の種類」' })
  matter!: keyof typeof AwaitedMatterKind;

  @Field(() => Int, { description: 'How many more there are 「ほか」' })
  more!: number;
}

export function awaitedMatterOf(awaiting: Awaiting, { incident }: IncidentRows): AwaitedMatter {
  const { matter } = awaiting;
  switch (matter) {
    case 'DISPATCH_TO_APPROVE': {
      const { dispatchId, dispatchKind, purpose } = awaiting;
      return { matter, dispatchId: globalId('Dispatch', incident, dispatchId), dispatchKind, words: purpose };
    }
    case 'DECISION_SHAKEN': {
      const { decisionId, shakenBy, question } = awaiting;
      const grounds = shakenBy.map((id) => globalId('Entry', incident, id));
      return {
        matter,
        decisionId: globalId('Decision', incident, decisionId),
        entryId: globalId('Entry', incident, decisionId),
        shakenBy: grounds,
        words: question,
      };
    }
    case 'PERSON_DISPUTED':
      return { matter, personId: globalId('Person', incident, awaiting.personId), words: awaiting.name };
    default:
      return awaiting;
  }
}
