import type { EncodedEvent } from '../checks.js';
import { WrongExpectedVersion } from '../errors.js';
import type { Expected } from '../port.js';
import type { EventTable } from './event-table.js';
import type { StreamHead } from './stream-heads.js';

/** Where a batch that is stored already ends. */
export interface Standing {
  readonly revision: number;
  readonly position: number;
}

/**
 * The append table of the contract. 'append': write at the end; a `Standing`: the same call was made before.
 * Throws `WrongExpectedVersion`.
 */
export function decideAppend(
  table: EventTable,
  head: StreamHead,
  stream: string,
  events: readonly EncodedEvent[],
  expected: Expected,
): 'append' | Standing {
  const actual = head.last < 0 ? 'no_stream' : BigInt(head.last);
  const refuse = (): never => {
    throw new WrongExpectedVersion(stream, expected, actual);
  };
  const standingFrom = (revision: number): Standing => {
    const position = table.standingAt(head, revision, events) ?? refuse();
    return { revision: revision + events.length - 1, position };
  };

  if (expected === 'any' || expected === 'stream_exists') {
    if (expected === 'stream_exists' && head.last < 0) return refuse();
    const known = table.revisionOf(head, events[0]!.id);
    return known === undefined ? 'append' : standingFrom(known);
  }
  const last = expected === 'no_stream' ? -1 : Number(expected);
  if (last === head.last) return 'append';
  return last > head.last ? refuse() : standingFrom(last + 1);
}
