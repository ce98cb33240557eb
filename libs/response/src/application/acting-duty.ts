import type { Uuid } from '#kernel';
import type { ReadModel } from '#projection';
import { codesOf, duties } from '#vocabulary';
import type { CodeOf } from '../views/codes.js';
import { incident as incidentView, INCIDENT_KEY } from '../views/incident.view.js';

/**
 * The duty that this member acts in, so that a duty which records shows as alive. Of several the one that has been silent longest: whoever holds it
 * is awake. Recording goes on where the view of the incident stopped.
 */
export function dutyHeldBy(model: Pick<ReadModel, 'lastKnown'>, incident: Uuid, member: string): { readonly duty?: CodeOf<'duties'> } {
  const row = model.lastKnown(incidentView, incident, INCIDENT_KEY);
  if (!row) return {};
  const [duty] = codesOf(duties)
    .filter((held) => row.duties[held]?.memberId === member)
    .sort((a, b) => ((row.activity[a] ?? '') < (row.activity[b] ?? '') ? -1 : 1));
  return duty ? { duty } : {};
}
