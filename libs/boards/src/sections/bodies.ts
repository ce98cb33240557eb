import { isTeamUnderHeadquarters, type BodyState, type CodeOf, type PostHolder } from '#response';
import { bodies as bodyTerms, codesOf } from '#vocabulary';
import type { BoardContext } from '../board.js';
import { bounded, KIB, type Bounded } from '../size.js';

export interface BodyLine extends Omit<BodyState, 'posts'> {
  readonly body: CodeOf<'bodies'>;
  readonly posts: Bounded<PostHolder>;
}

export interface BodiesSection {
  readonly kind: 'BODIES';
  readonly bodies: readonly BodyLine[];
  /** The team acts on the orders of the headquarters (M-083). */
  readonly teamUnderHeadquarters: boolean;
}

const POSTS = { items: 20, bytes: 2 * KIB };

/** Who is in: the bodies that were opened, with their posts. */
export function bodiesSection({ row }: BoardContext): BodiesSection {
  const bodies = codesOf(bodyTerms).flatMap((body): BodyLine[] => {
    const state = row.bodies[body];
    return state ? [{ body, ...state, posts: bounded(state.posts, POSTS) }] : [];
  });
  return { kind: 'BODIES', bodies, teamUnderHeadquarters: isTeamUnderHeadquarters(row.bodies) };
}
