import type { Uuid } from '#kernel';
import { codesOf, posts } from '#vocabulary';
import { relationsOf, type Caller, type IncidentRelations, type Post, type Relation } from './caller.js';
import { reject } from './errors.js';
import { decideAction, decideField, type ActionAccess, type FieldAccess, type FieldKind } from './policy/decide.js';
import type { AccessPolicy } from './policy/document.js';
import { maskProfileOf } from './policy/mask-profile.js';

/** Where the newest posts and duties come from: a read model over the log. */
export interface IncidentRelationsSource {
  /** What this identity is in the incident; `undefined` when there is no such incident. */
  relationsIn(incidentId: Uuid, identity: Uuid): Promise<IncidentRelations | undefined>;
}

/** What one caller may see, here and now. */
export interface Sight {
  readonly relations: readonly Relation[];
  readonly maskProfile: string;
  field(kind: FieldKind): FieldAccess;
  /** Throws `FORBIDDEN` unless the caller may do this here. */
  assertMay(action: string): void;
  /** Every action that `assertMay` lets pass. */
  readonly actions: readonly string[];
}

/** Answers for every command, query, field and pushed event what the caller may do and see. */
export class Authorisation {
  constructor(
    private readonly policy: AccessPolicy,
    private readonly source: IncidentRelationsSource,
  ) {}

  /** Returns the rule that allows the action; `isSource`: on an entry that came from the caller. Throws `INCIDENT_NOT_FOUND`, `FORBIDDEN`, `PASSWORD_CHANGE_REQUIRED` and `CONSENT_REQUIRED`. */
  async authorise(caller: Caller, action: string, incidentId?: Uuid, isSource = false): Promise<ActionAccess> {
    return this.allowed(caller, await this.relations(caller, incidentId, isSource), action);
  }

  /** What the caller sees of fields, in the incident or outside any. Throws `INCIDENT_NOT_FOUND`. */
  async sight(caller: Caller, incidentId?: Uuid): Promise<Sight> {
    const { policy } = this;
    const held = await this.relations(caller, incidentId);
    const relations = notLetIn(caller) ? [] : held;
    const actions = () => [...policy.knownActions].filter((action) => this.access(caller, held, action).allowed);
    return {
      relations,
      get maskProfile() {
        return maskProfileOf(policy, relations);
      },
      field: (kind) => decideField(policy, relations, kind),
      assertMay: (action) => void this.allowed(caller, held, action),
      get actions() {
        return actions();
      },
    };
  }

  /** The posts whose holders may do this in their incident. */
  postsThatMay(action: string): readonly Post[] {
    return codesOf(posts).filter((post) => decideAction(this.policy, [`post:${post}`], action).allowed);
  }

  private allowed(caller: Caller, relations: readonly Relation[], action: string): ActionAccess {
    const access = this.access(caller, relations, action);
    return access.allowed ? access : reject(notLetIn(caller) ?? 'FORBIDDEN');
  }

  /** What the table says, of a service its token, and of somebody who is not let in yet nothing but the choice of a password. */
  private access(caller: Caller, relations: readonly Relation[], action: string): ActionAccess {
    if (notLetIn(caller) && action !== 'changePassword') return { allowed: false };
    const inScope = caller.kind !== 'service' || (caller.scope ?? []).includes(action);
    return inScope ? decideAction(this.policy, relations, action) : { allowed: false };
  }

  /** An incident of another institution answers exactly like one that does not exist. */
  private async relations(caller: Caller, incidentId: Uuid | undefined, isSource = false): Promise<readonly Relation[]> {
    if (incidentId === undefined) return relationsOf(caller);
    const incident = await this.source.relationsIn(incidentId, caller.identity);
    if (!incident || incident.institutionId !== caller.institutionId) return reject('INCIDENT_NOT_FOUND');
    return relationsOf(caller, incident, isSource);
  }
}

/** Why somebody who signed in is not let in yet; `undefined` for everybody else. */
function notLetIn({ mustChangePassword, awaitsConsent }: Caller): 'PASSWORD_CHANGE_REQUIRED' | 'CONSENT_REQUIRED' | undefined {
  if (mustChangePassword) return 'PASSWORD_CHANGE_REQUIRED';
  return awaitsConsent ? 'CONSENT_REQUIRED' : undefined;
}
