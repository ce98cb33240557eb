import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import {
  AsOfInput,
  IncidentReading,
  incidentIn,
  Position,
  reject as rejectInput,
  type Connection,
  type EdgeRequest,
  type AsOf,
} from '#edge';
import { ChronologyFilter, ChronologyOrder, chronologyPage } from '../chronology-page.js';
import { ImportedLines, ImportLineStatus } from '../imported-lines.js';
import { ImportLineInput } from '../inputs/report.js';
import { EntryConnection, type Entry } from '../types/entry.js';

/** Lines that an importer may ask about at a time. */
const MOST_LINES = 500;

@Resolver()
export class ChronologyQueries {
  constructor(
    private readonly reading: IncidentReading,
    private readonly imported: ImportedLines,
  ) {}

  @Query(() => EntryConnection, { description: 'The whiteboard, newest first 「クロノロジー」' })
  async chronology(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('filter', { type: () => ChronologyFilter, nullable: true }) filter?: ChronologyFilter,
    @Args('order', { type: () => ChronologyOrder, defaultValue: 'RECORDED' }) order?: keyof typeof ChronologyOrder,
    @Args('oldestFirst', {
      type: () => Boolean,
      defaultValue: false,
      description: 'For reading and printing from the beginning 「古い順」',
    })
    oldestFirst?: boolean,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
    @Args('asOf', { type: () => AsOfInput, nullable: true }) asOf?: AsOf,
  ): Promise<Connection<Entry>> {
    const seen = await this.reading.read(edge, 'viewChronology', incidentIn(incidentId, ['incidentId']), { atLeast, asOf });
    return chronologyPage(seen, { first, after, filter, order, oldestFirst });
  }

  @Query(() => [ImportLineStatus], {
    description:
      'Whether lines of a table are recorded, by `importKey`; without `incidentId` in the incident that one of them opened 「取込の確認」',
  })
  async importStatus(
    @Context('edge') edge: EdgeRequest,
    @Args('lines', { type: () => [ImportLineInput] }) lines: ImportLineInput[],
    @Args('incidentId', { type: () => ID, nullable: true }) incidentId?: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<ImportLineStatus[]> {
    if (lines.length > MOST_LINES) rejectInput('PAGE_TOO_LARGE', { max: MOST_LINES }, ['lines']);
    return this.imported.statusOf(edge, lines, incidentId ? incidentIn(incidentId, ['incidentId']) : undefined, atLeast);
  }
}
