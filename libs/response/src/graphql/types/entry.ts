import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Channel,
  connectionOf,
  Counterpart,
  Credibility,
  DateTime,
  Direction,
  Disposition,
  Duty,
  EntryKind,
  EntryStatus,
  globalId,
  LanguageCode,
  LocalText,
  Member,
  memberOf,
  Node,
  OccurredAt,
  Position,
  Protected,
  Reliability,
  Settlement,
  type IncidentRows,
} from '#edge';
import type { Sealed } from '#kernel';
import type { ChronologyRow } from '../../views/chronology.view.js';
import { dispatches } from '../../views/dispatches.view.js';
import type { LineContents } from '../../views/lines.js';
import type { FormerVersion } from '../../views/recorded.js';
import { summaryOf } from './entry-summary.js';
import { membersNamedIn, wordsOf } from './entry-words.js';
import { Withdrawal, withdrawalOf } from './withdrawal.js';

@ObjectType({ description: 'What was chosen of what 「採用した選択肢」' })
export class Choice {
  @Field(() => Protected, { description: '`texts` 「選択肢」' })
  options!: Sealed<unknown>;

  @Field(() => Int, { description: 'Index into the options 「選択肢の番号」' })
  chosen!: number;
}

@ObjectType({ description: 'What an entry said before it was corrected 「訂正前」' })
export class EntryVersion {
  @Field(() => Protected, { nullable: true, description: 'In words 「文言」' })
  text!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Who told 「発信」' })
  from!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Who was told 「受信」' })
  to!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'What was done or answered 「対応」' })
  action!: Sealed<string> | null;

  @Field(() => LocalText, { nullable: true, description: 'What it says in codes, in words 「要旨」' })
  summary!: LocalText | null;

  @Field(() => Choice, { nullable: true, description: 'Of a decision, what was decided 「決定内容」' })
  choice!: Choice | null;

  @Field(() => OccurredAt, { nullable: true, description: 'When it happened 「出来事の日時」' })
  occurredAt!: OccurredAt | null;

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => DateTime, { description: 'When it was replaced 「訂正日時」' })
  replacedAt!: string;

  @Field(() => Member, { nullable: true, description: 'Who replaced it 「訂正者」' })
  replacedBy!: Member | null;

  @Field(() => Protected, { description: 'Why 「理由」' })
  reason!: Sealed<string>;
}

@ObjectType({ implements: () => [Node], description: 'A line of the chronology 「クロノロジーの一行」' })
export class Entry implements Node {
  @Field(() => ID, { description: 'Global id 「識別子」' })
  id!: string;

  @Field(() => ID, { description: 'Of the event that first recorded it 「最初の記録の番号」' })
  eventId!: string;

  @Field(() => Int, { description: 'Place on the whiteboard, with gaps 「No」' })
  no!: number;

  @Field(() => String, { description: 'Type of its event 「記録の型」' })
  type!: string;

  @Field(() => EntryKind, { description: 'What kind it is 「種類」' })
  kind!: keyof typeof EntryKind;

  @Field(() => Channel, { nullable: true, description: 'By which means 「手段」' })
  channel!: keyof typeof Channel | null;

  @Field(() => Direction, { nullable: true, description: 'Told or was told 「発信・受信」' })
  direction!: keyof typeof Direction | null;

  @Field(() => Counterpart, { nullable: true, description: 'Who is at the other end 「相手方」' })
  counterpart!: keyof typeof Counterpart | null;

  @Field(() => Protected, { nullable: true, description: 'Who told 「発信」' })
  from!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Who was told 「受信」' })
  to!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Where the teller has it from 「情報入手元」' })
  informationSource!: Sealed<string> | null;

  @Field(() => Reliability, { nullable: true, description: 'How far the source can be relied on 「信頼性」' })
  reliability!: keyof typeof Reliability | null;

