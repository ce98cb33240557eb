import type { Body, Post } from '../../api/types/index.js';

interface Posts {
  /** Never empty: whoever is assigned relieves its holder. */
  readonly head: Post;
  readonly others: readonly Post[];
}

/** The posts of each body: the team (M-076), the headquarters (M-084), the on-site headquarters (M-080). */
export const postsOfBody: Readonly<Record<Body, Posts>> = {
  TEAM: { head: 'TEAM_LEADER', others: ['TEAM_ASSISTANT', 'MEMBER'] },
  HEADQUARTERS: { head: 'DIRECTOR', others: ['DEPUTY', 'MEMBER', 'SECRETARIAT'] },
  ON_SITE_HEADQUARTERS: { head: 'ON_SITE_HEAD', others: ['MEMBER'] },
};
