import type { JsonObject, Uuid } from '#kernel';
import { CorruptRow } from '../errors.js';
import { leafOf } from '../leaf.js';
import type { Position, Recorded } from '../port.js';
import type { SqlRow } from './database.js';

/** What `recordedOf` reads, in its order. */
export const recordedColumns = 'e.position, s.name, e.revision, e.event_id, e.type, e.data, e.metadata, e.leaf';
/** CROSS JOIN: SQLite keeps the order, so that it always walks the events and looks the names up. */
export const recordedTables = 'events e CROSS JOIN streams s ON s.stream = e.stream';

/** AUTOINCREMENT's own counter too: a number is never used again, and a log whose last rows are gone does not pass for a shorter one. */
export const lastPosition =
  "SELECT max(coalesce((SELECT max(position) FROM events), 0), coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'events'), 0))";

/** Instead of a number, where an index promises a row that cannot be found. */
export const missingRow = 0;

export const rowNumber = (row: SqlRow): number => row[0] as number;

/** The event of a row, after its hash was checked. Throws `CorruptRow`. */
export function recordedOf(row: SqlRow, epoch: string): Recorded {
  const [position, stream, revision, id, type, data, metadata, leaf] = row as [
    number,
    string,
    number,
    Uuid,
    string,
    string,
    string,
    string,
  ];
  if (leafOf(stream, revision, id, type, data, metadata) !== leaf) throw new CorruptRow(position);
  return {
    stream,
    revision: BigInt(revision),
    position: `${epoch}.${position}` as Position,
    id,
    type,
    data: JSON.parse(data) as JsonObject,
    metadata: JSON.parse(metadata) as JsonObject,
  };
}
