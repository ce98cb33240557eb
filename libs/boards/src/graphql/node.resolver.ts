import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import {
  CORE,
  idsIn,
  IncidentReading,
  memberIn,
  memberOf,
  Node,
  PAGE_MAX,
  Position,
  reject,
  typeOfId,
  within,
  type Core,
  type EdgeRequest,
  type NodeType,
} from '#edge';
import { expenses, financeGraphql } from '#finance';
import { DomainError, type Uuid } from '#kernel';
import { responseGraphql } from '#response';

/** What a caller must be allowed to read a thing of each type. */
const actions = {
  Entry: 'viewChronology',
  Person: 'viewPerson',
  Dispatch: 'viewDispatches',
  Decision: 'viewDecisions',
  Expense: 'viewExpenses',
} as const;

type Found = Node & { readonly __typename: string };

/** Anything by its global id. What the caller may not see is answered like what does not exist. */
@Resolver()
export class NodeResolver {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly reading: IncidentReading,
  ) {}

  @Query(() => Node, { nullable: true, description: 'Anything by its global id 「識別子から取得」' })
  node(
    @Context('edge') edge: EdgeRequest,
    @Args('id', { type: () => ID }) id: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<Found | null> {
    return this.find(edge, id, atLeast);
  }

  @Query(() => [Node], { nullable: 'items', description: 'The same for several, in the order asked for 「まとめて取得」' })
  nodes(
    @Context('edge') edge: EdgeRequest,
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<(Found | null)[]> {
    if (ids.length > PAGE_MAX) reject('PAGE_TOO_LARGE', { max: PAGE_MAX }, ['ids']);
    return Promise.all(ids.map((id) => this.find(edge, id, atLeast)));
  }

  private async find(edge: EdgeRequest, id: string, atLeast: string | undefined): Promise<Found | null> {
    const type = typeOfId(id);
    if (!edge.caller || !type) return null;
    try {
      const found = await this.ofType(edge, type, id, atLeast);
      return found && { ...found, __typename: type };
    } catch (error) {
      if (error instanceof DomainError && ['ID_INVALID', 'FORBIDDEN', 'INCIDENT_NOT_FOUND', 'ACCOUNT_NOT_FOUND'].includes(error.code))
        return null;
      throw error;
    }
  }

  private async ofType(edge: EdgeRequest, type: NodeType, id: string, atLeast: string | undefined): Promise<Node | null> {
    if (type === 'Incident')
      return responseGraphql.readIncident(await this.reading.read(edge, 'viewIncidents', idsIn('Incident', id)[0]!, { atLeast }));
    if (type === 'Member') return this.member(edge, memberIn(id));
    if (type === 'CostCategory') return null;
    const { incident, id: own } = within(type, id);
    const seen = await this.reading.read(edge, actions[type], incident, { atLeast });
    switch (type) {
      case 'Entry':
        return responseGraphql.readEntry(seen, own);
      case 'Person':
        return this.person(edge, responseGraphql.readPerson(seen, own));
      case 'Dispatch':
        return responseGraphql.readDispatch(seen, own);
      case 'Decision':
        return responseGraphql.readDecision(seen, own);
      case 'Expense': {
        const row = seen.rows.get(expenses, incident, own);
        return row ? financeGraphql.expenseOf(row, seen) : null;
      }
    }
  }

  private async member(edge: EdgeRequest, identity: Uuid): Promise<Node | null> {
    await edge.authorise('viewMembers');
    await this.core.access.accounts.find(edge.caller, identity);
    return memberOf(identity);
  }

  /** A person is a page, by whatever way it was reached. */
  private async person(edge: EdgeRequest, person: responseGraphql.Person | null): Promise<Node | null> {
    if (!person) return null;
    const { incident } = person.seen;
    const reading = { subjectId: person.row.personId, incidentId: incident, fields: ['page'] };
    await this.core.access.ledger.recordSeen(edge.caller, await edge.sight(incident), reading);
    return person;
  }
}
