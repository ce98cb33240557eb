import { chronology } from '#response';
import type { BoardContext, Section } from '../board.js';
import { bounded, KIB } from '../size.js';
import { boardLine } from './line.js';

const RECENT = { items: 30, bytes: 8 * KIB };

/** The newest lines of the whiteboard, by when they were recorded: a late entry comes on top and says that it is late. */
export function recent({ rows, incident }: BoardContext): Section {
  const newest = rows.list(chronology, incident, { order: 'created', direction: 'backwards', limit: RECENT.items });
  return {
    kind: 'CHRONOLOGY',
    lines: bounded(
      newest.map(({ row }) => boardLine(row)),
      RECENT,
      rows.count(chronology, incident),
    ),
  };
}
