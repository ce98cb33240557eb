import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { DateTime, IncidentReading, type EdgeRequest } from '#edge';
import { expenses, financeGraphql } from '#finance';
import type { Instant } from '#kernel';
import { incident as incidentView, INCIDENT_KEY, responseGraphql } from '#response';
import { familyContactOf, type FamilyContact } from '../sections/family-contact.js';
import { dutyHolders } from './duty-holders.js';

/** Fields for which two contexts are needed, or what boards work out. */
@Resolver(() => responseGraphql.Incident)
export class IncidentOnBoards {
  @ResolveField(() => [responseGraphql.DutyHolder], { description: 'Duties of the bodies that are open 「担当」' })
  duties(@Parent() { row, seen }: responseGraphql.Incident): responseGraphql.DutyHolder[] {
    return dutyHolders(row, seen);
  }
}

@Resolver(() => responseGraphql.Person)
export class PersonOnBoards {
  @ResolveField(() => DateTime, { nullable: true, description: 'When somebody last spoke with the family 「家族との最終連絡」' })
  lastFamilyContactAt(@Parent() person: responseGraphql.Person): string | null {
    const contact = familyContact(person);
    return contact ? (contact.at.instant ?? contact.recordedAt) : null;
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'When the family was promised to hear from us 「次回連絡予定」' })
  nextFamilyContactAt(@Parent() person: responseGraphql.Person): string | null {
    return familyContact(person)?.nextContactAt ?? null;
  }
}

function familyContact({ row, seen }: responseGraphql.Person): FamilyContact | undefined {
  const now = seen.now ?? seen.rows.get(incidentView, seen.incident, INCIDENT_KEY)?.lastRecordedAt;
  return familyContactOf(seen.rows, seen.incident, row.personId, now ?? ('' as Instant));
}

@Resolver(() => responseGraphql.Dispatch)
export class DispatchOnBoards {
  @ResolveField(() => [financeGraphql.Expense], { description: 'What it costs, for who may see costs 「費用」' })
  async expenses(@Parent() { row, seen }: responseGraphql.Dispatch, @Context('edge') edge: EdgeRequest): Promise<financeGraphql.Expense[]> {
    await edge.authorise('viewExpenses', seen.incident);
    return seen.rows
      .list(expenses, seen.incident, { tag: `dispatch:${row.dispatchId}` })
      .map((stored) => financeGraphql.expenseOf(stored.row, seen));
  }
}

@Resolver(() => financeGraphql.Expense)
export class ExpenseOnBoards {
  @ResolveField(() => [responseGraphql.PersonRef], { description: 'For whom 「対象者」' })
  persons(@Parent() { row, seen }: financeGraphql.Expense): responseGraphql.PersonRef[] {
    return responseGraphql.personRefs(seen, row.content.personIds);
  }
}

@Resolver(() => financeGraphql.RatePayload)
export class RatePayloadOnBoards {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => responseGraphql.Incident, {
    nullable: true,
    description: 'As it stands once this is recorded; absent after a refusal 「記録後の状態」',
  })
  async incident(
    @Parent() { target, position }: financeGraphql.RatePayload,
    @Context('edge') edge: EdgeRequest,
  ): Promise<responseGraphql.Incident | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewIncidents', target.incident, position!));
    return seen ? responseGraphql.readIncident(seen) : null;
  }
}
