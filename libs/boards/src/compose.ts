import type { Instant, RowReader, Uuid } from '#kernel';
import { incident as incidentView, INCIDENT_KEY, type IncidentRow, type Manual } from '#response';
import type { Board, BoardContext, BoardIncident, BoardLevel, BoardName, Section } from './board.js';

import { countsOf, type Counts } from './counts.js';
import { boardLevel } from './level.js';

/** Derives one section; most need only the rows, some what stands on top of the board. */
export type SectionOf = (context: BoardContext, top: { readonly level: BoardLevel; readonly counts: Counts }) => Section;

/** A board over the rows of one incident at one moment; `undefined` if there is no such incident. */
export type BoardOf = (rows: RowReader, incident: Uuid, now: Instant, manuals: readonly Manual[]) => Board | undefined;

const boardIncident = ({ incidentId, about, drill, status, opened, closed, lastRecordedAt }: IncidentRow): BoardIncident => ({
  ...{ incidentId, about, drill, status, opened, closed, lastRecordedAt },
});

/** The common shape of all boards, with the sections that this one's question needs. */
export const board =
  (name: BoardName, sections: readonly SectionOf[]): BoardOf =>
  (rows, incident, now, manuals) => {
    const row = rows.get(incidentView, incident, INCIDENT_KEY);
    if (!row) return undefined;
    const context: BoardContext = { rows, incident, row, manuals, now };
    const top = { level: boardLevel(row, manuals), counts: countsOf(context) };
    return {
      board: name,
      position: rows.position,
      lastEventId: rows.lastEventId(incident),
      incident: boardIncident(row),
      ...top,
      holder: name === 'HQ' ? undefined : row.duties[name],
      sections: sections.map((section) => section(context, top)),
    };
  };
