import { Inject } from '@nestjs/common';
import { Args, Context, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import {
  CORE,
  DateTime,
  IncidentReading,
  incidentIn,
  IncidentStatus,
  pageOf,
  Position,
  positionIn,
  rowsAfter,
  type Connection,
  type Core,
  type EdgeRequest,
} from '#edge';
import { DomainError, type StoredRow, type Uuid } from '#kernel';
import { chronology } from '../../views/chronology.view.js';
import { incident as incidentView, type IncidentRow } from '../../views/incident.view.js';
import { readIncident } from '../read-rows.js';
import { Incident, IncidentConnection, incidentOf } from '../types/incident.js';

@ObjectType({ description: 'From when to when there is something to look back at 「再現できる期間」' })
export class Moments {
  @Field(() => DateTime, { description: 'First moment 「最初の日時」' })
  first!: string;

  @Field(() => DateTime, { description: 'Last moment 「最後の日時」' })
  last!: string;

  @Field(() => Position, { description: 'Last place in the log 「最後の記録位置」' })
  lastPosition!: string;

  @Field(() => Int, { description: 'Lines of the chronology 「クロノロジーの行」' })
  count!: number;
}

type Found = StoredRow<IncidentRow> & { readonly incident: Uuid };

@Resolver()
export class IncidentQueries {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly reading: IncidentReading,
  ) {}

  @Query(() => IncidentConnection, { description: 'Incidents that the caller may see, the newest first 「事案一覧」' })
  async incidents(
    @Context('edge') edge: EdgeRequest,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('status', { type: () => IncidentStatus, nullable: true }) status?: keyof typeof IncidentStatus,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<Connection<Incident>> {
    const { institutionId } = edge.caller;
    if (atLeast) await this.core.projection.whenReached(positionIn(atLeast));
    const all = this.core.model.listAll(incidentView, institutionId, {
      order: 'sort',
      direction: 'backwards',
      ...(status && { tag: `status:${status}` }),
    });
    const visible: Found[] = [];
    for (const found of all) if (await mayView(edge, found.incident)) visible.push({ ...found, key: found.incident });
    return pageOf(
      { first, after },
      (options) => rowsAfter(visible, options),
      visible.length,
      ({ row, incident }) => incidentOf(row, { rows: this.core.model, incident, now: this.core.clock.now() }),
    );
  }

  @Query(() => Incident, { nullable: true, description: 'An incident 「事案」' })
  async incident(
    @Context('edge') edge: EdgeRequest,
    @Args('id', { type: () => ID }) id: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<Incident | null> {
    return readIncident(await this.reading.read(edge, 'viewIncidents', incidentIn(id), { atLeast }));
  }

  @Query(() => Moments, { nullable: true, description: 'The span that can be replayed 「再現できる期間」' })
  async moments(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<Moments | null> {
    const seen = await this.reading.read(edge, 'viewHistory', incidentIn(incidentId, ['incidentId']), { atLeast });
    const found = readIncident(seen);
    const lastPosition = this.core.model.lastPosition(seen.incident);
    if (!found || !lastPosition) return null;
    const count = seen.rows.count(chronology, seen.incident);
    return { first: found.openedAt, last: found.lastRecordedAt, lastPosition, count };
  }
}

/** An incident that the caller may not see is left out of the list, as if it were not there. */
async function mayView(edge: EdgeRequest, incident: Uuid): Promise<boolean> {
  try {
    await edge.authorise('viewIncidents', incident);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
