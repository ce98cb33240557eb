import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Condition,
  connectionOf,
  DateTime,
  globalId,
  Hazard,
  IncidentOutcome,
  IncidentStatus,
  Node,
  Protected,
  TimeZone,
  type IncidentRows,
} from '#edge';
import type { Sealed, Uuid } from '#kernel';
import type { IncidentRow } from '../../views/incident.view.js';

@ObjectType({ description: 'How many of the people the university sent stand so 「安否の人数」' })
export class ConditionCount {
  @Field(() => Condition, { description: 'One of the seven words 「安否」' })
  condition!: keyof typeof Condition;

  @Field(() => Int, { description: 'By what is confirmed; the counts add up to everyone sent 「人数」' })
  count!: number;

  @Field(() => Int, { description: 'Of others it is presumed since 「推測」' })
  presumed!: number;
}

@ObjectType({ implements: () => [Node], description: 'An incident 「事案」' })
export class Incident implements Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => Protected, { description: 'Title 「事案名」' })
  title!: Sealed<string>;

  @Field(() => Hazard, { description: 'What kind it is 「種類」' })
  kind!: keyof typeof Hazard;

  @Field(() => String, { nullable: true, description: 'Place 「場所」' })
  place!: string | null;

  @Field(() => TimeZone, { description: 'Zone in which its times are told 「現地時間帯」' })
  zone!: string;

  @Field(() => IncidentStatus, { description: 'Where it stands 「状態」' })
  status!: keyof typeof IncidentStatus;

  @Field(() => IncidentOutcome, { nullable: true, description: 'How it ended 「終了区分」' })
  outcome!: keyof typeof IncidentOutcome | null;

  @Field(() => ID, { nullable: true, description: 'The incident that this one duplicates 「重複先」' })
  duplicateOf!: string | null;

  @Field(() => DateTime, { description: 'When it was opened 「開設日時」' })
  openedAt!: string;

  @Field(() => DateTime, { description: 'When something was last recorded 「最終記録日時」' })
  lastRecordedAt!: string;

  @Field(() => Boolean, { description: 'A drill, never the real thing 「訓練」' })
  drill!: boolean;

  readonly row!: IncidentRow;
  readonly seen!: IncidentRows;
}

export const IncidentConnection = connectionOf(Incident, 'Incident', 'Incidents 「事案一覧」');

export function incidentOf(row: IncidentRow, seen: IncidentRows): Incident {
  const { incidentId, about, status, closed, opened, lastRecordedAt, drill } = row;
  const ended = status === 'CLOSED' ? closed : undefined;
  return {
    id: globalId('Incident', incidentId),
    title: about.title,
    kind: about.kind,
    place: about.place ?? null,
    zone: about.zone,
    status,
    outcome: ended?.outcome ?? null,
    duplicateOf: ended?.duplicateOf ? globalId('Incident', ended.duplicateOf as Uuid) : null,
    openedAt: opened.recordedAt,
    lastRecordedAt,
    drill,
    row,
    seen,
  };
}
