import type { Instant, Uuid } from '#kernel';
import {
  chronology,
  factNames,
  newestWords,
  persons,
  standingOfPerson,
  type Certainty,
  type Condition,
  type FactName,
  type FactValues,
  type NewestWords,
  type PersonProfile,
  type PersonRow,
} from '#response';
import type { BoardContext, Section } from '../board.js';
import { bounded, KIB, unlessLonger } from '../size.js';
import { familyContactOf, type FamilyContact } from './family-contact.js';

/** A fact of a person by what is confirmed, and what is presumed since if it is worse (M-058). */
export interface FactOfPerson {
  readonly fact: FactName;
  readonly value: FactValues[FactName];
  readonly certainty: Certainty;
  readonly conflict: boolean;
}

/** A person as boards show them; which words are there depends on what the board needs. */
export interface PersonLine {
  readonly personId: Uuid;
  readonly no: number;
  readonly role: PersonProfile['role'];
  readonly name: PersonProfile['name'];
  readonly nameReading?: PersonProfile['nameReading'];
  readonly affiliation?: PersonProfile['affiliation'];
  readonly phone?: PersonProfile['phone'];
  readonly condition: Condition;
  /** Set if presumed claims newer than the confirmed ones say otherwise. */
  readonly presumedCondition?: Condition | undefined;
  readonly conflict: boolean;
  readonly facts: readonly FactOfPerson[];
  readonly lastHeardAt?: Instant | undefined;
  /** Open entries that name this person. */
  readonly openEntries: number;
  readonly position?: NewestWords['position'];
  readonly medical?: Pick<NewestWords, 'condition' | 'hospital'> | undefined;
  readonly family?: FamilyContact | undefined;
}

/** What a board needs to know of people beyond how they stand. */
export interface PersonNeeds {
  readonly tag: 'sent' | 'live';
  /** Room on the board in KiB. */
  readonly size: number;
  readonly contact?: boolean;
  readonly position?: boolean;
  /** Diagnosis, treatment, hospital: class 4. */
  readonly medical?: boolean;
  readonly family?: boolean;
}

const MOST_PERSONS = 60;
const LONGEST_TEXT = 300;

const short = (said: NewestWords['position']): NewestWords['position'] => said && unlessLonger(said.value, LONGEST_TEXT) && said;

function personLine(row: PersonRow, { rows, incident, now }: BoardContext, needs: PersonNeeds): PersonLine {
  const { role, name, nameReading, affiliation, phone } = row.profile;
  const { facts, condition, presumedCondition, conflict } = standingOfPerson(row);
  const words = needs.position || needs.medical ? newestWords(row) : undefined;
  return {
    ...{ personId: row.personId, no: row.no, role, name, condition, presumedCondition, conflict },
    ...(needs.contact && { nameReading, affiliation, phone }),
    facts: factNames.flatMap((fact): FactOfPerson[] => {
      const held = facts[fact].worst;
      return held ? [{ fact, value: held.value, certainty: held.certainty, conflict: facts[fact].conflict }] : [];
    }),
    lastHeardAt: row.claims.at(-1)?.recorded.recordedAt,
    openEntries: rows.count(chronology, incident, `open:person:${row.personId}`),
    ...(needs.position && { position: short(words?.position) }),
    ...(needs.medical && { medical: { condition: short(words?.condition), hospital: short(words?.hospital) } }),
    ...(needs.family && { family: familyContactOf(rows, incident, row.personId, now) }),
  };
}

/** People, the gravest first. */
export const personsSection =
  (needs: PersonNeeds) =>
  (context: BoardContext): Section => {
    const { rows, incident } = context;
    const room = { items: MOST_PERSONS, bytes: needs.size * KIB };
    const listed = rows.list(persons, incident, { tag: needs.tag, order: 'sort', limit: room.items });
    return {
      kind: 'PERSONS',
      persons: bounded(
        listed.map(({ row }) => personLine(row, context, needs)),
        room,
        rows.count(persons, incident, needs.tag),
      ),
    };
  };
