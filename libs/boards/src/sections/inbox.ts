import { chronology, type ChronologyRow } from '#response';
import type { StoredRow } from '#kernel';
import type { BoardContext, BoardName, Duty, Section } from '../board.js';
import { bounded, KIB } from '../size.js';
import { boardLine } from './line.js';

const INBOX = { items: 20, bytes: 8 * KIB };
const UNASSIGNED = { items: 10, bytes: 4 * KIB };

const inboxTag = (board: BoardName): string => (board === 'HQ' ? 'open:HQ' : `open:duty:${board}`);

/** Urgent entries first, then the oldest: an inbox is worked off from the top. */
function queue({ rows, incident }: BoardContext, inbox: string, limit: number): readonly StoredRow<ChronologyRow>[] {
  // Counts are known without a question, and most duties' inboxes are empty.
  const first = (tag: string) =>
    rows.count(chronology, incident, tag) === 0 ? [] : rows.list(chronology, incident, { tag, order: 'sort', limit });
  const urgent = first(`${inbox}:urgent`);
  if (urgent.length === limit) return urgent;
  return [...urgent, ...first(inbox).filter(({ row }) => !row.urgent)].slice(0, limit);
}

/** What waits for this board, or is being dealt with by it (experience.md, rule 5). */
export function inbox(context: BoardContext, board: BoardName): Section {
  const tag = inboxTag(board);
  const open = context.rows.count(chronology, context.incident, tag);
  const lines = queue(context, tag, INBOX.items).map(({ row }) => boardLine(row));
  return {
    kind: 'INBOX',
    lines: bounded(lines, INBOX, open),
    open,
    waiting: context.rows.count(chronology, context.incident, `${tag}:waiting`),
  };
}

/** How many entries of each vacant duty are read to tell those for several duties apart. */
const READ = 50;

/** 未割当: entries for duties that nobody holds yet, shown on every board (glossary, Duty). */
export function unassigned(context: BoardContext, vacant: readonly Duty[]): Section {
  const { rows, incident } = context;
  const tags = ['unassigned', ...vacant.map(inboxTag)];
  const found = new Map(tags.flatMap((tag) => queue(context, tag, READ)).map(({ key, row }) => [key, row]));
  const nobodys = [...found.values()].filter(({ duties }) => duties.every((duty) => vacant.includes(duty)));
  const unread = tags.reduce((sum, tag) => sum + Math.max(rows.count(chronology, incident, tag) - READ, 0), 0);
  return { kind: 'UNASSIGNED', lines: bounded(nobodys.slice(0, UNASSIGNED.items).map(boardLine), UNASSIGNED, nobodys.length + unread) };
}
