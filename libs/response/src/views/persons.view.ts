import { view, type RecordedFact, type Uuid } from '#kernel';
import type { RecordedOf } from '#contracts';
import { EntryWithdrawn } from '../domain/incident/events.js';
import { PersonAdded, PersonCorrected, PersonStateCorrected, PersonStateRecorded } from '../domain/person/events.js';
import type { Standing } from '../domain/person/standing.js';
import { changedClaims, type Claim } from './claims.js';
import { conditionsByGravity, isSentAbroad, standingOfPerson } from './person-standing.js';
import { correctedContent, numberOf, recordedOf, type FormerVersion, type Recorded, type Withdrawal } from './recorded.js';

export type PersonProfile = RecordedOf<typeof PersonAdded>['data'];
export type PersonState = RecordedOf<typeof PersonStateRecorded>['data'];
/** A live claim about the person's state; its former versions stand in the chronology under the same entry id. */
export type PersonClaim = Claim<PersonState>;

export interface PersonRow {
  readonly personId: Uuid;
  readonly entryId: Uuid;
  readonly no: number;
  readonly profile: PersonProfile;
  readonly recorded: Recorded;
  readonly versions: readonly FormerVersion<PersonProfile>[];
  readonly withdrawn?: Withdrawal | undefined;
  /** In the order recorded; what the person's state is follows from them (`standingOfPerson`). */
  readonly claims: readonly PersonClaim[];
}

const added = (event: RecordedOf<typeof PersonAdded>): PersonRow => ({
  personId: event.data.personId as Uuid,
  entryId: event.id,
  no: numberOf(event),
  profile: event.data,
  recorded: recordedOf(event),
  versions: [],
  claims: [],
});

function folded(row: PersonRow, event: RecordedFact, personId: string): PersonRow | undefined {
  if (PersonCorrected.is(event)) {
    const recorded = row.versions.at(-1)?.replaced ?? row.recorded;
    const former = { content: row.profile, recorded, replaced: recordedOf(event), reason: event.data.reason };
    return { ...row, profile: correctedContent(event.data) as PersonProfile, versions: [...row.versions, former] };
  }
  if (EntryWithdrawn.is(event) && event.data.entryId === row.entryId)
    return { ...row, withdrawn: { recorded: recordedOf(event), reason: event.data.reason } };
  const claims = changedClaims<PersonState>(row.claims, event, {
    recorded: PersonStateRecorded.type,
    corrected: PersonStateCorrected.type,
    belongs: (state) => state.personId === personId,
  });
  return claims && { ...row, claims };
}

function tagsOf(row: PersonRow): string[] {
  const role = `role:${row.profile.role}`;
  if (row.withdrawn) return ['withdrawn', role];
  const standing = standingOfPerson(row);
  return [
    'live',
    role,
    `condition:${standing.condition}`,
    ...(isSentAbroad(row) ? sentTags(standing) : []),
    ...(standing.conflict ? ['conflict'] : []),
  ];
}

const sentTags = ({ condition, presumedCondition }: Standing): string[] => [
  'sent',
  `sent:${condition}`,
  ...(presumedCondition ? [`sent:presumed:${presumedCondition}`] : []),
];

/**
 * The persons concerned, by id. Tags: `live` or `withdrawn`, `role:`, `condition:<one of the seven words>`, `sent`, `sent:<word>` and
 * `sent:presumed:<word>` (people the university sent: 安否 counts these), `conflict` (sources of the same moment disagree). Ordered with the gravest first.
 */
export const persons = view<PersonRow>({
  name: 'persons',
  version: 2,
  types: [PersonAdded.type, PersonCorrected.type, PersonStateRecorded.type, PersonStateCorrected.type, EntryWithdrawn.type],
  keysOf: ({ data }) => {
    const { personId, formerPersonId } = data as { readonly personId?: Uuid; readonly formerPersonId?: Uuid };
    return [personId, formerPersonId].filter((id) => id !== undefined);
  },
  evolve: (row, event, key) => (PersonAdded.is(event) ? added(event) : row && folded(row, event, key)),
  tags: tagsOf,
  sort: (row) => `${row.withdrawn ? 9 : conditionsByGravity.indexOf(standingOfPerson(row).condition)}#${String(row.no).padStart(9, '0')}`,
});
