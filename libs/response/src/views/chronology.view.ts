import { view, type Instant, type RecordedFact, type Uuid } from '#kernel';
import type { CodeOf } from './codes.js';
import { DispatchStepCorrected } from '../domain/dispatch/events.js';
import { EntryWithdrawn, IncidentCorrected, WordingCorrected } from '../domain/incident/events.js';
import { wordingFields } from '../domain/incident/wording.js';
import { EntrySettled, EntryTakenUp } from '../domain/report/events.js';
import type { OccurredAt } from '../domain/values.js';
import { handlingOf, statusOf, type EntryStatus, type HandlingStep } from './handling.js';
import { isLate } from './late.js';
import { correctionTypes, kindOf, lineTypes, type LineContents, type LineType } from './lines.js';
import {
  correctedContent,
  numberOf,
  recordedOf,
  type CorrectionFact,
  type FormerVersion,
  type Recorded,
  type Withdrawal,
} from './recorded.js';

interface Frame<Type extends LineType> {
  /** Id of the event that first recorded it. */
  readonly entryId: Uuid;
  /** No of the whiteboard: its place in the incident, from 1, with gaps where an event is not a line. */
  readonly no: number;
  readonly type: Type;
  readonly kind: CodeOf<'entryKinds'>;
  /** What it says now; the fields are those of the event type. */
  readonly content: LineContents[Type];
  readonly recorded: Recorded;
  readonly versions: readonly FormerVersion<LineContents[Type]>[];
  readonly withdrawn?: Withdrawal | undefined;
  readonly occurredAt?: OccurredAt | undefined;
  readonly receivedAt?: Instant | undefined;
  /** Recorded much later than it happened or was heard (experience.md, rule 3). */
  readonly late: boolean;
  readonly personIds: readonly Uuid[];
  readonly disposition: CodeOf<'dispositions'>;
  readonly duties: readonly CodeOf<'duties'>[];
  readonly urgent: boolean;
  readonly handling: readonly HandlingStep[];
  readonly status: EntryStatus;
}

/** One line of the クロノロジー; `type` tells which content it has. */
export type ChronologyRow = { [Type in LineType]: Frame<Type> }[LineType];

/** The fields by which lines of different types are found and ordered. */
interface LineFields {
  readonly occurredAt?: OccurredAt;
  readonly decidedAt?: OccurredAt;
  readonly at?: OccurredAt;
  readonly receivedAt?: Instant;
  readonly personIds?: readonly Uuid[];
  readonly forPersonIds?: readonly Uuid[];
  readonly personId?: Uuid;
  readonly disposition?: CodeOf<'dispositions'>;
  readonly duties?: readonly CodeOf<'duties'>[];
  readonly duty?: CodeOf<'duties'>;
  readonly urgent?: boolean;
}

const NONE: readonly never[] = [];

/** When it happened, if the line says so in one of the ways that lines do. */
const occurredAtOf = (content: LineFields): OccurredAt | undefined => content.occurredAt ?? content.decidedAt ?? content.at;

const personIdsOf = (content: LineFields): readonly Uuid[] =>
  content.personIds ?? content.forPersonIds ?? (content.personId ? [content.personId] : NONE);

/** Whether the line names this person, or did before it was corrected. */
export function everNamed({ content, versions }: ChronologyRow, personId: Uuid): boolean {
  const said: readonly object[] = [content, ...versions.map((former) => former.content)];
  return said.some((one) => personIdsOf(one).includes(personId));
}

const dutiesOf = (content: LineFields): readonly CodeOf<'duties'>[] => content.duties ?? (content.duty ? [content.duty] : NONE);

/** Written out field by field: an incident of 10,000 lines is folded in the blink of an eye. */
function firstRecorded(event: RecordedFact): ChronologyRow {
  const content = event.data as LineFields;
  const recorded = recordedOf(event);
  const occurredAt = occurredAtOf(content);
  const disposition = content.disposition ?? 'NONE';
  return {
    entryId: event.id,
    no: numberOf(event),
    type: event.type,
    kind: kindOf(event.type, content),
    content,
    recorded,
    versions: NONE,
    withdrawn: undefined,
    occurredAt,
    receivedAt: content.receivedAt,
    late: isLate(recorded.recordedAt, occurredAt, content.receivedAt),
    personIds: personIdsOf(content),
    disposition,
    duties: dutiesOf(content),
    urgent: content.urgent ?? false,
    handling: NONE,
    status: disposition === 'NONE' ? 'NONE' : 'OPEN',
  } as unknown as ChronologyRow;
}

