import { view } from '#kernel';
import type { RecordedOf } from '#contracts';
import { codesOf, incidentFacts as factTerms } from '#vocabulary';
import { IncidentFactCorrected, IncidentFactRecorded } from '../domain/figure/events.js';
import { EntryWithdrawn } from '../domain/incident/events.js';
import { effectiveAt, newestStanding, type FactStanding } from '../domain/newest.js';
import { changedClaims, type Claim } from './claims.js';
import type { CodeOf } from './codes.js';

type IncidentFact = RecordedOf<typeof IncidentFactRecorded>['data'];

/** All live claims about one fact of the incident as a whole (M-055, M-057 ③). */
export interface IncidentFactRow {
  readonly fact: CodeOf<'incidentFacts'>;
  readonly claims: readonly Claim<IncidentFact>[];
}

/** One row for each fact that the level table names. */
export const incidentFacts = view<IncidentFactRow>({
  name: 'incident-facts',
  version: 1,
  types: [IncidentFactRecorded.type, IncidentFactCorrected.type, EntryWithdrawn.type],
  keysOf: (event) => (IncidentFactRecorded.is(event) ? [event.data.fact] : codesOf(factTerms)),
  evolve: (row, event, key) => {
    const claims = changedClaims(row?.claims, event, {
      recorded: IncidentFactRecorded.type,
      corrected: IncidentFactCorrected.type,
      belongs: ({ fact }: IncidentFact) => fact === key,
    });
    return claims && { fact: key as IncidentFactRow['fact'], claims };
  },
});

/** What is believed now: the newest confirmed claim, and anything worse presumed since. */
export const standingOfFact = ({ claims }: IncidentFactRow): FactStanding<boolean> =>
  newestStanding(
    claims.map(({ entryId, recorded, content }) => ({
      entryId,
      value: content.holds,
      certainty: content.certainty,
      at: effectiveAt({ ...content, recordedAt: recorded.recordedAt }),
    })),
    Number,
  );
