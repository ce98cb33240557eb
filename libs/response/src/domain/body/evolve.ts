import type { RecordedFact } from '#kernel';
import { bodies as bodyTerms, codesOf } from '#vocabulary';
import type { Body, Duty, Post } from './bodies.js';
import { BodyOpened, BodyStoodDown, PostAssigned, PostVacated } from './events.js';

export interface Seat {
  readonly post: Post;
  readonly memberId: string;
}

/** A body as it was last opened: the post that heads it, its duties, and who holds which post while it is open. */
export interface BodyStanding {
  readonly open: boolean;
  readonly headPost: Post;
  readonly duties: readonly Duty[];
  readonly seats: readonly Seat[];
}

/** Every body that was ever opened. */
export type Bodies = { readonly [B in Body]?: BodyStanding };

/** As much of the bodies as tells which are open, and with which duties: state and rows have it alike. */
export type OpenBodies = { readonly [B in Body]?: Pick<BodyStanding, 'open' | 'duties'> };

export const noBodies: Bodies = {};

export const openBodiesOf = (bodies: OpenBodies): Body[] => codesOf(bodyTerms).filter((body) => bodies[body]?.open);

/** Duties that some open body has (M-077, M-085). */
export const openDutiesOf = (bodies: OpenBodies): ReadonlySet<Duty> =>
  new Set(openBodiesOf(bodies).flatMap((body) => bodies[body]!.duties));

/** The team follows the headquarters' orders while both are open (M-083). */
export const isTeamUnderHeadquarters = ({ TEAM, HEADQUARTERS }: OpenBodies): boolean => Boolean(TEAM?.open && HEADQUARTERS?.open);

export const headOf = ({ headPost, seats }: BodyStanding): string | undefined => seats.find(({ post }) => post === headPost)?.memberId;

export function evolveBodies(bodies: Bodies, event: RecordedFact): Bodies {
  if (BodyOpened.is(event)) {
    const { body, headId, headPost, duties } = event.data;
    return { ...bodies, [body]: { open: true, headPost, duties, seats: [{ post: headPost, memberId: headId }] } };
  }
  if (BodyStoodDown.is(event)) return changed(bodies, event.data.body, () => ({ open: false, seats: [] }));
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

const withSeats = (bodies: Bodies, body: Body, change: (seats: readonly Seat[]) => readonly Seat[]): Bodies =>
  changed(bodies, body, ({ seats }) => ({ seats: change(seats) }));

function changed(bodies: Bodies, body: Body, change: (standing: BodyStanding) => Partial<BodyStanding>): Bodies {
  const standing = bodies[body];
  return standing?.open ? { ...bodies, [body]: { ...standing, ...change(standing) } } : bodies;
}
