import type { incidentFacts } from '#vocabulary';
import type { LevelFacts } from '../../policies/level/assess.js';
import type { FigureClaim, Figures, IncidentFactClaim } from '../figure/evolve.js';
import { effectiveAt, newestStanding, type Assertion, type Held } from '../newest.js';
import { standingOf } from '../person/standing.js';
import type { IncidentState } from '../state.js';

/** What the level is assessed from, as the live claims stand; `undefined` before the incident is open. */
export function levelFactsOf({ incident, persons, figures }: IncidentState): LevelFacts | undefined {
  if (!incident.opened) return undefined;
  return {
    kind: incident.opened.kind,
    openedBy: incident.opened.eventId,
    persons: persons.roster.values().map(({ role, entryId, claims }) => ({ role, addedBy: entryId, standing: standingOf(claims) })),
    figures: figureStandings(figures),
    incident: incidentFactStandings(figures),
  };
}

/** Figures of those we sent, the newest of each source and measure; two spellings of one source by width or case are one. */
function figureStandings({ figures }: Figures): LevelFacts['figures'] {
  const bySource = Map.groupBy(
    figures.values().filter(({ population }) => population === 'SENT_ABROAD'),
    ({ measure, source }) => `${measure}|${source.normalize('NFKC').trim().toLowerCase()}`,
  );
  return [...bySource.values()].map((claims) => {
    const confirmed = newestFigure(claims.filter(({ certainty }) => certainty === 'CONFIRMED'));
    const newest = newestFigure(claims);
    return { measure: claims[0]!.measure, ...(confirmed && { confirmed }), ...(newest && { newest }) };
  });
}

/** Of figures of the same time that disagree the largest. */
function newestFigure(claims: readonly FigureClaim[]): Held<number> | undefined {
  const [first] = claims.toSorted((a, b) =>
    effectiveAt(a) === effectiveAt(b) ? b.count - a.count : effectiveAt(a) < effectiveAt(b) ? 1 : -1,
  );
  return first && { value: first.count, certainty: first.certainty, basis: [first.entryId] };
}

function incidentFactStandings({ facts }: Figures): LevelFacts['incident'] {
  const byFact: Map<keyof typeof incidentFacts, IncidentFactClaim[]> = Map.groupBy(facts.values(), ({ fact }) => fact);
  return Object.fromEntries([...byFact].map(([fact, claims]) => [fact, newestStanding(claims.map(assertionOf), Number)]));
}

const assertionOf = (claim: IncidentFactClaim): Assertion<boolean> => ({
  entryId: claim.entryId,
  value: claim.holds,
  certainty: claim.certainty,
  at: effectiveAt(claim),
});
