import type { EncodedBatch } from '../checks.js';
import type { EventStoreError } from '../errors.js';
import { logIdentityStream } from '../log-identity.js';
import type { Expected, LogIdentity } from '../port.js';
import type { Standing } from './append-decision.js';
import { Commits } from './commits.js';
import type { SqliteDatabase } from './database.js';
import { GroupCommit } from './group-commit.js';
import { closedLog, readIdentity, type Log } from './log.js';
import type { StreamHead } from './stream-heads.js';
import type { WriterLock } from './writer-lock.js';

/** The log in the process that writes it: it knows the head by itself, and wakes its subscribers directly. */
export class WritingLog implements Log {
  damage: EventStoreError | undefined;
  private readonly commits = new Commits();
  private readonly writer: GroupCommit;
  private open = true;

  constructor(
    readonly database: SqliteDatabase,
    private readonly path: string,
    private current: LogIdentity,
    private readonly lock: WriterLock | undefined,
  ) {
    this.writer = new GroupCommit(database, (streams) => this.commits.announce(streams));
  }

  get identity(): LogIdentity {
    return this.current;
  }

  head(): number {
    return this.writer.head;
  }

  headOf(stream: string): Readonly<StreamHead> {
    return this.writer.headOf(stream);
  }

  changed(stream: string | undefined, signal: AbortSignal): Promise<void> {
    return this.commits.next(stream, signal);
  }

  append(stream: string, batch: EncodedBatch, expected: Expected, deadline?: number): Promise<Standing> {
    return this.writer.append(stream, batch, expected, deadline);
  }

  /** Appends to the identity stream and takes over what it says now. */
  async renew(batch: EncodedBatch): Promise<Standing> {
    const standing = await this.append(logIdentityStream, batch, 'stream_exists');
    this.current = readIdentity(this.database, this.path);
    this.commits.announceAll();
    return standing;
  }

  assertOpen(): void {
    if (!this.open) closedLog();
  }

  close(): void {
    if (!this.open) return;
    this.writer.close();
    this.open = false;
    this.commits.announceAll();
    try {
      this.database.close();
    } finally {
      this.lock?.release();
    }
  }
}
