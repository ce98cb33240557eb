import type { Incident, Member, Post } from '../api/types/index.js';

/** Posts whose holders assign posts and duties (M-077, M-085). */
const ASSIGNING: ReadonlySet<Post> = new Set(['DIRECTOR', 'DEPUTY', 'TEAM_LEADER', 'SECRETARIAT', 'ON_SITE_HEAD']);

/** Whom to ask for a duty in this incident, each once. */
export function whoAssigns({ bodies }: Pick<Incident, 'bodies'>): readonly Member[] {
  const holders = bodies.flatMap(({ posts }) => posts.flatMap(({ post, member }) => (ASSIGNING.has(post) ? [member] : [])));
  return [...new Map(holders.map((member) => [member.id, member])).values()];
}
