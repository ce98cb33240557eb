import { Type, type Static } from 'typebox';
import { Coded } from '#contracts';
import { bodies, codesOf, duties, posts } from '#vocabulary';
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

/** The response levels at which the body has to be open, or at which people consider whether to open it. */
const AtLevels = Type.Object({ levels: Type.Array(Type.Integer({ minimum: 1, maximum: 3 }), { minItems: 1 }), ...stated }, strict);

/** A body that need not be opened while this one is open: this one commands in its place. */
const Covered = Type.Object({ body: Coded(bodies), ...stated }, strict);

/** What a body consists of: its posts, of which one heads it, and the duties that its members get; and when it is wanted. */
const BodyRule = Type.Object(
  {
    wantedAt: Type.Optional(AtLevels),
    consideredAt: Type.Optional(AtLevels),
    covers: Type.Optional(Type.Array(Covered, { minItems: 1 })),
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

/** A body that has to be opened or considered, and the rule that says so. */
export interface CalledForBody {
  readonly body: keyof typeof bodies;
  readonly rule: string;
  readonly source: string;
}

/** The bodies that a level calls for and that are not open, nor covered by one that is. */
export function bodiesCalledFor(
  rules: BodyRules,
  how: 'wantedAt' | 'consideredAt',
  level: number,
  open: readonly (keyof typeof bodies)[],
): CalledForBody[] {
  const there = new Set(open.flatMap((body) => [body, ...(rules[body]?.covers ?? []).map((covered) => covered.body)]));
  return codesOf(bodies).flatMap((body): CalledForBody[] => {
    const called = rules[body]?.[how];
    return called?.levels.includes(level) && !there.has(body) ? [{ body, rule: called.rule, source: called.source }] : [];
  });
}

/** The rule by which one of the open bodies has the duty; of several, the one that commands. */
export function dutyRuleOf(rules: BodyRules, open: readonly (keyof typeof bodies)[], duty: keyof typeof duties): string | undefined {
  const commanding = open.filter((body) => !open.some((other) => rules[other]?.covers?.some((covered) => covered.body === body)));
  return [...commanding, ...open].flatMap((body) => rules[body]?.duties ?? []).find((given) => given.duty === duty)?.rule;
}

/** How many may hold the post: `Infinity` where the manual gives no number, 0 if the body does not have it. */
export function seatsOf(rule: BodyRule, post: keyof typeof posts): number {
  const found = rule.posts.find((known) => known.post === post);
  return found ? (found.seats ?? Infinity) : 0;
}

/** Throws `TypeError` for a body whose head is none of its posts or has more than one seat, that names a post or duty twice, or covers itself. */
export function checkBodyRules(rules: BodyRules): void {
  for (const [body, { head, posts: listed, duties: given, covers = [] }] of Object.entries(rules)) {
    if (covers.some((covered) => covered.body === body)) throw new TypeError(`manual: ${body} covers itself`);
    if (listed.find(({ post }) => post === head)?.seats !== 1) throw new TypeError(`manual: ${body} needs its head ${head} with one seat`);
    for (const names of [listed.map(({ post }) => post), given.map(({ duty }) => duty)])
      if (new Set(names).size < names.length) throw new TypeError(`manual: ${body} names something twice: ${names.join()}`);
  }
}