  @Field(() => Credibility, { nullable: true, description: 'How plausible it is 「信ぴょう性」' })
  credibility!: keyof typeof Credibility | null;

  @Field(() => Protected, { nullable: true, description: 'Its words; absent for a line that is only coded: see `summary` 「内容」' })
  text!: Sealed<string> | null;

  @Field(() => LanguageCode, { nullable: true, description: 'Language in which a report is written; absent for other lines 「言語」' })
  language!: keyof typeof LanguageCode | null;

  @Field(() => Protected, { nullable: true, description: 'What was done or answered 「対応」' })
  action!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'Confidential part 「秘匿事項」' })
  confidential!: Sealed<string> | null;

  @Field(() => Protected, { nullable: true, description: 'When, where, who, what, why, how 「5W1H」' })
  fiveW!: Sealed<unknown> | null;

  @Field(() => LocalText, { nullable: true, description: 'What it says in codes, in words; absent for free text 「要旨」' })
  summary!: LocalText | null;

  @Field(() => Choice, { nullable: true, description: 'Of a decision, what was decided 「決定内容」' })
  choice!: Choice | null;

  @Field(() => OccurredAt, { nullable: true, description: 'When it happened 「出来事の日時」' })
  occurredAt!: OccurredAt | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was received 「受付・入手日時」' })
  receivedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The client’s clock, if it was typed offline 「入力日時」' })
  enteredAt!: string | null;

  @Field(() => DateTime, { description: 'When it was recorded 「記録日時」' })
  recordedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the teller promised to call again 「次回連絡予定」' })
  nextContactAt!: string | null;

  @Field(() => Boolean, { description: 'Recorded much later than it happened or was heard 「遅れて記録」' })
  late!: boolean;

  @Field(() => Member, { nullable: true, description: 'Who recorded it; absent when a policy did 「記録者」' })
  actor!: Member | null;

  @Field(() => [Member], { description: 'Members that it names: who got a post or a duty, who decided 「対象の構成員」' })
  members!: Member[];

  @Field(() => Disposition, { description: 'What it asks for 「重要度・緊急度の区分」' })
  disposition!: keyof typeof Disposition;

  @Field(() => [Duty], { description: 'Duties that it concerns 「担当」' })
  duties!: (keyof typeof Duty)[];

  @Field(() => Boolean, { description: 'Urgent 「至急」' })
  urgent!: boolean;

  @Field(() => EntryStatus, { description: 'Where it stands 「状態」' })
  status!: keyof typeof EntryStatus;

  @Field(() => Member, { nullable: true, description: 'Who deals with it 「対応者」' })
  takenUpBy!: Member | null;

  @Field(() => Settlement, { nullable: true, description: 'How it was settled 「対応結果」' })
  settlement!: keyof typeof Settlement | null;

  @Field(() => Protected, { nullable: true, description: 'How it was settled 「対応結果」' })
  outcome!: Sealed<string> | null;

  @Field(() => [EntryVersion], { description: 'What it said before, oldest first 「訂正履歴」' })
  versions!: EntryVersion[];

  @Field(() => Withdrawal, { nullable: true, description: 'Set once it was taken back 「取消」' })
  withdrawn!: Withdrawal | null;

  @Field(() => Boolean, { description: 'It came from a table that was imported 「取込」' })
  imported!: boolean;

  @Field(() => Position, { description: 'Everything of it up to here is in it; in a list, where it last changed 「記録位置」' })
  position!: string;

  readonly personIds!: readonly string[];
  readonly seen!: IncidentRows;
}

export const EntryConnection = connectionOf(Entry, 'Entry', 'Lines of the chronology 「クロノロジー」');

/** Fields that only some types of lines have. */
interface SomeHave {
  readonly channel?: keyof typeof Channel;
  readonly direction?: keyof typeof Direction;
  readonly counterpart?: keyof typeof Counterpart;
  readonly reliability?: keyof typeof Reliability;
  readonly credibility?: keyof typeof Credibility;
  readonly language?: 'ja' | 'en';
  readonly confidential?: Sealed<string>;
  readonly fiveW?: Sealed<unknown>;
  readonly nextContactAt?: string;
  readonly importedFrom?: object;
}

