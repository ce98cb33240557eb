import type { Sealed } from '#kernel';
import type { Condition } from '../domain/person/facts.js';
import { standingOf, type Standing, type StateClaim } from '../domain/person/standing.js';
import { newestFirst } from './claims.js';
import type { PersonClaim, PersonRow } from './persons.view.js';

const asClaims = new WeakMap<readonly PersonClaim[], readonly StateClaim[]>();

const claimed = ({ entryId, recorded, content }: PersonClaim): StateClaim => ({
  entryId,
  recordedAt: recorded.recordedAt,
  occurredAt: content.occurredAt,
  receivedAt: content.receivedAt,
  whereabouts: content.whereabouts,
  harm: content.harm,
  cause: content.cause,
  care: content.care,
});

/** How the person of this row stands: the four facts, the word, what is presumed beyond it, whether sources disagree. */
export function standingOfPerson({ claims }: Pick<PersonRow, 'claims'>): Standing {
  let list = asClaims.get(claims);
  if (!list) asClaims.set(claims, (list = claims.map(claimed)));
  return standingOf(list);
}

/** The newest words said about a person, each with the entry that said them. */
export interface NewestWords {
  readonly position?: SaidOfPerson | undefined;
  readonly condition?: SaidOfPerson | undefined;
  readonly hospital?: SaidOfPerson | undefined;
}

interface SaidOfPerson {
  readonly value: Sealed<string>;
  readonly entryId: string;
}

export function newestWords({ claims }: Pick<PersonRow, 'claims'>): NewestWords {
  const newest = newestFirst(claims);
  const said = (field: 'position' | 'condition' | 'hospital'): SaidOfPerson | undefined => {
    const claim = newest.find(({ content }) => content[field] !== undefined);
    return claim && { value: claim.content[field]!, entryId: claim.entryId };
  };
  return { position: said('position'), condition: said('condition'), hospital: said('hospital') };
}

/** People the university sent: 安否 counts these; family and others concerned are listed, not counted. */
export const isSentAbroad = ({ profile }: Pick<PersonRow, 'profile'>): boolean =>
  profile.role === 'STUDENT' || profile.role === 'ESCORT' || profile.role === 'STAFF';

/** The seven words from the gravest to the lightest; who is not confirmed comes before who is safe. */
export const conditionsByGravity: readonly Condition[] = ['DEAD', 'CRITICAL', 'MISSING', 'HOSPITALISED', 'INJURED', 'UNCONFIRMED', 'SAFE'];
