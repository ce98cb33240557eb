import { reject } from '../../errors.js';
import { seatsOf, type BodyRule } from '../../policies/body/body-rules.js';
import type { Manual } from '../../policies/level/manual.js';
import type { Decide, Decisions } from '../decide.js';
import { wantedManual } from '../incident/decide.js';
import type { IncidentState } from '../state.js';
import type { Body } from './bodies.js';
import type { AssignPost, BodyCommand, OpenBody, StandDownBody, VacatePost } from './commands.js';
import { BodyOpened, BodyStoodDown, PostAssigned, PostVacated } from './events.js';
import { headOf, isTeamUnderHeadquarters, type Bodies, type BodyStanding } from './evolve.js';

/**
 * Opened by people only, at any level and in any order: the level proposes, and the sources describe several ways to the headquarters (M-079,
 * M-080, M-082, O-12). The opener names the head. Opening what is open changes nothing, and is refused if it says where or why.
 */
const openBody =
  (manuals: readonly Manual[]): Decide<OpenBody> =>
  ({ body, headId, place, grounds }, state) => {
    const standing = state.bodies[body];
    const saysMore = place !== undefined || grounds !== undefined;
    if (standing?.open) return headOf(standing) === headId && !saysMore ? [] : reject('BODY_ALREADY_OPEN', { body }, ['body']);
    const { head: headPost, duties } = ruleOf(state, body, manuals);
    return [BodyOpened.of({ body, headId, headPost, duties: duties.map(({ duty }) => duty), place, grounds })];
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

/** Seats by the manual. The head post is never empty: assigning it relieves its holder. */
const assignPost =
  (manuals: readonly Manual[]): Decide<AssignPost> =>
  ({ body, post, memberId }, state) => {
    const { headPost, seats } = openBodyOf(state.bodies, body);
    const limit = seatsOf(ruleOf(state, body, manuals), post);
    if (limit === 0) reject('POST_NOT_OF_BODY', { post, body }, ['post']);
    const holders = seats.filter((seat) => seat.post === post);
    if (holders.some((seat) => seat.memberId === memberId)) return [];
    const assigned = PostAssigned.of({ body, post, memberId });
    if (post === headPost) return [...holders.map((seat) => PostVacated.of({ body, post, memberId: seat.memberId })), assigned];
    if (holders.length >= limit) reject('POST_FULL', { post, seats: limit }, ['post']);
    return [assigned];
  };

const vacatePost: Decide<VacatePost> = ({ body, post, memberId }, { bodies }) => {
  const { headPost, seats } = openBodyOf(bodies, body);
  if (!seats.some((seat) => seat.post === post && seat.memberId === memberId)) return [];
  if (post === headPost) reject('HEAD_NEEDED', { post }, ['post']);
  return [PostVacated.of({ body, post, memberId })];
};

const openBodyOf = (bodies: Bodies, body: Body): BodyStanding =>
  bodies[body]?.open ? bodies[body] : reject('BODY_NOT_OPEN', { body }, ['body']);

/** What the manual of the incident says of the body. Refuses BODY_NOT_OF_MANUAL. */
function ruleOf({ incident }: IncidentState, body: Body, manuals: readonly Manual[]): BodyRule {
  const { bodies } = wantedManual(manuals, incident.opened?.manual);
  return bodies[body] ?? reject('BODY_NOT_OF_MANUAL', { body }, ['body']);
}

export const bodyDecisions = (manuals: readonly Manual[]): Decisions<BodyCommand> => ({
  OpenBody: openBody(manuals),
  StandDownBody: standDown,
  AssignPost: assignPost(manuals),
  VacatePost: vacatePost,
});
