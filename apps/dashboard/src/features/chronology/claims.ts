import type { Entry } from '../../api/types/index.js';

/** Types of lines that claim something: what somebody says can be taken back, what was done is reversed by the contrary act. */
const claims: ReadonlySet<string> = new Set([
  'incident.report-recorded',
  'incident.person-added',
  'incident.person-state-recorded',
  'incident.figure-reported',
  'incident.fact-recorded',
  'incident.decision-recorded',
]);

/** Whether the server accepts the withdrawal of such a line. */
export const isClaim = ({ type }: Pick<Entry, 'type'>): boolean => claims.has(type);
