import type { BoardName, IncidentRows } from '#edge';
import { expenses, financeGraphql } from '#finance';
import type { Uuid } from '#kernel';
import { incident as incidentView, INCIDENT_KEY, responseGraphql, type Manual } from '#response';
import type { Section, SectionKind } from '../board.js';
import { boards } from '../boards.js';
import type { Bounded } from '../size.js';
import { awaitedMatterOf } from './awaited-matter.js';
import type { Board } from './board.type.js';
import { dutyHolders } from './duty-holders.js';
import type { AwaitedMatterList, EntryList, ShownList } from './lists.js';

const { conditionCounts, entryOf, figuresOf, incidentOf, levelStateOf, readDecision, readDispatch, readPerson } = responseGraphql;

type SectionOf<Kind extends SectionKind> = Extract<Section, { kind: Kind }>;

export interface BoardWanted {
  readonly name: keyof typeof BoardName;
  readonly seen: IncidentRows;
  readonly manuals: readonly Manual[];
  readonly renderedAt: string;
  /** Whether the caller may see costs; without, these sections are absent. */
  readonly withExpenses: boolean;
}

/** A board out of the rows, as the API shows it; `null` if there is no such incident. Personal values in it are still sealed. */
export function renderedBoard({ name, seen, manuals, renderedAt, withExpenses }: BoardWanted): Board | null {
  const { rows, incident } = seen;
  const row = rows.get(incidentView, incident, INCIDENT_KEY);
  const now = seen.now ?? row?.lastRecordedAt;
  const board = now && boards[name](rows, incident, now, manuals);
  if (!row || !board) return null;
  const sections = new Map(board.sections.map((section) => [section.kind, section]));
  const section = <Kind extends SectionKind>(kind: Kind) => sections.get(kind) as SectionOf<Kind> | undefined;
  const costs = withExpenses ? section('EXPENSES') : undefined;
  const duties = dutyHolders(row, seen);
  return {
    name,
    incident: incidentOf(row, seen),
    position: board.position,
    lastEventId: board.lastEventId ?? row.opened.eventId,
    renderedAt,
    level: levelStateOf(row, manuals),
    conditions: conditionCounts(seen),
    figures: figuresOf(seen),
    awaiting: awaitingOf(section('AWAITING'), seen),
    inbox: linesOf(section('INBOX')?.lines, seen) ?? NO_LINES,
    unassigned: linesOf(section('UNASSIGNED')?.lines, seen),
    silentDuties: section('DUTIES') ? duties.filter(({ silent }) => silent) : null,
    duties,
    persons: listOf(section('PERSONS')?.persons, ({ personId }) => readPerson(seen, personId)),
    dispatches: listOf(section('DISPATCHES')?.dispatches, ({ dispatchId }) => readDispatch(seen, dispatchId)),
    decisions: listOf(section('DECISIONS')?.decisions, ({ entryId }) => readDecision(seen, entryId)),
    expenses: listOf(costs?.unpaid, ({ entryId }) => readExpense(seen, entryId)),
    totals: costs ? financeGraphql.totalsShown(costs.totals) : null,
    recent: linesOf(section('CHRONOLOGY')?.lines, seen) ?? NO_LINES,
  };
}

const NO_LINES: EntryList = { nodes: [], more: 0 };

/** The items of a section, each as its own type. */
function listOf<Item, Shown>(bounded: Bounded<Item> | undefined, shown: (item: Item) => Shown | null): ShownList<Shown> | null {
  return bounded ? { nodes: bounded.items.flatMap((item) => shown(item) ?? []), more: bounded.more } : null;
}

function awaitingOf(section: SectionOf<'AWAITING'> | undefined, seen: IncidentRows): AwaitedMatterList | null {
  const list = listOf(section?.matters, (matter) => awaitedMatterOf(matter, seen));
  return list && { ...list, moreOf: [...section!.moreOf] };
}

const linesOf = (lines: SectionOf<'INBOX'>['lines'] | undefined, seen: IncidentRows): EntryList | null =>
  listOf(lines, (line) => entryOf(line, seen));

function readExpense(seen: IncidentRows, id: Uuid): financeGraphql.Expense | null {
  const row = seen.rows.get(expenses, seen.incident, id);
  return row ? financeGraphql.expenseOf(row, seen) : null;
}
