import type { Incident, Member, Post } from '../api/types/index.js';

/** Who holds one of these posts in this incident, each once. */
export function whoHolds(posts: readonly Post[], { bodies }: Pick<Incident, 'bodies'>): readonly Member[] {
  const holders = bodies.flatMap((body) => body.posts.flatMap(({ post, member }) => (posts.includes(post) ? [member] : [])));
  return [...new Map(holders.map((member) => [member.id, member])).values()];
}
