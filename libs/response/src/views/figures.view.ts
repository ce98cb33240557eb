import { view, type RecordedFact, type Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import { codesOf, measures, populations } from '#vocabulary';
import { FigureCorrected, FigureReported } from '../domain/figure/events.js';
import { EntryWithdrawn } from '../domain/incident/events.js';
import type { CodeOf } from './codes.js';
import { changedClaims, newestFirst, type Claim } from './claims.js';

type Figure = RecordedOf<typeof FigureReported>['data'];
export type FigureClaim = Claim<Figure>;

/** All live claims about one number, of every source; their former versions stand in the chronology under the same entry id. */
export interface FigureRow {
  readonly measure: CodeOf<'measures'>;
  readonly population: CodeOf<'populations'>;
  readonly claims: readonly FigureClaim[];
}

export const figureKey = (figure: Pick<Figure, 'measure' | 'population'>): string => `${figure.measure}|${figure.population}`;

/** Every number that can be reported: a correction or withdrawal names only the entry, which may stand under any of them. */
export const figureKeys: readonly string[] = codesOf(measures).flatMap((measure) =>
  codesOf(populations).map((population) => figureKey({ measure, population })),
);

function evolve(row: FigureRow | undefined, event: RecordedFact, key: string): FigureRow | undefined {
  const claims = changedClaims(row?.claims, event, {
    recorded: FigureReported.type,
    corrected: FigureCorrected.type,
    belongs: (figure: Figure) => figureKey(figure) === key,
  });
  if (!claims) return undefined;
  const [measure, population] = key.split('|') as [FigureRow['measure'], FigureRow['population']];
  return { measure, population, claims };
}

/** Numbers from outside, one row for each measure and population, never added up (U-12). */
export const figures = view<FigureRow>({
  name: 'figures',
  version: 1,
  types: [FigureReported.type, FigureCorrected.type, EntryWithdrawn.type],
  keysOf: (event) => (FigureReported.is(event) ? [figureKey(event.data)] : figureKeys),
  evolve,
  tags: (row) => (row.claims.length > 0 ? ['live'] : []),
  sort: (row) => figureKey(row),
});

/** What each source says now of one number, newest first, and whether the sources disagree. */
export interface FigureBySource {
  readonly measure: FigureRow['measure'];
  readonly population: FigureRow['population'];
  readonly sources: readonly { readonly source: string; readonly newest: FigureClaim; readonly earlier: readonly Uuid[] }[];
  readonly conflict: boolean;
}

/** The newest live claim of each source; `undefined` if nobody says anything any more. */
export function bySource(row: FigureRow): FigureBySource | undefined {
  const sources = new Map<string, { source: string; newest: FigureClaim; earlier: Uuid[] }>();
  for (const claim of newestFirst(row.claims)) {
    const name = claim.content.source.normalize('NFKC').trim().toLowerCase();
    const known = sources.get(name);
    if (known) known.earlier.push(claim.entryId);
    else sources.set(name, { source: claim.content.source, newest: claim, earlier: [] });
  }
  if (sources.size === 0) return undefined;
  const said = [...sources.values()];
  return {
    measure: row.measure,
    population: row.population,
    sources: said,
    conflict: new Set(said.map(({ newest }) => newest.content.count)).size > 1,
  };
}
