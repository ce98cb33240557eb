import type { EventStoreError } from '../errors.js';
import type { LogIdentity } from '../port.js';
import { Commits } from './commits.js';
import { pragma } from './connection.js';
import type { SqliteDatabase, SqliteStatement } from './database.js';
import { closedLog, readIdentity, type Log } from './log.js';
import { lastPosition } from './rows.js';
import { StreamHeads, type StreamHead } from './stream-heads.js';

/** How often another process's commits are looked for while somebody waits, in milliseconds. */
const pollInterval = 25;

/** The log in a process that only reads it, beside the one that writes. */
export class ReadingLog implements Log {
  damage: EventStoreError | undefined;
  private readonly commits = new Commits();
  private readonly heads: StreamHeads;
  private readonly findHead: SqliteStatement;
  private poll: NodeJS.Timeout | undefined;
  private version: unknown;
  private current: LogIdentity;
  private last = 0;
  private open = true;

  constructor(
    readonly database: SqliteDatabase,
    private readonly path: string,
  ) {
    this.heads = new StreamHeads(database);
    this.findHead = database.prepare(lastPosition);
    this.current = readIdentity(database, path);
    this.last = this.headNow();
    this.version = pragma(database, 'data_version');
    this.refresh();
  }

  get identity(): LogIdentity {
    return this.current;
  }

  head(): number {
    this.refresh();
    return this.last;
  }

  headOf(stream: string): StreamHead {
    return this.heads.of(stream);
  }

  changed(stream: string | undefined, signal: AbortSignal): Promise<void> {
    this.poll ??= setInterval(() => this.look(), pollInterval);
    return this.commits.next(stream, signal);
  }

  assertOpen(): void {
    if (!this.open) closedLog();
  }

  close(): void {
    if (!this.open) return;
    this.open = false;
    clearInterval(this.poll);
    this.commits.announceAll();
    this.database.close();
  }

  private look(): void {
    if (this.commits.awaited) return void (this.refresh() && this.commits.announceAll());
    clearInterval(this.poll);
    this.poll = undefined;
  }

  /** True if another connection has committed since the last look. */
  private refresh(): boolean {
    const version = pragma(this.database, 'data_version');
    if (version === this.version) return false;
    this.version = version;
    this.current = readIdentity(this.database, this.path);
    this.last = this.headNow();
    return true;
  }

  private headNow(): number {
    return this.findHead.get()![0] as number;
  }
}
