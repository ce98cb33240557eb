import { Field, ID, ObjectType } from '@nestjs/graphql';
import {
  Certainty,
  Condition,
  connectionOf,
  DateTime,
  globalId,
  Node,
  OccurredAt,
  PersonRole,
  Protected,
  Reliability,
  termsEnum,
  type IncidentRows,
} from '#edge';
import type { Sealed } from '#kernel';
import { personFacts } from '#vocabulary';
import { factNames } from '../../domain/person/facts.js';
import type { ChronologyRow } from '../../views/chronology.view.js';
import { newestWords, standingOfPerson } from '../../views/person-standing.js';
import type { PersonRow } from '../../views/persons.view.js';
import { Withdrawal, withdrawalOf } from './withdrawal.js';

export const PersonFactKind = termsEnum('PersonFactKind', personFacts, 'One of the four facts that levels need 「安否の事実の種類」');

@ObjectType({ description: 'A fact of a person as it stands or was claimed 「安否の事実」' })
export class PersonFact {
  @Field(() => PersonFactKind, { description: 'Which fact 「事実の種類」' })
  fact!: keyof typeof PersonFactKind;

  @Field(() => String, { description: 'Code of Whereabouts, Harm, Cause or Care 「値」' })
  value!: string;

  @Field(() => Certainty, { description: 'Confirmed or presumed 「確認・推測」' })
  certainty!: keyof typeof Certainty;

  @Field(() => Boolean, { description: 'Confirmed claims of the same time disagree 「食い違い」' })
  conflict!: boolean;

  @Field(() => String, { nullable: true, description: 'Something worse that is presumed since 「推測」' })
  presumedNewer!: string | null;

  @Field(() => [ID], { description: 'Entries that say so 「根拠の記録」' })
  basis!: string[];

  @Field(() => OccurredAt, { nullable: true, description: 'When it happened 「出来事の日時」' })
  occurredAt!: OccurredAt | null;
}

@ObjectType({ description: 'What somebody said of a person’s state 「安否情報」' })
export class PersonClaim {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => ID, { description: 'Id of the event that first recorded it 「記録の識別子」' })
  eventId!: string;

  @Field(() => [PersonFact], { description: 'The facts that were claimed 「安否の事実」' })
  values!: PersonFact[];

  @Field(() => Protected, { nullable: true, description: 'Source 「情報源」' })
  source!: Sealed<string> | null;

  @Field(() => Reliability, { description: 'How far the source can be relied on 「信頼性」' })
  reliability!: keyof typeof Reliability;

  @Field(() => OccurredAt, { description: 'When it happened 「出来事の日時」' })
  occurredAt!: OccurredAt;

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => Withdrawal, { nullable: true, description: 'Set once it was taken back 「取消」' })
  withdrawn!: Withdrawal | null;

  @Field(() => Protected, { nullable: true, description: 'Injury and treatment in words 「容体」' })
  condition!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Hospital 「病院」' })
  hospital!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Position 「所在地」' })
  position!: Sealed<string> | null;
}

@ObjectType({ implements: () => [Node], description: 'A person concerned 「対象者」' })
export class Person implements Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => PersonRole, { description: 'What they are in the incident 「区分」' })
  role!: keyof typeof PersonRole;

  @Field(() => Protected, { description: 'Name 「氏名」' })
  name!: Sealed<string>;

  @Field(() => Protected, { nullable: true, description: 'Reading of the name 「氏名の読み」' })
  nameReading!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Affiliation 「所属」' })
  affiliation!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Student number 「学籍番号」' })
  studentNumber!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Phone 「電話」' })
  phone!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'E-mail 「Eメール」' })
  email!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Date of birth 「生年月日」' })
  birthDate!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Passport number 「旅券番号」' })
  passportNumber!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Home address 「自宅住所」' })
  homeAddress!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Guardian 「親権者・保護者」' })
  guardians!: Sealed<unknown> | null;

  @Field(() => Protected, { nullable: true, description: 'Medical notes 「既往症など」' })
  medicalNotes!: Sealed<string> | null;

  @Field(() => Condition, { description: 'The gravest of what is confirmed and what is presumed since 「安否」' })
  condition!: keyof typeof Condition;

  @Field(() => Certainty, { description: 'Of `condition` 「安否の確度」' })
  certainty!: keyof typeof Certainty;

  @Field(() => Condition, { description: 'By what is confirmed alone 「確認された安否」' })
  confirmedCondition!: keyof typeof Condition;

  @Field(() => Boolean, { description: 'Confirmed claims of the same time disagree 「食い違い」' })
  conflict!: boolean;

  @Field(() => [PersonFact], { description: 'The four facts as they stand 「安否の事実」' })
  facts!: PersonFact[];

  @Field(() => Protected, { nullable: true, description: 'Where the person is, newest 「所在地」' })
  position!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Hospital 「病院」' })
  hospital!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Injury and treatment in words, newest 「容体」' })
  conditionText!: Sealed<string> | null;

  @Field(() => Withdrawal, { nullable: true, description: 'Set once it was taken back 「取消」' })
  withdrawn!: Withdrawal | null;

  readonly row!: PersonRow;
  readonly seen!: IncidentRows;
}

