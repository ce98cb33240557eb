import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { CORE, IncidentReading, incidentIn, pageOf, reject, type Connection, type Core, type EdgeRequest } from '#edge';
import { chronology, responseGraphql } from '#response';
import { folded, SearchableTexts } from '../search/searchable-texts.js';

const MOST_RESULTS = 50;
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
    @Args('first', { type: () => Int, nullable: true, defaultValue: MOST_RESULTS }) first?: number,
  ): Promise<Connection<responseGraphql.Entry>> {
    if ((first ?? MOST_RESULTS) > MOST_RESULTS) reject('PAGE_TOO_LARGE', { max: MOST_RESULTS }, ['first']);
    const wanted = folded(text.slice(0, LONGEST_SEARCH)).trim();
    if (wanted === '') reject('INPUT_INVALID', { rule: 'required' }, ['text']);
    const seen = await this.reading.read(edge, 'searchIncident', incidentIn(incidentId, ['incidentId']));
    const lines = seen.rows.list(chronology, seen.incident, { order: 'created', direction: 'backwards' });
    const matching = await this.texts.matching(
      lines.map(({ row }) => row),
      wanted,
      await edge.sight(seen.incident),
    );
    const found = lines.filter(({ row }) => matching.has(row.entryId));
    return pageOf(
      { first },
      ({ limit }) => found.slice(0, limit),
      found.length,
      ({ row, changedAt }) => responseGraphql.entryOf(row, seen, changedAt),
    );
  }
}
