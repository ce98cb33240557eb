import type { EncodedEvent } from '../checks.js';
import { leafOf } from '../leaf.js';
import type { SqliteDatabase, SqliteStatement } from './database.js';
import { lastPosition } from './rows.js';
import { StreamHeads, type StreamHead } from './stream-heads.js';

/** Heads kept in memory; more are looked up again. */
const headsKept = 10_000;

/**
 * The rows as the only writer of the file sees them, including those of its open transaction. Heads are remembered, and must be
 * forgotten when a transaction is rolled back.
 */
export class EventTable {
  private readonly heads = new Map<string, StreamHead>();
  private readonly storedHeads: StreamHeads;
  private readonly addStream: SqliteStatement;
  private readonly addEvent: SqliteStatement;
  private readonly findRevisions: SqliteStatement;
  private readonly findFirst: SqliteStatement;
  private readonly lastPosition: SqliteStatement;

  constructor(database: SqliteDatabase) {
    this.storedHeads = new StreamHeads(database);
    this.addStream = database.prepare('INSERT INTO streams (name) VALUES (?) RETURNING stream');
    this.addEvent = database.prepare(
      'INSERT INTO events (position, stream, revision, event_id, type, leaf, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.findRevisions = database.prepare(
      'SELECT event_id, position FROM events WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?',
    );
    // Left to itself, SQLite would walk the whole stream in order of revisions.
    this.findFirst = database.prepare(
      'SELECT revision FROM events INDEXED BY events_by_id WHERE stream = ? AND event_id = ? ORDER BY revision LIMIT 1',
    );
    this.lastPosition = database.prepare(lastPosition);
  }

  head(): number {
    return this.lastPosition.get()![0] as number;
  }

  /** Throws `CorruptRow`. */
  headOf(stream: string): StreamHead {
    const known = this.heads.get(stream);
    if (known) return known;
    const head = this.storedHeads.of(stream);
    if (this.heads.size >= headsKept) this.heads.delete(this.heads.keys().next().value!);
    this.heads.set(stream, head);
    return head;
  }

  forgetHeads(): void {
    this.heads.clear();
  }

  /** Appends at the end of the stream, the first event at `position`. */
  insert(stream: string, head: StreamHead, events: readonly EncodedEvent[], position: number): void {
    head.row ??= this.addStream.get(stream)![0] as number;
    for (const { id, type, data, metadata } of events) {
      const revision = ++head.last;
      this.addEvent.run(position++, head.row, revision, id, type, leafOf(stream, revision, id, type, data, metadata), data, metadata);
    }
  }

  /** Position of the last of `events` if exactly these stand at `revision` and after it, in order. */
  standingAt(head: StreamHead, revision: number, events: readonly EncodedEvent[]): number | undefined {
    if (head.row === undefined) return undefined;
    const rows = this.findRevisions.all(head.row, revision, events.length);
    if (rows.length < events.length || rows.some(([id], index) => id !== events[index]!.id)) return undefined;
    return rows.at(-1)![1] as number;
  }

  /** Revision of the first event of the stream with this id. */
  revisionOf(head: StreamHead, id: string): number | undefined {
    return head.row === undefined ? undefined : (this.findFirst.get(head.row, id)?.[0] as number | undefined);
  }
}
