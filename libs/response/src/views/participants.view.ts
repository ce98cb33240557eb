import { view, type Instant, type RecordedFact } from '#kernel';
import { BodyOpened, PostAssigned } from '../domain/body/events.js';
import { DutyAssigned } from '../domain/duty/events.js';
import { IncidentOpened } from '../domain/incident/events.js';
import { ReportRecorded } from '../domain/report/events.js';

export interface ParticipantRow {
  readonly since: Instant;
  /** The most that this person ever was in it. */
  readonly as: 'OPENER' | 'HOLDER' | 'REPORTER';
}

/** Whom an event makes what. */
function newcomer(event: RecordedFact): { readonly id: string; readonly as: ParticipantRow['as'] } {
  if (BodyOpened.is(event)) return { id: event.data.headId, as: 'HOLDER' };
  if (PostAssigned.is(event) || DutyAssigned.is(event)) return { id: event.data.memberId, as: 'HOLDER' };
  return { id: event.meta.actor.id, as: IncidentOpened.is(event) ? 'OPENER' : 'REPORTER' };
}

const rank: Record<ParticipantRow['as'], number> = { REPORTER: 0, HOLDER: 1, OPENER: 2 };

/**
 * Who has or had a part in the incident, keyed by identity: opened it, reported into it, held a post or a duty. Once the bodies are stood down they
 * are the ones who can still read the record and close it. Reporting alone gives no such part: anybody may report.
 */
export const participants = view<ParticipantRow>({
  name: 'participants',
  version: 1,
  types: [IncidentOpened, ReportRecorded, BodyOpened, PostAssigned, DutyAssigned].map(({ type }) => type),
  keysOf: (event) => [newcomer(event).id],
  evolve: (row, event) => {
    const { as } = newcomer(event);
    if (!row) return { since: event.meta.recordedAt, as };
    return rank[as] > rank[row.as] ? { ...row, as } : row;
  },
});
