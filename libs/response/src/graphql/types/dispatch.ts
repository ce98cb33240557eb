import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  connectionOf,
  DateTime,
  DispatchKind,
  DispatchStatus,
  globalId,
  Member,
  memberOf,
  Node,
  OccurredAt,
  Protected,
  type IncidentRows,
} from '#edge';
import type { Sealed } from '#kernel';
import type { DispatchRow } from '../../views/dispatches.view.js';
import { ZonedTime } from './times.js';

@ObjectType({ description: 'A step that a dispatch has taken 「経過」' })
export class DispatchStep {
  @Field(() => ID, { description: 'Its line in the chronology, by which it is corrected 「記録」' })
  entryId!: string;

  @Field(() => DispatchStatus, { description: 'Where it stands 「状態」' })
  status!: keyof typeof DispatchStatus;

  @Field(() => OccurredAt, { description: 'When 「日時」' })
  at!: OccurredAt;

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => Member, { nullable: true, description: 'By whom 「記録者」' })
  by!: Member | null;

  @Field(() => Protected, { nullable: true, description: 'In words 「備考」' })
  note!: Sealed<string> | null;
}

@ObjectType({ implements: () => [Node], description: 'People or things that are sent or arranged 「派遣・手配」' })
export class Dispatch implements Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => ID, { description: 'Id of the event that first recorded it 「記録の識別子」' })
  eventId!: string;

  @Field(() => DispatchKind, { description: 'What kind it is 「種類」' })
  kind!: keyof typeof DispatchKind;

  @Field(() => Int, { description: 'How many 「人数・個数」' })
  count!: number;

  @Field(() => DispatchStatus, { description: 'Where it stands 「状態」' })
  status!: keyof typeof DispatchStatus;

  @Field(() => Protected, { description: 'Purpose 「目的」' })
  purpose!: Sealed<string>;

  @Field(() => Protected, { nullable: true, description: 'Who travels, in words 「派遣者」' })
  travellers!: Sealed<string> | null;

  @Field(() => String, { nullable: true, description: 'Origin 「出発地」' })
  origin!: string | null;

  @Field(() => String, { nullable: true, description: 'Destination 「目的地」' })
  destination!: string | null;

  @Field(() => ZonedTime, { nullable: true, description: 'Planned 「出発予定」' })
  departsAt!: ZonedTime | null;

  @Field(() => ZonedTime, { nullable: true, description: 'Planned 「到着予定」' })
  arrivesAt!: ZonedTime | null;

  @Field(() => OccurredAt, { nullable: true, description: 'Departed 「出発」' })
  departedAt!: OccurredAt | null;

  @Field(() => OccurredAt, { nullable: true, description: 'Arrived 「到着」' })
  arrivedAt!: OccurredAt | null;

  @Field(() => Protected, { nullable: true, description: 'Booking number, vendor 「予約番号・業者」' })
  reference!: Sealed<string> | null;

  @Field(() => [ID], { description: 'The entries, decisions or orders that caused it 「発端」' })
  causedBy!: string[];

  @Field(() => [DispatchStep], { description: 'The steps it has taken, oldest first 「経過」' })
  steps!: DispatchStep[];

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  readonly row!: DispatchRow;
  readonly seen!: IncidentRows;
}

export const DispatchConnection = connectionOf(Dispatch, 'Dispatch', 'Dispatches 「派遣・手配の一覧」');

export function dispatchOf(row: DispatchRow, seen: IncidentRows): Dispatch {
  const { details, steps } = row;
  const when = (status: DispatchRow['status']): OccurredAt | null => steps.findLast((step) => step.status === status)?.at ?? null;
  return {
    id: globalId('Dispatch', seen.incident, row.dispatchId),
    eventId: row.entryId,
    kind: details.kind,
    count: details.count,
    status: row.status,
    purpose: details.purpose,
    travellers: details.travellers ?? null,
    origin: details.origin ?? null,
    destination: details.destination ?? null,
    departsAt: row.departsAt ?? null,
    arrivesAt: row.arrivesAt ?? null,
    departedAt: when('DEPARTED'),
    arrivedAt: when('ARRIVED'),
    reference: row.reference ?? null,
    causedBy: details.causedBy.map((id) => globalId('Entry', seen.incident, id)),
    steps: steps.map(({ status, at, recorded, note }) => ({
      entryId: globalId('Entry', seen.incident, recorded.eventId),
      status,
      at,
      recordedAt: recorded.recordedAt,
      by: memberOf(recorded.actor.id),
      note: note ?? null,
    })),
    recordedAt: row.recorded.recordedAt,
    row,
    seen,
  };
}