/** A correction says the whole of a claim anew; that of an act only the details that can be corrected, and the rest stands. */
function contentAfter({ type, content }: ChronologyRow, event: CorrectionFact): object {
  if (WordingCorrected.is(event)) return { ...content, [wordingFields.get(type)!]: event.data.wording };
  const said = correctedContent(event.data);
  if (IncidentCorrected.is(event)) return { ...content, place: undefined, ...said };
  return DispatchStepCorrected.is(event) ? { ...content, note: undefined, ...said } : said;
}

function corrected(row: ChronologyRow, event: CorrectionFact): ChronologyRow {
  const content: LineFields = contentAfter(row, event);
  const occurredAt = occurredAtOf(content);
  const former = {
    content: row.content,
    recorded: row.versions.at(-1)?.replaced ?? row.recorded,
    replaced: recordedOf(event),
    reason: event.data.reason,
  };
  const next = {
    ...row,
    kind: kindOf(row.type, content),
    content,
    versions: [...row.versions, former],
    occurredAt,
    receivedAt: content.receivedAt,
    late: isLate(row.recorded.recordedAt, occurredAt, content.receivedAt),
    personIds: personIdsOf(content),
    disposition: content.disposition ?? 'NONE',
    duties: dutiesOf(content),
    urgent: content.urgent ?? false,
  } as unknown as ChronologyRow;
  return { ...next, status: statusOf(next) };
}

function folded(row: ChronologyRow, event: RecordedFact): ChronologyRow {
  if (EntryWithdrawn.is(event)) {
    const next = { ...row, withdrawn: { recorded: recordedOf(event), reason: event.data.reason } };
    return { ...next, status: statusOf(next) };
  }
  if (EntryTakenUp.is(event) || EntrySettled.is(event)) {
    const next = { ...row, handling: [...row.handling, handlingOf(event)] };
    return { ...next, status: statusOf(next) };
  }
  return corrected(row, event as CorrectionFact);
}

/** Text that orders lines by when it happened, else was heard, else was recorded; then by No. */
export const chronologySort = (row: ChronologyRow): string =>
  `${row.occurredAt?.instant ?? row.receivedAt ?? row.recorded.recordedAt}#${String(row.no).padStart(9, '0')}`;

function tagsOf(row: ChronologyRow): string[] {
  const tags = [`kind:${row.kind}`, `type:${row.type}`];
  for (const personId of row.personIds) tags.push(`person:${personId}`);
  for (const duty of row.duties) tags.push(`duty:${duty}`);
  if (row.late) tags.push('late');
  if (row.versions.length > 0) tags.push('corrected');
  if (row.urgent) tags.push('urgent');
  if (row.withdrawn) return [...tags, 'withdrawn'];
  if (row.status === 'OPEN' || row.status === 'TAKEN_UP') tags.push(...openTags(row));
  if (row.type === 'incident.report-recorded' && row.content.counterpart === 'FAMILY')
    for (const personId of row.personIds) tags.push(`family-of:${personId}`);
  return tags;
}

/** The inboxes that an entry stands in, each also by whether it is urgent and whether it waits for somebody to take it up. */
function openTags(row: ChronologyRow): string[] {
  const taken = row.status === 'TAKEN_UP' ? row.handling.at(-1)?.memberId : undefined;
  const inboxes = [
    'open',
    ...(row.disposition === 'HQ' ? ['open:HQ'] : row.duties.length === 0 ? ['unassigned'] : []),
    ...row.duties.map((duty) => `open:duty:${duty}`),
  ];
  return [
    ...inboxes,
    ...(row.urgent ? inboxes.map((inbox) => `${inbox}:urgent`) : []),
    ...(taken ? [`taken-up:${taken}`] : inboxes.map((inbox) => `${inbox}:waiting`)),
    ...row.personIds.map((personId) => `open:person:${personId}`),
  ];
}

/**
 * The whiteboard: one row for each line, keyed by entry id. Inboxes: `open` (needs action, not settled), `open:HQ`, `open:duty:<duty>`, `unassigned`
 * (for a duty, none named), each also with `:urgent` and `:waiting` (not taken up); `taken-up:<member>`, `open:person:<id>`. Besides `kind:`, `type:`,
 * `duty:`, `person:<id>`, `family-of:<person>` (contacts with the family), `urgent`, `late`, `corrected`, `withdrawn`.
 */
export const chronology = view<ChronologyRow>({
  name: 'chronology',
  version: 2,
  types: [...lineTypes, ...correctionTypes, EntryWithdrawn.type, EntryTakenUp.type, EntrySettled.type],
  keysOf: (event) => [lineTypes.has(event.type) ? event.id : (event as CorrectionFact).data.entryId],
  evolve: (row, event) => (lineTypes.has(event.type) ? firstRecorded(event) : row && folded(row, event)),
  tags: tagsOf,
  sort: chronologySort,
  isQueue: (tag) => /^(open:HQ|open:duty:[A-Z_]+|unassigned)(:urgent)?$/.test(tag),
});
