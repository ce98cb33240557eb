import { reject } from '../../errors.js';
import type { Decide, Decisions } from '../decide.js';
import { bodyRules, type Body, type Post } from './bodies.js';
import type { AssignPost, BodyCommand, OpenBody, StandDownBody, VacatePost } from './commands.js';
import { BodyOpened, BodyStoodDown, PostAssigned, PostVacated } from './events.js';
import { headOf, isTeamUnderHeadquarters, type Bodies, type Seat } from './evolve.js';

/**
 * Opened by people only, at any level and in any order: the level proposes, and the sources describe several ways to the headquarters (M-079,
 * M-080, M-082, O-12). The opener names the head. Opening what is open changes nothing, and is refused if it says where or why.
 */
const openBody: Decide<OpenBody> = ({ body, headId, place, grounds }, { bodies }) => {
  const saysMore = place !== undefined || grounds !== undefined;
  if (bodies[body]?.open) return headOf(bodies, body) === headId && !saysMore ? [] : reject('BODY_ALREADY_OPEN', { body }, ['body']);
  return [BodyOpened.of({ body, headId, place, grounds })];
};

/**
 * The headquarters commands the team (M-083): it hands command back by being stood down before the team is. What is on site is stood down first:
 * otherwise nobody would be left who may.
 */
const standDown: Decide<StandDownBody> = ({ body, grounds }, { bodies }) => {
  if (!bodies[body]) reject('BODY_NOT_OPEN', { body }, ['body']);
  if (!bodies[body]?.open) reject('BODY_ALREADY_STOOD_DOWN', { body }, ['body']);
  if (body === 'HEADQUARTERS' && bodies.ON_SITE_HEADQUARTERS?.open) reject('ON_SITE_STILL_OPEN', {}, ['body']);
  if (body === 'TEAM' && isTeamUnderHeadquarters(bodies)) reject('TEAM_UNDER_HEADQUARTERS', {}, ['body']);
  return [BodyStoodDown.of({ body, grounds })];
};

/** Seats by M-076, M-080, M-084. The head post is never empty: assigning it relieves its holder. */
const assignPost: Decide<AssignPost> = ({ body, post, memberId }, { bodies }) => {
  const seats = seatsOf(bodies, body, post);
  if (seats.some((seat) => seat.memberId === memberId)) return [];
  const assigned = PostAssigned.of({ body, post, memberId });
  if (post === bodyRules[body].head) return [...seats.map((seat) => PostVacated.of({ body, post, memberId: seat.memberId })), assigned];
  const limit = bodyRules[body].seats[post]!;
  if (seats.length >= limit) reject('POST_FULL', { post, seats: limit }, ['post']);
  return [assigned];
};

const vacatePost: Decide<VacatePost> = ({ body, post, memberId }, { bodies }) => {
  if (!seatsOf(bodies, body, post).some((seat) => seat.memberId === memberId)) return [];
  if (post === bodyRules[body].head) reject('HEAD_NEEDED', { post }, ['post']);
  return [PostVacated.of({ body, post, memberId })];
};

function seatsOf(bodies: Bodies, body: Body, post: Post): readonly Seat[] {
  if (!bodies[body]?.open) reject('BODY_NOT_OPEN', { body }, ['body']);
  if (!bodyRules[body].seats[post]) reject('POST_NOT_OF_BODY', { post, body }, ['post']);
  return bodies[body]!.seats.filter((seat) => seat.post === post);
}

export const bodyDecisions: Decisions<BodyCommand> = {
  OpenBody: openBody,
  StandDownBody: standDown,
  AssignPost: assignPost,
  VacatePost: vacatePost,
};
