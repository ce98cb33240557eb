import type { bodies, duties, posts } from '#vocabulary';

export type Body = keyof typeof bodies;
export type Post = keyof typeof posts;
export type Duty = keyof typeof duties;

interface BodyRule {
  readonly head: Post;
  /** Seats by post; `Infinity` where the manual gives no number. */
  readonly seats: Readonly<Partial<Record<Post, number>>>;
  readonly duties: readonly Duty[];
}

/** What each body consists of: the team (M-076, M-077), the headquarters (M-084, M-085), the on-site headquarters (M-080). */
export const bodyRules: Readonly<Record<Body, BodyRule>> = {
  TEAM: {
    head: 'TEAM_LEADER',
    seats: { TEAM_LEADER: 1, TEAM_ASSISTANT: 2, MEMBER: Infinity },
    duties: ['GENERAL_AFFAIRS', 'ON_SITE', 'FAMILY', 'LOGISTICS'],
  },
  HEADQUARTERS: {
    head: 'DIRECTOR',
    seats: { DIRECTOR: 1, DEPUTY: Infinity, MEMBER: Infinity, SECRETARIAT: Infinity },
    duties: ['PR', 'GOVERNMENT', 'FAMILY', 'LOGISTICS', 'ON_SITE', 'GENERAL_AFFAIRS'],
  },
  ON_SITE_HEADQUARTERS: {
    head: 'ON_SITE_HEAD',
    seats: { ON_SITE_HEAD: 1, MEMBER: Infinity },
    duties: ['ON_SITE'],
  },
};