export const PersonConnection = connectionOf(Person, 'Person', 'Persons concerned 「対象者一覧」');

export function personOf(row: PersonRow, seen: IncidentRows): Person {
  const { profile } = row;
  const { condition, presumedCondition, conflict } = standingOfPerson(row);
  const words = newestWords(row);
  return {
    id: globalId('Person', seen.incident, row.personId),
    role: profile.role,
    name: profile.name,
    nameReading: profile.nameReading ?? null,
    affiliation: profile.affiliation ?? null,
    studentNumber: profile.studentNumber ?? null,
    phone: profile.phone ?? null,
    email: profile.email ?? null,
    birthDate: profile.birthDate ?? null,
    passportNumber: profile.passportNumber ?? null,
    homeAddress: profile.homeAddress ?? null,
    guardians: profile.guardians ?? null,
    medicalNotes: profile.medicalNotes ?? null,
    condition: presumedCondition ?? condition,
    certainty: presumedCondition ? 'PRESUMED' : 'CONFIRMED',
    confirmedCondition: condition,
    conflict,
    facts: factsOf(row, seen),
    position: words.position?.value ?? null,
    hospital: words.hospital?.value ?? null,
    conditionText: words.condition?.value ?? null,
    withdrawn: withdrawalOf(row.withdrawn),
    row,
    seen,
  };
}

const kindOf = (name: (typeof factNames)[number]): keyof typeof PersonFactKind => name.toUpperCase() as keyof typeof PersonFactKind;

function factsOf(row: PersonRow, { incident }: IncidentRows): PersonFact[] {
  const { facts } = standingOfPerson(row);
  return factNames.flatMap((name): PersonFact[] => {
    const { confirmed, worst, conflict } = facts[name];
    const held = confirmed ?? worst;
    if (!held) return [];
    const said = row.claims.find(({ entryId }) => entryId === held.basis[0]);
    return [
      {
        fact: kindOf(name),
        value: held.value,
        certainty: held.certainty,
        conflict,
        presumedNewer: confirmed && worst && worst.value !== confirmed.value ? worst.value : null,
        basis: held.basis.map((id) => globalId('Entry', incident, id)),
        occurredAt: said?.content.occurredAt ?? null,
      },
    ];
  });
}

/** A claim about a person out of its line of the chronology, which also knows those that were withdrawn. */
export function personClaimOf(line: ChronologyRow, { incident }: IncidentRows): PersonClaim[] {
  if (line.type !== 'incident.person-state-recorded') return [];
  const { entryId, content, recorded, withdrawn } = line;
  const id = globalId('Entry', incident, entryId);
  const values = factNames.flatMap((name): PersonFact[] => {
    const said = content[name];
    if (!said) return [];
    const { value, certainty } = said;
    return [{ fact: kindOf(name), value, certainty, conflict: false, presumedNewer: null, basis: [id], occurredAt: content.occurredAt }];
  });
  return [
    {
      id,
      eventId: entryId,
      values,
      source: content.source ?? null,
      reliability: content.reliability,
      occurredAt: content.occurredAt,
      recordedAt: recorded.recordedAt,
      withdrawn: withdrawalOf(withdrawn),
      condition: content.condition ?? null,
      hospital: content.hospital ?? null,
      position: content.position ?? null,
    },
  ];
}
