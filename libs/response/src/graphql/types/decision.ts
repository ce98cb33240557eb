import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  Duty,
  globalId,
  LocalText,
  Member,
  memberOf,
  Node,
  OccurredAt,
  Protected,
  type Connection,
  type IncidentRows,
} from '#edge';
import type { Sealed } from '#kernel';
import { manualNamed, type Manual } from '../../policies/level/manual.js';
import type { DecisionRow } from '../../views/decisions.view.js';
import { groundsOf } from '../../views/shaken.js';
import { Withdrawal, withdrawalOf } from './withdrawal.js';

@ObjectType({ description: 'A clause or numbered rule of the manual, as it is cited 「根拠条項」' })
export class CitedClause {
  @Field(() => String, { description: 'Its id in the manual 「条項」' })
  clause!: string;

  @Field(() => Int, { nullable: true, description: 'The response level that it gives, of a clause of the level table 「対応レベル」' })
  level!: number | null;

  @Field(() => LocalText, { nullable: true, description: 'In words, of a clause of the level table 「文言」' })
  text!: LocalText | null;
}

@ObjectType({ description: 'A line of the chronology that a decision rests on 「根拠の記録」' })
export class DecisionGround {
  @Field(() => ID, { description: 'The line 「クロノロジーの行」' })
  entryId!: string;

  @Field(() => Int, { nullable: true, description: 'Its place on the whiteboard; absent where there is no such line 「No」' })
  no!: number | null;

  @Field(() => Boolean, { description: 'It was corrected or withdrawn after the decision 「決定後に訂正・取消」' })
  changed!: boolean;
}

@ObjectType({ implements: () => [Node], description: 'A decision with what it rests on 「決定」' })
export class Decision implements Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => ID, { description: 'Id of the event that first recorded it 「記録の識別子」' })
  eventId!: string;

  @Field(() => ID, {
    description: 'The decision as a line of the chronology: what a later one names among its grounds 「クロノロジーの行」',
  })
  entryId!: string;

  @Field(() => Protected, { description: 'Question 「議題」' })
  question!: Sealed<string>;

  @Field(() => Protected, { description: '`texts` 「選択肢」' })
  options!: Sealed<unknown>;

  @Field(() => Int, { description: 'Index into the options 「選択肢の番号」' })
  chosen!: number;

  @Field(() => Protected, { description: 'Reasons 「理由」' })
  reasons!: Sealed<string>;

  @Field(() => Protected, { nullable: true, description: 'Dissent 「反対意見」' })
  dissent!: Sealed<string> | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Last event that the board or list on its author’s screen had shown 「見ていた画面の最終記録」',
  })
  basedOn!: string | null;

  @Field(() => OccurredAt, { description: 'When it was decided 「決定日時」' })
  decidedAt!: OccurredAt;

  @Field(() => Member, { nullable: true, description: 'Who decided 「決定者」' })
  decider!: Member | null;

  @Field(() => [Duty], { description: 'Duties that it concerns 「担当」' })
  duties!: (keyof typeof Duty)[];

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => Withdrawal, { nullable: true, description: 'Set once it was taken back 「取消」' })
  withdrawn!: Withdrawal | null;

  readonly row!: DecisionRow;
  readonly seen!: IncidentRows;
}

export const DecisionConnection = connectionOf(Decision, 'Decision', 'Decisions 「決定一覧」');

export interface DecisionPage extends Connection<Decision> {
  readonly lastEventId: string | null;
}

export const decisionGrounds = (row: DecisionRow, { rows, incident }: IncidentRows): DecisionGround[] =>
  groundsOf(rows, incident, row).map(({ id, no, changedAt }) => ({
    entryId: globalId('Entry', incident, id),
    no: no ?? null,
    changed: changedAt !== undefined,
  }));

/** The clauses that a decision cites, worded by the manual that it was made under. */
export function citedClauses({ content }: DecisionRow, manuals: readonly Manual[]): CitedClause[] {
  const manual = content.policy && manualNamed(content.policy, manuals);
  return content.clauses.map((clause) => {
    const { level = null, text = null } = manual?.clauses.find(({ id }) => id === clause) ?? {};
    return { clause, level, text };
  });
}

export function decisionOf(row: DecisionRow, seen: IncidentRows): Decision {
  const { entryId, content, recorded, withdrawn } = row;
  const { incident } = seen;
  return {
    id: globalId('Decision', incident, entryId),
    eventId: entryId,
    entryId: globalId('Entry', incident, entryId),
    question: content.question,
    options: content.options,
    chosen: content.chosen,
    reasons: content.reasons,
    dissent: content.dissent ?? null,
    basedOn: content.basedOn ?? null,
    decidedAt: content.decidedAt,
    decider: memberOf(content.deciderId),
    duties: [...content.duties],
    recordedAt: recorded.recordedAt,
    withdrawn: withdrawalOf(withdrawn),
    row,
    seen,
  };
}
