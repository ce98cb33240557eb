import type { Instant, RecordedFact, Sealed, Uuid } from '#kernel';
import { BodyOpened, BodyStoodDown, PostAssigned } from '../domain/body/events.js';
import { openDutiesOf } from '../domain/body/evolve.js';
import type { CodeOf } from './codes.js';
import { recordedOf, type Recorded } from './recorded.js';

type Body = CodeOf<'bodies'>;
/** Every body that was ever opened. */
export type BodyStates = { readonly [B in Body]?: BodyState };

export interface PostHolder {
  readonly post: CodeOf<'posts'>;
  readonly memberId: Uuid;
  readonly since: Instant;
}

/** A body as it was last opened, or stood down since. */
export interface BodyState {
  readonly open: boolean;
  readonly headId: Uuid;
  readonly duties: readonly CodeOf<'duties'>[];
  readonly place?: string | undefined;
  readonly grounds?: Sealed<string> | undefined;
  readonly opened: Recorded;
  readonly stoodDown?: { readonly grounds: Sealed<string>; readonly recorded: Recorded } | undefined;
  readonly posts: readonly PostHolder[];
}

/** The bodies after one more event about them; a post of a body that was never opened is ignored. */
export function bodiesAfter(bodies: BodyStates, event: RecordedFact): BodyStates {
  const { body: name } = event.data as { readonly body: Body };
  const body = bodies[name];
  if (BodyOpened.is(event)) {
    const { headId, headPost, duties, place, grounds } = event.data;
    const head: PostHolder = { post: headPost, memberId: headId as Uuid, since: event.meta.recordedAt };
    return {
      ...bodies,
      [name]: { open: true, headId: head.memberId, duties, place, grounds, opened: recordedOf(event), posts: [head] } satisfies BodyState,
    };
  }
  if (!body) return bodies;
  if (BodyStoodDown.is(event))
    return {
      ...bodies,
      [name]: { ...body, open: false, posts: [], stoodDown: { grounds: event.data.grounds, recorded: recordedOf(event) } },
    };
  const { post, memberId } = event.data as { post: PostHolder['post']; memberId: Uuid };
  const others = body.posts.filter((holder) => holder.post !== post || holder.memberId !== memberId);
  const posts = PostAssigned.is(event) ? [...others, { post, memberId, since: event.meta.recordedAt }] : others;
  return { ...bodies, [name]: { ...body, posts } };
}

/** The bodies with the grounds of one opening or standing down told anew; the same bodies if it was neither. */
export function bodiesReworded(bodies: BodyStates, entryId: string, grounds: Sealed<string>): BodyStates {
  const reworded = Object.entries(bodies).flatMap(([name, body]): [string, BodyState][] => {
    if (body.opened.eventId === entryId) return [[name, { ...body, grounds }]];
    return body.stoodDown?.recorded.eventId === entryId ? [[name, { ...body, stoodDown: { ...body.stoodDown, grounds } }]] : [];
  });
  return reworded.length > 0 ? { ...bodies, ...Object.fromEntries(reworded) } : bodies;
}

/** Who holds which duty once these bodies are open: a duty lapses with the last body that has it. */
export function dutiesOpenIn<Duties extends object>(bodies: BodyStates, duties: Duties): Duties {
  const open: ReadonlySet<string> = openDutiesOf(bodies);
  return Object.fromEntries(Object.entries(duties).filter(([duty]) => open.has(duty))) as Duties;
}
