import type { Uuid } from '#kernel';
import { decisions, shakenBy, type DecisionRow } from '#response';
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

/** The newest live decisions, by when they were made. */
export function decisionsSection({ rows, incident }: BoardContext): Section {
  const newest = rows.list(decisions, incident, { tag: 'live', order: 'sort', direction: 'backwards', limit: DECISIONS.items });
  const lines = newest.map(({ row }): DecisionLine => {
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
