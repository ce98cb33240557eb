import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { AsOfInput, IncidentReading, incidentIn, pageOf, Position, type Connection, type EdgeRequest, type AsOf } from '#edge';
import { decisions } from '../../views/decisions.view.js';
import { dispatches } from '../../views/dispatches.view.js';
import { DecisionConnection, decisionOf, type DecisionPage } from '../types/decision.js';
import { DispatchConnection, dispatchOf, type Dispatch } from '../types/dispatch.js';

@Resolver()
export class WorkQueries {
  constructor(private readonly reading: IncidentReading) {}

  @Query(() => DispatchConnection, { description: 'Dispatches, the earliest departure first 「派遣・手配の一覧」' })
  async dispatches(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<Connection<Dispatch>> {
    const seen = await this.reading.read(edge, 'viewDispatches', incidentIn(incidentId, ['incidentId']), { atLeast, asOf });
    return pageOf(
      { first, after },
      (options) => seen.rows.list(dispatches, seen.incident, { order: 'sort', ...options }),
      () => seen.rows.count(dispatches, seen.incident),
      ({ row }) => dispatchOf(row, seen),
    );
  }

  @Query(() => DecisionConnection, { description: 'Decisions, the newest first, withdrawn ones too 「決定一覧」' })
  async decisions(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<DecisionPage> {
    const seen = await this.reading.read(edge, 'viewDecisions', incidentIn(incidentId, ['incidentId']), { atLeast, asOf });
    const page = pageOf(
      { first, after },
      (options) => seen.rows.list(decisions, seen.incident, { order: 'sort', direction: 'backwards', ...options }),
      () => seen.rows.count(decisions, seen.incident),
      ({ row }) => decisionOf(row, seen),
    );
    return Object.assign(page, { lastEventId: seen.rows.lastEventId(seen.incident) ?? null });
  }
}
