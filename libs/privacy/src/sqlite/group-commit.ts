import type { DatabaseSync } from 'node:sqlite';

interface Waiting {
  readonly work: () => unknown;
  readonly resolve: (result: never) => void;
  readonly reject: (fault: unknown) => void;
}

/** Writes that wait at the same time share one transaction and one fsync, a savepoint each, so that none fails its neighbours. */
export class GroupCommit {
  private waiting: Waiting[] = [];

  private readonly savepoint;
  private readonly release;

  constructor(private readonly database: DatabaseSync) {
    this.savepoint = database.prepare('SAVEPOINT one');
    this.release = database.prepare('RELEASE one');
  }

  /** Runs `work` in the next transaction; resolves with its result once that is durable. */
  run<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.waiting.push({ work, resolve, reject }) === 1) setImmediate(() => this.commit());
    });
  }

  /** Commits what waits, at once. */
  commit(): void {
    const group = this.waiting;
    if (group.length === 0) return;
    this.waiting = [];
    const settle: (() => void)[] = [];
    try {
      this.database.exec('BEGIN IMMEDIATE');
      for (const item of group) settle.push(this.runOne(item));
      this.database.exec('COMMIT');
    } catch (fault) {
      if (this.database.isOpen && this.database.isTransaction) this.database.exec('ROLLBACK');
      for (const { reject } of group) reject(fault);
      return;
    }
    for (const done of settle) done();
  }

  private runOne({ work, resolve, reject }: Waiting): () => void {
    this.savepoint.run();
    try {
      const result = work();
      this.release.run();
      return () => resolve(result as never);
    } catch (fault) {
      this.database.exec('ROLLBACK TO one; RELEASE one');
      return () => reject(fault);
    }
  }
}
