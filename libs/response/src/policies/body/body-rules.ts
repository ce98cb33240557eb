import { Type, type Static } from 'typebox';
import { Coded } from '#contracts';
import { bodies, duties, posts } from '#vocabulary';
import { stated, strict, Words } from '../policy-schema.js';

const PostRule = Type.Object(
  {
    post: Coded(posts),
    /** Left out where the manual gives no number. */
    seats: Type.Optional(Type.Integer({ minimum: 1 })),
    ...stated,
  },
  strict,
);

const DutyRule = Type.Object({ duty: Coded(duties), ...stated, explanation: Type.Optional(Words) }, strict);

/** What a body consists of: its posts, of which one heads it, and the duties that its members get. */
const BodyRule = Type.Object(
  {
    head: Coded(posts),
    posts: Type.Array(PostRule, { minItems: 1 }),
    duties: Type.Array(DutyRule),
  },
  strict,
);

/** The bodies of a manual as data; one that it does not have cannot be opened under it. */
export const BodyRules = Type.Object(
  {
    TEAM: Type.Optional(BodyRule),
    HEADQUARTERS: Type.Optional(BodyRule),
    ON_SITE_HEADQUARTERS: Type.Optional(BodyRule),
  } satisfies Record<keyof typeof bodies, unknown>,
  strict,
);

export type BodyRule = Static<typeof BodyRule>;
export type BodyRules = Static<typeof BodyRules>;

/** How many may hold the post: `Infinity` where the manual gives no number, 0 if the body does not have it. */
export function seatsOf(rule: BodyRule, post: keyof typeof posts): number {
  const found = rule.posts.find((known) => known.post === post);
  return found ? (found.seats ?? Infinity) : 0;
}

/** Throws `TypeError` for a body whose head is none of its posts, has more than one seat, or that names a post or duty twice. */
export function checkBodyRules(rules: BodyRules): void {
  for (const [body, { head, posts: listed, duties: given }] of Object.entries(rules)) {
    if (listed.find(({ post }) => post === head)?.seats !== 1) throw new TypeError(`manual: ${body} needs its head ${head} with one seat`);
    for (const names of [listed.map(({ post }) => post), given.map(({ duty }) => duty)])
      if (new Set(names).size < names.length) throw new TypeError(`manual: ${body} names something twice: ${names.join()}`);
  }
}
