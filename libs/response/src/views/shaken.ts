import type { Instant, RowReader, Uuid } from '#kernel';
import { chronology } from './chronology.view.js';
import { decisions, type DecisionRow } from './decisions.view.js';

/** Something that a decision rests on, as it stands now. */
export interface Ground {
  readonly id: Uuid;
  /** Its No in the chronology, if it is a line there. */
  readonly no?: number | undefined;
  /** When it was corrected or withdrawn, if that was after the decision was last worded. */
  readonly changedAt?: Instant | undefined;
}

export function groundsOf(rows: RowReader, incident: Uuid, row: DecisionRow): Ground[] {
  const worded = wordedAt(row);
  return (row.content.grounds as Uuid[]).map((id) => {
    const line = rows.get(chronology, incident, id);
    const changed = line?.withdrawn?.recorded.recordedAt ?? line?.versions.at(-1)?.replaced.recordedAt;
    return { id, no: line?.no, changedAt: changed !== undefined && changed > worded ? changed : undefined };
  });
}

/** Grounds of a decision that no longer say what its author read; none once it was withdrawn, or decided again since (U-3, U-9). */
export function shakenBy(rows: RowReader, incident: Uuid, row: DecisionRow): Uuid[] {
  if (row.withdrawn) return [];
  const changed = groundsOf(rows, incident, row).filter(({ changedAt }) => changedAt !== undefined);
  const last = changed.reduce((latest, { changedAt }) => (changedAt! > latest ? changedAt! : latest), '');
  return changed.length === 0 || decidedAgain(rows, incident, row, last) ? [] : changed.map(({ id }) => id);
}

/** A live decision that names this one among its grounds was worded after they had changed. */
const decidedAgain = (rows: RowReader, incident: Uuid, { entryId }: DecisionRow, changed: string): boolean =>
  rows.list(decisions, incident, { tag: `ground:${entryId}` }).some(({ row }) => !row.withdrawn && wordedAt(row) >= changed);

/** When its words were last recorded: its author had the grounds before them. */
export const wordedAt = ({ recorded, versions }: DecisionRow): Instant => versions.at(-1)?.replaced.recordedAt ?? recorded.recordedAt;
