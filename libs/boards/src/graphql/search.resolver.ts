import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import {
  CORE,
  IncidentReading,
  incidentIn,
  pageOf,
  Position,
  reject,
  rowsAfter,
  type Connection,
  type Core,
  type EdgeRequest,
} from '#edge';
import { chronology, responseGraphql } from '#response';
import { folded, SearchableTexts } from '../search/searchable-texts.js';

const LONGEST_SEARCH = 200;

@Resolver()
export class SearchResolver {
  private readonly texts: SearchableTexts;

  constructor(
    @Inject(CORE) core: Core,
    private readonly reading: IncidentReading,
  ) {
    this.texts = new SearchableTexts(core);
  }

  @Query(() => responseGraphql.EntryConnection, {
    description: 'Lines whose words hold this text, whatever its width and case, newest first; only words that the caller may see 「検索」',
  })
  async search(
    @Context('edge') edge: EdgeRequest,
    @Args('incidentId', { type: () => ID }) incidentId: string,
    @Args('text', { type: () => String }) text: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first?: number,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('atLeast', { type: () => Position, nullable: true }) atLeast?: string,
  ): Promise<Connection<responseGraphql.Entry>> {
    const wanted = folded(text.slice(0, LONGEST_SEARCH)).trim();
    if (wanted === '') reject('INPUT_INVALID', { rule: 'required' }, ['text']);
    const seen = await this.reading.read(edge, 'searchIncident', incidentIn(incidentId, ['incidentId']), { atLeast });
    const lines = seen.rows.list(chronology, seen.incident, { order: 'created', direction: 'backwards' });
    const matching = await this.texts.matching(
      lines.map(({ row }) => row),
      wanted,
      await edge.sight(seen.incident),
    );
    const isFound = ({ row }: (typeof lines)[number]): boolean => matching.has(row.entryId);
    return pageOf(
      { first, after },
      // Behind a line of the chronology, found or not: its words may have been corrected since the last page.
      ({ limit, ...behind }) => rowsAfter(lines, behind).filter(isFound).slice(0, limit),
      matching.size,
      ({ row, changedAt }) => responseGraphql.entryOf(row, seen, changedAt),
    );
  }
}
