import type { Sealed, Uuid } from '#kernel';
import type { Body, Post } from './bodies.js';

/** Forms the team, opens the headquarters or the on-site headquarters; `headId` holds its head post from then on. */
export interface OpenBody {
  readonly type: 'OpenBody';
  readonly body: Body;
  readonly headId: Uuid;
  readonly place?: string | undefined;
  readonly grounds?: Sealed<string> | undefined;
}

export interface StandDownBody {
  readonly type: 'StandDownBody';
  readonly body: Body;
  readonly grounds: Sealed<string>;
}

/** The head post passes from its holder to the new one; other posts gain a member. */
export interface AssignPost {
  readonly type: 'AssignPost';
  readonly body: Body;
  readonly post: Post;
  readonly memberId: Uuid;
}

export interface VacatePost {
  readonly type: 'VacatePost';
  readonly body: Body;
  readonly post: Post;
  readonly memberId: Uuid;
}

export type BodyCommand = OpenBody | StandDownBody | AssignPost | VacatePost;
