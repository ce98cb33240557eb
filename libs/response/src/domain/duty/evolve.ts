import type { RecordedFact } from '#kernel';
import { bodyRules, type Duty } from '../body/bodies.js';
import { BodyStoodDown } from '../body/events.js';
import { openBodiesOf, type Bodies } from '../body/evolve.js';
import { DutyAssigned } from './events.js';

/** Who holds each duty. */
export type Duties = { readonly [D in Duty]?: { readonly memberId: string; readonly since: string } };

export const noDuties: Duties = {};

/** Some open body has the duty (M-077, M-085). */
export const isDutyOpen = (bodies: Bodies, duty: Duty): boolean =>
  openBodiesOf(bodies).some((body) => bodyRules[body].duties.includes(duty));

/** `bodies`: as they stand after the event. A duty lapses with the last body that has it. */
export function evolveDuties(duties: Duties, event: RecordedFact, bodies: Bodies): Duties {
  if (DutyAssigned.is(event)) return { ...duties, [event.data.duty]: { memberId: event.data.memberId, since: event.data.since } };
  if (BodyStoodDown.is(event)) return Object.fromEntries(Object.entries(duties).filter(([duty]) => isDutyOpen(bodies, duty as Duty)));
  return duties;
}
