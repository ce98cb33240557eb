import type { RecordedFact } from '#kernel';
import type { Duty } from '../body/bodies.js';
import { BodyStoodDown } from '../body/events.js';
import { openDutiesOf, type Bodies } from '../body/evolve.js';
import { DutyAssigned } from './events.js';

/** Who holds each duty. */
export type Duties = { readonly [D in Duty]?: { readonly memberId: string; readonly since: string } };

export const noDuties: Duties = {};

/** `bodies`: as they stand after the event. A duty lapses with the last body that has it. */
export function evolveDuties(duties: Duties, event: RecordedFact, bodies: Bodies): Duties {
  if (DutyAssigned.is(event)) return { ...duties, [event.data.duty]: { memberId: event.data.memberId, since: event.data.since } };
  if (!BodyStoodDown.is(event)) return duties;
  const open = openDutiesOf(bodies);
  return Object.fromEntries(Object.entries(duties).filter(([duty]) => open.has(duty as Duty)));
}
