import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { IncidentReading, type EdgeRequest } from '#edge';
import { DecisionPayload, DispatchPayload, EntryPayload, IncidentPayload, PersonPayload, RecordReportPayload } from '../payloads.js';
import { readDecision, readDispatch, readEntry, readIncident, readPerson } from '../read-rows.js';
import { Decision } from '../types/decision.js';
import { Dispatch } from '../types/dispatch.js';
import { Entry } from '../types/entry.js';
import { Incident } from '../types/incident.js';
import { Person } from '../types/person.js';

const READ_BACK =
  'As it stands once this is recorded; absent after a refusal, and for a caller who may record but not read 「記録後の状態」';

@Resolver(() => EntryPayload)
export class EntryPayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Entry, { nullable: true, description: READ_BACK })
  async entry(@Parent() { target, position }: EntryPayload, @Context('edge') edge: EdgeRequest): Promise<Entry | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewChronology', target.incident, position!));
    return seen ? readEntry(seen, target.id) : null;
  }
}

@Resolver(() => RecordReportPayload)
export class RecordReportPayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Entry, { nullable: true, description: READ_BACK })
  async entry(@Parent() { target, position }: RecordReportPayload, @Context('edge') edge: EdgeRequest): Promise<Entry | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewChronology', target.incident, position!));
    return seen ? readEntry(seen, target.id) : null;
  }

  @ResolveField(() => Incident, { nullable: true, description: READ_BACK })
  async incident(@Parent() { target, position }: RecordReportPayload, @Context('edge') edge: EdgeRequest): Promise<Incident | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewIncidents', target.incident, position!));
    return seen ? readIncident(seen) : null;
  }
}

@Resolver(() => IncidentPayload)
export class IncidentPayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Incident, { nullable: true, description: READ_BACK })
  async incident(@Parent() { target, position }: IncidentPayload, @Context('edge') edge: EdgeRequest): Promise<Incident | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewIncidents', target.incident, position!));
    return seen ? readIncident(seen) : null;
  }
}

@Resolver(() => PersonPayload)
export class PersonPayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Person, { nullable: true, description: READ_BACK })
  async person(@Parent() { target, position }: PersonPayload, @Context('edge') edge: EdgeRequest): Promise<Person | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewPerson', target.incident, position!));
    return seen ? readPerson(seen, target.id) : null;
  }
}

@Resolver(() => DispatchPayload)
export class DispatchPayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Dispatch, { nullable: true, description: READ_BACK })
  async dispatch(@Parent() { target, position }: DispatchPayload, @Context('edge') edge: EdgeRequest): Promise<Dispatch | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewDispatches', target.incident, position!));
    return seen ? readDispatch(seen, target.id) : null;
  }
}

@Resolver(() => DecisionPayload)
export class DecisionPayloadResolver {
  constructor(private readonly reading: IncidentReading) {}

  @ResolveField(() => Decision, { nullable: true, description: READ_BACK })
  async decision(@Parent() { target, position }: DecisionPayload, @Context('edge') edge: EdgeRequest): Promise<Decision | null> {
    const seen = target && (await this.reading.readBack(edge, 'viewDecisions', target.incident, position!));
    return seen ? readDecision(seen, target.id) : null;
  }
}
