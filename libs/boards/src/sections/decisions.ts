import type { Instant, RowReader, Uuid } from '#kernel';
import { chronology, decisions, type DecisionRow } from '#response';
import type { BoardContext, Section } from '../board.js';
import { bounded, KIB, unlessLonger } from '../size.js';

/** A decision as boards show it; reasons and dissent are read on its own page. */
export interface DecisionLine extends Pick<DecisionRow, 'entryId' | 'no' | 'recorded'> {
  readonly question?: DecisionRow['content']['question'] | undefined;
  readonly options?: DecisionRow['content']['options'] | undefined;
  readonly chosen: number;
  readonly decidedAt: DecisionRow['content']['decidedAt'];
  readonly deciderId: string;
  readonly basedOn?: string | undefined;
  readonly corrections: number;
  /** Grounds that were corrected or withdrawn after it was decided: it may have to be decided again. */
  readonly shakenBy: readonly Uuid[];
}

const DECISIONS = { items: 8, bytes: 3 * KIB };
const LONGEST_OPTIONS = 1_000;
const GROUNDS_READ = 20;

/** Grounds of a decision that no longer say what its author read. */
export function shakenBy(rows: RowReader, incident: Uuid, { content, recorded, versions }: DecisionRow): Uuid[] {
  const decided = versions.at(-1)?.replaced.recordedAt ?? recorded.recordedAt;
  return (content.grounds.slice(0, GROUNDS_READ) as Uuid[]).filter((id) => {
    const ground = rows.get(chronology, incident, id);
    const changed: Instant | undefined = ground?.withdrawn?.recorded.recordedAt ?? ground?.versions.at(-1)?.replaced.recordedAt;
    return changed !== undefined && changed > decided;
  });
}

/** The newest live decisions, by when they were made. */
export const newestDecisions = ({ rows, incident }: BoardContext): DecisionRow[] =>
  rows.list(decisions, incident, { tag: 'live', order: 'sort', direction: 'backwards', limit: DECISIONS.items }).map(({ row }) => row);

export function decisionsSection(context: BoardContext): Section {
  const { rows, incident } = context;
  const lines = newestDecisions(context).map((row): DecisionLine => {
    const { question, options, chosen, decidedAt, deciderId, basedOn } = row.content;
    return {
      entryId: row.entryId,
      no: row.no,
      recorded: row.recorded,
      question,
      options: unlessLonger(options, LONGEST_OPTIONS),
      chosen,
      decidedAt,
      deciderId,
      basedOn,
      corrections: row.versions.length,
      shakenBy: shakenBy(rows, incident, row),
    };
  });
  return { kind: 'DECISIONS', decisions: bounded(lines, DECISIONS, rows.count(decisions, incident, 'live')) };
}
