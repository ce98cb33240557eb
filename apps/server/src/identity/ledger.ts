import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { institutionRoles, readDecisions, type LedgerFilter, type LedgerLine } from '#access';
import {
  connectionOf,
  DateTime,
  Duty,
  globalId,
  incidentIn,
  InstitutionRole,
  Member,
  memberIn,
  memberOf,
  Post,
  Protected,
  termsEnum,
  within,
} from '#edge';
import type { Instant } from '#kernel';
import { codesOf, duties, posts } from '#vocabulary';

export const ReadDecision = termsEnum('ReadDecision', readDecisions, 'How a read ended 「閲覧の結果」');

@InputType({ description: 'Lines that are wanted; each that is given must hold 「絞り込み」' })
export class ReadLedgerFilter {
  @Field(() => ID, { nullable: true, description: 'The incident 「事案」' })
  @IsOptional()
  @IsString()
  incidentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who was read about 「対象者」' })
  @IsOptional()
  @IsString()
  personId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Who read 「閲覧者」' })
  @IsOptional()
  @IsString()
  memberId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Not before this 「開始」' })
  @IsOptional()
  since?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Not after this 「終了」' })
  @IsOptional()
  until?: string | null;
}

@ObjectType({ description: 'Who read what of whom and why; names of fields, never values 「閲覧記録」' })
export class ReadLine {
  @Field(() => ID, { description: 'Id of the line in the log 「識別子」' })
  id!: string;

  @Field(() => DateTime, { description: 'When, before anything was shown 「日時」' })
  at!: string;

  @Field(() => Member, { description: 'Who read 「閲覧者」' })
  who!: Member;

  @Field(() => [InstitutionRole], { description: 'Their roles in the institution then 「役割」' })
  roles!: (keyof typeof InstitutionRole)[];

  @Field(() => [Duty], { description: 'Their duties in the incident then 「担当」' })
  duties!: (keyof typeof Duty)[];

  @Field(() => [Post], { description: 'Their posts in the incident then 「役職」' })
  posts!: (keyof typeof Post)[];

  @Field(() => ID, { nullable: true, description: 'The incident 「事案」' })
  incidentId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The person, where a person was read about 「対象者」' })
  personId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The line of the chronology, where that was read 「記録」' })
  entryId!: string | null;

  @Field(() => [String], { description: 'Names of the fields; `page` is a person’s page 「項目」' })
  fields!: string[];

  @Field(() => ReadDecision, { description: 'How it ended 「結果」' })
  decision!: keyof typeof ReadDecision;

  @Field(() => Protected, { nullable: true, description: 'The reason that was given for a reveal 「開示の理由」' })
  purpose!: object | null;
}

export const ReadLineConnection = connectionOf(ReadLine, 'ReadLine', 'The ledger of reads, the newest first 「閲覧台帳」');

/** Throws `ID_INVALID`. */
export const ledgerFilterOf = ({ incidentId, personId, memberId, since, until }: ReadLedgerFilter): LedgerFilter => {
  const person = personId ? within('Person', personId, ['filter', 'personId']) : undefined;
  return {
    incidentId: incidentId ? incidentIn(incidentId, ['filter', 'incidentId']) : person?.incident,
    subjectId: person?.id,
    who: memberId ? memberIn(memberId, ['filter', 'memberId']) : undefined,
    since: (since ?? undefined) as Instant | undefined,
    until: (until ?? undefined) as Instant | undefined,
  };
};

/** `isPerson`: whether the subject is a person of the incident rather than a line of its chronology. */
export function readLineOf({ line: { id, data, meta } }: LedgerLine, isPerson: boolean): ReadLine {
  const { incidentId } = meta;
  const subject = (type: 'Person' | 'Entry') => (incidentId ? globalId(type, incidentId, data.subjectId) : null);
  return {
    id,
    at: meta.recordedAt,
    who: memberOf(data.who)!,
    roles: codesOf(institutionRoles).filter((role) => data.roles.includes(`role:${role}`)),
    duties: codesOf(duties).filter((duty) => data.roles.includes(`duty:${duty}`)),
    posts: codesOf(posts).filter((post) => data.roles.includes(`post:${post}`)),
    incidentId: incidentId ? globalId('Incident', incidentId) : null,
    personId: isPerson ? subject('Person') : null,
    entryId: isPerson ? null : subject('Entry'),
    fields: [...data.fields],
    decision: data.decision,
    purpose: data.purpose ?? null,
  };
}
