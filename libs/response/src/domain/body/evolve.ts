import type { RecordedFact } from '#kernel';
import { bodyRules, type Body, type Post } from './bodies.js';
import { BodyOpened, BodyStoodDown, PostAssigned, PostVacated } from './events.js';

export interface Seat {
  readonly post: Post;
  readonly memberId: string;
}

/** Every body that was ever opened; `seats` is who holds which post while it is open. */
export type Bodies = { readonly [B in Body]?: { readonly open: boolean; readonly seats: readonly Seat[] } };

/** As much of the bodies as tells which are open: state and rows have it alike. */
export type OpenBodies = { readonly [B in Body]?: { readonly open: boolean } };

export const noBodies: Bodies = {};

export const openBodiesOf = (bodies: OpenBodies): Body[] => (Object.keys(bodyRules) as Body[]).filter((body) => bodies[body]?.open);

/** The team follows the headquarters' orders while both are open (M-083). */
export const isTeamUnderHeadquarters = ({ TEAM, HEADQUARTERS }: OpenBodies): boolean => Boolean(TEAM?.open && HEADQUARTERS?.open);

export const headOf = (bodies: Bodies, body: Body): string | undefined =>
  bodies[body]?.seats.find(({ post }) => post === bodyRules[body].head)?.memberId;

export function evolveBodies(bodies: Bodies, event: RecordedFact): Bodies {
  if (BodyOpened.is(event)) {
    const { body, headId } = event.data;
    return { ...bodies, [body]: { open: true, seats: [{ post: bodyRules[body].head, memberId: headId }] } };
  }
  if (BodyStoodDown.is(event)) return { ...bodies, [event.data.body]: { open: false, seats: [] } };
  if (PostAssigned.is(event)) {
    const { body, post, memberId } = event.data;
    return withSeats(bodies, body, (seats) => [...seats, { post, memberId }]);
  }
  if (PostVacated.is(event)) {
    const { body, post, memberId } = event.data;
    return withSeats(bodies, body, (seats) => seats.filter((seat) => seat.post !== post || seat.memberId !== memberId));
  }
  return bodies;
}

function withSeats(bodies: Bodies, body: Body, change: (seats: readonly Seat[]) => readonly Seat[]): Bodies {
  const standing = bodies[body];
  return standing?.open ? { ...bodies, [body]: { open: true, seats: change(standing.seats) } } : bodies;
}
