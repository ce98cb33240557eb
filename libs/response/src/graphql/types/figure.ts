import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Certainty, Credibility, DateTime, globalId, Measure, OccurredAt, Population, Reliability, type IncidentRows } from '#edge';
import { bySource, figureKeys, figures, type FigureClaim as ClaimRow, type FigureRow } from '../../views/figures.view.js';

@ObjectType({ description: 'What one source said of a number 「発表された数」' })
export class FigureClaim {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => String, { description: 'The body that said so, never a person 「発表元」' })
  source!: string;

  @Field(() => Int, { description: 'How many 「人数・個数」' })
  count!: number;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;

  @Field(() => Reliability, { description: 'How far the source can be relied on 「信頼性」' })
  reliability!: keyof typeof Reliability;

  @Field(() => Credibility, { description: 'How plausible it is 「信ぴょう性」' })
  credibility!: keyof typeof Credibility;

  @Field(() => OccurredAt, { description: 'When it happened 「出来事の日時」' })
  occurredAt!: OccurredAt;

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => Boolean, { description: 'The same source has said something newer since 「同じ情報源の新しい情報あり」' })
  superseded!: boolean;
}

@ObjectType({ description: 'A number from outside, by source and never added up 「外部の数」' })
export class Figure {
  @Field(() => Measure, { description: 'What is counted 「数の種類」' })
  measure!: keyof typeof Measure;

  @Field(() => Population, { description: 'Whom it counts 「数の対象」' })
  population!: keyof typeof Population;

  @Field(() => [FigureClaim], { description: 'Newest of each source first, then what they said before 「情報源ごとの新しい順」' })
  bySource!: FigureClaim[];

  @Field(() => Boolean, { description: 'Sources disagree 「食い違い」' })
  conflict!: boolean;

  @Field(() => Int, { description: 'The smallest that a source says 「最小」' })
  min!: number;

  @Field(() => Int, { description: 'The largest that a source says 「最大」' })
  max!: number;
}

/** Former claims of the sources that are listed behind the newest ones. */
const FORMER_SHOWN = 10;

/** Every number that somebody says anything of. */
export const figuresOf = (seen: IncidentRows): Figure[] =>
  figureKeys.flatMap((key) => {
    const row = seen.rows.get(figures, seen.incident, key);
    return row ? figureOf(row, seen) : [];
  });

function figureOf(row: FigureRow, seen: IncidentRows): Figure[] {
  const said = bySource(row);
  if (!said) return [];
  const counts = said.sources.map(({ newest }) => newest.content.count);
  const former = new Set(said.sources.flatMap(({ earlier }) => earlier));
  return [
    {
      measure: said.measure,
      population: said.population,
      bySource: [
        ...said.sources.map(({ newest }) => claimOf(newest, seen, false)),
        ...row.claims
          .filter(({ entryId }) => former.has(entryId))
          .slice(-FORMER_SHOWN)
          .map((claim) => claimOf(claim, seen, true)),
      ],
      conflict: said.conflict,
      min: Math.min(...counts),
      max: Math.max(...counts),
    },
  ];
}

function claimOf({ entryId, content, recorded }: ClaimRow, { incident }: IncidentRows, superseded: boolean): FigureClaim {
  const { source, count, certainty, reliability, credibility, occurredAt } = content;
  const { recordedAt } = recorded;
  return {
    id: globalId('Entry', incident, entryId),
    source,
    count,
    certainty,
    reliability,
    credibility,
    occurredAt,
    recordedAt,
    superseded,
  };
}
