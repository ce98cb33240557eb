import { view, type Instant } from '#kernel';
import { IncidentOpened } from '../domain/incident/events.js';
import { ReportRecorded } from '../domain/report/events.js';

export interface ParticipantRow {
  readonly since: Instant;
}

/** Who opened the incident or reported into it, keyed by identity: what the access table calls a participant. */
export const participants = view<ParticipantRow>({
  name: 'participants',
  version: 1,
  types: [IncidentOpened.type, ReportRecorded.type],
  keysOf: (event) => [event.meta.actor.id],
  evolve: (row, event) => row ?? { since: event.meta.recordedAt },
});