const languageCodes = { ja: 'JA', en: 'EN' } as const;

/** `changedAt`: where the row last changed, if it was read in a list. */
export function entryOf(row: ChronologyRow, seen: IncidentRows, changedAt: string = seen.rows.position): Entry {
  const some: SomeHave = row.content as SomeHave;
  const takenUp = row.handling.findLast(({ step }) => step === 'TAKEN_UP');
  const settled = row.status === 'SETTLED' ? row.handling.findLast(({ step }) => step === 'SETTLED') : undefined;
  return {
    id: globalId('Entry', seen.incident, row.entryId),
    eventId: row.entryId,
    no: row.no,
    type: row.type,
    kind: row.kind,
    channel: some.channel ?? null,
    direction: some.direction ?? null,
    counterpart: some.counterpart ?? null,
    reliability: some.reliability ?? null,
    credibility: some.credibility ?? null,
    ...wordsOf(row.content),
    language: some.language ? languageCodes[some.language] : null,
    confidential: some.confidential ?? null,
    fiveW: some.fiveW ?? null,
    summary: summaryOf(row, dispatchIn(seen)),
    choice: choiceOf(row.content),
    occurredAt: row.occurredAt ?? null,
    receivedAt: row.receivedAt ?? null,
    enteredAt: row.recorded.enteredAt ?? null,
    recordedAt: row.recorded.recordedAt,
    nextContactAt: some.nextContactAt ?? null,
    late: row.late,
    actor: memberOf(row.recorded.actor.id),
    members: membersNamedIn(row.content).flatMap((id) => memberOf(id) ?? []),
    disposition: row.disposition,
    duties: [...row.duties],
    urgent: row.urgent,
    status: row.status,
    takenUpBy: memberOf(takenUp?.memberId),
    settlement: settled?.settlement ?? null,
    outcome: settled?.outcome ?? null,
    versions: row.versions.map((version) => versionOf(row.type, version, seen)),
    withdrawn: withdrawalOf(row.withdrawn),
    imported: some.importedFrom !== undefined,
    position: changedAt,
    personIds: row.personIds,
    seen,
  };
}

/** The dispatch that a step is of, as it stands, or as it stood until that moment. */
const dispatchIn =
  ({ rows, incident }: IncidentRows, until?: string) =>
  (dispatchId: string) => {
    const row = rows.get(dispatches, incident, dispatchId);
    const former = until && row?.versions.find(({ replaced }) => replaced.recordedAt > until);
    return row && former ? { no: row.no, details: former.content } : row;
  };

function choiceOf(content: ChronologyRow['content']): Choice | null {
  const { options, chosen } = content as Partial<LineContents['incident.decision-recorded']>;
  return options && chosen !== undefined ? { options, chosen } : null;
}

function versionOf(
  type: ChronologyRow['type'],
  { content, recorded, replaced, reason }: FormerVersion<ChronologyRow['content']>,
  seen: IncidentRows,
): EntryVersion {
  const { text, from, to, action } = wordsOf(content);
  const { occurredAt, decidedAt, at } = content as { occurredAt?: OccurredAt; decidedAt?: OccurredAt; at?: OccurredAt };
  return {
    ...{ text, from, to, action },
    summary: summaryOf({ type, content } as Pick<ChronologyRow, 'type' | 'content'>, dispatchIn(seen, replaced.recordedAt)),
    choice: choiceOf(content),
    occurredAt: occurredAt ?? decidedAt ?? at ?? null,
    recordedAt: recorded.recordedAt,
    replacedAt: replaced.recordedAt,
    replacedBy: memberOf(replaced.actor.id),
    reason,
  };
}
