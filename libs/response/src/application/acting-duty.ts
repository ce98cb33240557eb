import type { RowReader, Uuid } from '#kernel';
import { codesOf, duties } from '#vocabulary';
import type { CodeOf } from '../views/codes.js';
import { incident as incidentView, INCIDENT_KEY } from '../views/incident.view.js';

/**
 * The duty that this member acts in, so that a duty which records shows as alive. Of several the one that has been silent longest: whoever holds it
 * is awake.
 */
export function dutyHeldBy(rows: RowReader, incident: Uuid, member: string): { readonly duty?: CodeOf<'duties'> } {
  const row = rows.get(incidentView, incident, INCIDENT_KEY);
  if (!row) return {};
  const [duty] = codesOf(duties)
    .filter((held) => row.duties[held]?.memberId === member)
    .sort((a, b) => ((row.activity[a] ?? '') < (row.activity[b] ?? '') ? -1 : 1));
  return duty ? { duty } : {};
}
