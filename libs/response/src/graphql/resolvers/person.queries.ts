import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import {
  AsOfInput,
  CORE,
  IncidentReading,
  incidentIn,
  pageOf,
  Position,
  within,
  type Connection,
  type Core,
  type EdgeRequest,
  type AsOf,
} from '#edge';
import { persons } from '../../views/persons.view.js';
import { readPerson } from '../read-rows.js';
import { Person, PersonConnection, personOf } from '../types/person.js';

@Resolver()
export class PersonQueries {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly reading: IncidentReading,
  ) {}

  @Query(() => Person, { nullable: true, description: 'One person; that the page was opened is kept in the ledger of reads 「対象者」' })
  async person(
    @Context('edge') edge: EdgeRequest,
    @Args('id', { type: () => ID }) id: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<Person | null> {
    const { incident, id: personId } = within('Person', id);
    const seen = await this.reading.read(edge, 'viewPerson', incident, { atLeast, asOf });
    const person = readPerson(seen, personId);
    if (!person) return null;
    const sight = await edge.sight(incident);
    await this.core.access.ledger.recordSeen(edge.caller, sight, { subjectId: personId, incidentId: incident, fields: ['page'] });
    return person;
  }

  @Query(() => PersonConnection, { description: 'Persons concerned, the gravest first 「対象者一覧」' })
  async persons(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<Connection<Person>> {
    const seen = await this.reading.read(edge, 'viewPeople', incidentIn(incidentId, ['incidentId']), { atLeast, asOf });
    return pageOf(
      { first, after },
      (options) => seen.rows.list(persons, seen.incident, { tag: 'live', order: 'sort', ...options }),
      () => seen.rows.count(persons, seen.incident, 'live'),
      ({ row }) => personOf(row, seen),
    );
  }
}
