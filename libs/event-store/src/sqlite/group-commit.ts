import type { EncodedBatch, EncodedEvent } from '../checks.js';
import { DeadlineExceeded, EventStoreError, OutcomeUnknown, Unavailable } from '../errors.js';
import type { Expected } from '../port.js';
import { decideAppend, type Standing } from './append-decision.js';
import type { SqliteDatabase, SqliteStatement } from './database.js';
import { EventTable } from './event-table.js';
import { isFull, writeFailure } from './failures.js';
import { schemaVersion } from './schema.js';
import type { StreamHead } from './stream-heads.js';

/** Groups of writers that go on at once follow each other for this long, in milliseconds, before the event loop turns. */
const turn = 4;
/** One transaction takes at most this much, so that neither the fsync nor the event loop waits long. */
const groupEvents = 256;
const groupBytes = 1024 * 1024;

interface Waiting {
  readonly stream: string;
  readonly batch: EncodedBatch;
  readonly expected: Expected;
  readonly deadline: number | undefined;
  /** On the clock of `performance.now()`. */
  readonly expires: number;
  resolve(standing: Standing): void;
  reject(error: unknown): void;
}

type Outcome = Standing | { readonly refused: unknown };

/**
 * Appends that wait at the same time share one transaction and one fsync. Each is decided before its first row is written, so that
 * a conflict needs no savepoint and harms no neighbour. Nobody hears anything, conflicts included, before the commit.
 */
export class GroupCommit {
  private readonly table: EventTable;
  private readonly begin: SqliteStatement;
  private readonly commit: SqliteStatement;
  private readonly commitNothing: SqliteStatement;
  private waiting: Waiting[] = [];
  /** First ids of the appends that may be on the disk, unseen. */
  private readonly inDoubt = new Set<string>();
  private scheduled = false;
  /** When the event loop has to turn again, on the clock of `performance.now()`. */
  private turnEnds = 0;
  private closed = false;
  private last: number;

  constructor(
    private readonly database: SqliteDatabase,
    private readonly committed: (streams: ReadonlySet<string>) => void,
  ) {
    this.table = new EventTable(database);
    this.begin = database.prepare('BEGIN IMMEDIATE');
    this.commit = database.prepare('COMMIT');
    this.commitNothing = database.prepare(`PRAGMA user_version = ${schemaVersion}`);
    this.last = this.table.head();
  }

  /** The last committed position. */
  get head(): number {
    return this.last;
  }

  /** Throws `CorruptRow`. */
  headOf(stream: string): Readonly<StreamHead> {
    return this.table.headOf(stream);
  }

  append(stream: string, batch: EncodedBatch, expected: Expected, deadline?: number): Promise<Standing> {
    if (this.closed) return Promise.reject(new Unavailable('closed'));
    return new Promise((resolve, reject) => {
      const expires = deadline === undefined ? Infinity : performance.now() + deadline;
      this.waiting.push({ stream, batch, expected, deadline, expires, resolve, reject });
      this.schedule();
    });
  }

  /** Commits what waits, then takes nothing more. */
  close(): void {
    this.closed = true;
    while (this.waiting.length > 0) this.writeGroup();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.turnEnds = performance.now() + turn;
      this.writeNext();
    });
  }

  private writeNext(): void {
    if (this.waiting.length > 0) this.writeGroup();
    // A tick asked for by a microtask comes when all are done: every writer that was answered and goes on at once waits again by then.
    queueMicrotask(() => process.nextTick(this.goOn));
  }

  /** A turn of the event loop costs as much as a commit, so writers that go on at once do not wait for one each time. */
  private readonly goOn = (): void => {
    if (this.waiting.length > 0 && performance.now() < this.turnEnds) return this.writeNext();
    this.scheduled = false;
    if (this.waiting.length > 0) this.schedule();
  };

  private writeGroup(): void {
    const group = this.takeGroup();
    let committing = false;
    let head = this.last;
    const written = new Set<string>();
    const outcomes: Outcome[] = [];
    try {
      if (this.inDoubt.size > 0) this.endDoubt();
      this.begin.run();
      for (const append of group) {
        const outcome = this.write(append, head);
        outcomes.push(outcome);
        if (!('position' in outcome) || outcome.position <= head) continue;
        head = outcome.position;
        written.add(append.stream);
      }
      committing = true;
      this.commit.run();
    } catch (error) {
      this.rollBack();
      const failure = writeFailure(error, committing && !(isFull(error) && this.takenBack()));
      for (const append of group) append.reject(this.doubted(append, failure));
      return;
    }
    this.last = head;
    group.forEach(({ resolve, reject }, index) => {
      const outcome = outcomes[index]!;
      if ('refused' in outcome) reject(outcome.refused);
      else resolve(outcome);
    });
    if (written.size > 0) this.committed(written);
  }

  /** The first of those that wait, within the limits of a group, without those whose time is over. */
  private takeGroup(): Waiting[] {
    const now = performance.now();
    const group: Waiting[] = [];
    let taken = 0;
    let events = 0;
    let bytes = 0;
    for (const append of this.waiting) {
      if (append.expires <= now) {
        append.reject(this.doubted(append, new DeadlineExceeded(append.deadline!)));
      } else {
        events += append.batch.events.length;
        bytes += append.batch.size;
        if (group.length > 0 && (events > groupEvents || bytes > groupBytes)) break;
        group.push(append);
      }
      taken++;
    }
    this.waiting = this.waiting.slice(taken);
    return group;
  }

  private write({ stream, batch, expected }: Waiting, last: number): Outcome {
    let head, decision;
    try {
      head = this.table.headOf(stream);
      decision = decideAppend(this.table, head, stream, batch.events, expected);
    } catch (error) {
      if (error instanceof EventStoreError) return { refused: error };
      throw error;
    }
    if (decision !== 'append') return decision;
    this.table.insert(stream, head, batch.events, last + 1);
    return { revision: head.last, position: last + batch.events.length };
  }

  /**
   * Overwrites what failed commits may have left behind the end of the write-ahead log, by a commit that changes nothing: SQLite puts
   * it in the place of their first frame, without which the others mean nothing.
   */
  private endDoubt(): void {
    this.commitNothing.run();
    this.inDoubt.clear();
  }

  /** True if nothing of a commit that failed can come back. On a full disk it mostly can be made so: what is to be overwritten has its place. */
  private takenBack(): boolean {
    try {
      this.endDoubt();
      return true;
    } catch {
      return false;
    }
  }

  /** "Nothing was stored" would be a wrong answer to an append that came before and whose outcome was unknown then. */
  private doubted({ batch }: Waiting, failure: unknown): unknown {
    const [{ id }] = batch.events as [EncodedEvent];
    if (failure instanceof OutcomeUnknown) this.inDoubt.add(id);
    else if (this.inDoubt.has(id)) return new OutcomeUnknown('an earlier attempt may be stored', { cause: failure });
    return failure;
  }

  /** What the file holds is the truth again. SQLite has rolled back by itself after the graver failures. */
  private rollBack(): void {
    this.table.forgetHeads();
    if (this.database.inTransaction) this.database.exec('ROLLBACK');
  }
}
