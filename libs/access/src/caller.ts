import { type Actor, type Uuid } from '#kernel';
import { codesOf, duties, institutionRoles, posts } from '#vocabulary';

export { institutionRoles };
export type InstitutionRole = keyof typeof institutionRoles;
export type Post = keyof typeof posts;
export type Duty = keyof typeof duties;

export const isInstitutionRole = (role: string): role is InstitutionRole => Object.hasOwn(institutionRoles, role);

/** Who asks, as far as the institution knows; what they are in an incident comes from the record (`IncidentRelations`). */
export interface Caller {
  /** Id of the account, or of the service token. */
  readonly identity: Uuid;
  readonly kind: 'person' | 'service' | 'demo';
  readonly institutionId: string;
  readonly roles: readonly InstitutionRole[];
  /** Of a service: the only actions that its token may be used for. */
  readonly scope?: readonly string[];
  /** Signed in with a password that somebody else gave: nothing is open but the choice of one's own. */
  readonly mustChangePassword?: boolean;
  /** Of an account that looks over others: nothing is open until a second person has consented to it. */
  readonly awaitsConsent?: boolean;
  /** Hash of the session's token, to end this one session. */
  readonly session?: string;
}

/** What someone is in one incident, from the record. */
export interface IncidentRelations {
  readonly institutionId: string;
  readonly posts: readonly Post[];
  readonly duties: readonly Duty[];
  /** Opened the incident; or once held a post or a duty in it, and nobody commands it any more. */
  readonly participant: boolean;
  readonly opener: boolean;
}

/**
 * `role:…` in the institution, `post:…` and `duty:…` in the incident. Who has neither is `part:PARTICIPANT` if they opened it or
 * once held one, and `part:OPENER` too if they opened it: a part must not widen what a duty sees, and reporting gives no part at all.
 * Who only looks over the others' work (`AUDITOR`, `DATA_PROTECTION_OFFICER`) or administers has no part in any incident, whatever they held before.
 * A service that opened the incident is `part:SERVICE`, and `part:SOURCE` of an entry that came from it.
 */
export type Relation = `role:${InstitutionRole}` | `post:${Post}` | `duty:${Duty}` | `part:${Part}`;

const parts = ['OPENER', 'PARTICIPANT', 'SERVICE', 'SOURCE'] as const;
type Part = (typeof parts)[number];

export const allRelations: readonly Relation[] = [
  ...codesOf(institutionRoles).map((role) => `role:${role}` as const),
  ...parts.map((part) => `part:${part}` as const),
  ...codesOf(posts).map((post) => `post:${post}` as const),
  ...codesOf(duties).map((duty) => `duty:${duty}` as const),
];

/** Everything that the caller is, in the order of `allRelations`. `isSource`: the entry that is asked about came from it. */
export function relationsOf(caller: Caller, incident?: IncidentRelations, isSource = false): readonly Relation[] {
  const held = new Set<Relation>(caller.roles.map((role) => `role:${role}` as const));
  if (caller.roles.includes('INTEGRATOR')) {
    if (incident?.opener) held.add('part:SERVICE');
    if (isSource) held.add('part:SOURCE');
  }
  if (incident && caller.roles.includes('MEMBER')) {
    if (incident.posts.length + incident.duties.length === 0) {
      if (incident.opener) held.add('part:OPENER');
      if (incident.participant) held.add('part:PARTICIPANT');
    }
    for (const post of incident.posts) held.add(`post:${post}`);
    for (const duty of incident.duties) held.add(`duty:${duty}`);
  }
  return allRelations.filter((relation) => held.has(relation));
}

/** The caller as the record names them. */
export const actorOf = (caller: Caller, as: { role?: string; duty?: Duty } = {}): Actor => ({ id: caller.identity, ...as });
