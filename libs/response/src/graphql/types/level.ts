import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Body, Certainty, DateTime, globalId, LocalText, Member, memberOf } from '#edge';
import type { Uuid } from '#kernel';
import { manualNamed, type Manual } from '../../policies/level/manual.js';
import type { IncidentRow } from '../../views/incident.view.js';
import type { AssessedClause } from '../../views/level.js';
import { missingBodies } from '../../views/by-the-manual.js';

@ObjectType({ description: 'How an open point of the manual is read for this incident 「解釈」' })
export class ReadingTaken {
  @Field(() => String, { description: 'The open point 「論点」' })
  point!: string;

  @Field(() => String, { description: 'The option taken 「選択」' })
  option!: string;

  @Field(() => LocalText, { description: 'In words 「文言」' })
  text!: LocalText;
}

@ObjectType({ description: 'A clause of the manual that the facts meet, and what it rests on 「該当条項」' })
export class MetClause {
  @Field(() => String, { description: 'Id of the clause 「条項」' })
  clause!: string;

  @Field(() => Int, { description: 'The response level, 0 to 3 「対応レベル」' })
  level!: number;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;

  @Field(() => LocalText, { description: 'In words 「文言」' })
  text!: LocalText;

  @Field(() => String, { description: 'Rule and line of the manual 「出典」' })
  source!: string;

  @Field(() => [ID], { description: 'The first entries that it rests on 「根拠」' })
  basis!: string[];

  @Field(() => [ReadingTaken], { description: 'Open points of the manual and how they are read 「解釈」' })
  readings!: ReadingTaken[];
}

@ObjectType({ description: 'A body that the level in force wants and nobody has opened yet 「未設置の組織」' })
export class MissingBody {
  @Field(() => Body, { description: 'Which body 「組織」' })
  body!: keyof typeof Body;

  @Field(() => String, { description: 'Rule and line of the manual 「出典」' })
  source!: string;
}

@ObjectType({ description: 'Response level of the university with its reasons; 0 is not determined 「対応レベル」' })
export class LevelState {
  @Field(() => Int, { description: 'In force; never falls by itself 「現在の対応レベル」' })
  inForce!: number;

  @Field(() => Int, { description: 'What the manual says of the facts as they stand 「事実からの判定」' })
  assessed!: number;

  @Field(() => Certainty, { description: 'Of the level in force 「対応レベルの確度」' })
  certainty!: keyof typeof Certainty;

  @Field(() => Certainty, { description: 'Of what the manual says of the facts 「判定の確度」' })
  assessedCertainty!: keyof typeof Certainty;

  @Field(() => [MetClause], { description: 'Clauses that the facts meet 「該当条項」' })
  clauses!: MetClause[];

  @Field(() => [MissingBody], { description: 'What the manual wants opened at this level and is not 「未設置の組織」' })
  missingBodies!: MissingBody[];

  @Field(() => Boolean, { description: 'Whether the crisis headquarters is open 「危機対策本部の設置」' })
  headquartersOpened!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'When the level in force last changed 「変更日時」' })
  changedAt!: string | null;

  @Field(() => Member, { nullable: true, description: 'Absent when the policy raised it 「変更者」' })
  changedBy!: Member | null;

  @Field(() => String, { description: 'The manual and its version 「マニュアルの版」' })
  policy!: string;
}

const UNKNOWN: LocalText = { ja: '', en: '' };

/** 対応レベル of an incident, worded by the manual that it was opened under. */
export function levelStateOf(row: IncidentRow, manuals: readonly Manual[]): LevelState {
  const { incidentId, level, assessment, about, bodies } = row;
  const { id, version } = assessment?.policy ?? about.manual;
  const manual = manualNamed({ id, version }, manuals);
  return {
    inForce: level.value,
    assessed: assessment?.level ?? 0,
    // Presumed when it was raised, confirmed by what was recorded since (M-058).
    certainty: assessment?.level === level.value && assessment.certainty === 'CONFIRMED' ? 'CONFIRMED' : level.certainty,
    assessedCertainty: assessment?.certainty ?? 'CONFIRMED',
    clauses: (assessment?.clauses ?? []).map((met) => metClauseOf(met, manual, incidentId)),
    missingBodies: missingBodies(row, manuals).map(({ body, rule, source }) => ({ body, source: `${rule} ${source}` })),
    headquartersOpened: bodies.HEADQUARTERS?.open ?? false,
    changedAt: level.changed.recordedAt,
    changedBy: level.by === 'person' ? memberOf(level.changed.actor.id) : null,
    policy: `${id} ${version}`,
  };
}

function metClauseOf({ clause, level, certainty, basis, readings }: AssessedClause, manual: Manual | undefined, incident: Uuid): MetClause {
  const found = manual?.clauses.find(({ id }) => id === clause);
  return {
    clause,
    level,
    certainty,
    text: found?.text ?? UNKNOWN,
    source: found ? `${found.rule} ${found.source}` : clause,
    basis: basis.map((id) => globalId('Entry', incident, id)),
    readings: readings.map(({ point, option }) => ({ point, option, text: manual?.readings[point]?.options[option] ?? UNKNOWN })),
  };
}
