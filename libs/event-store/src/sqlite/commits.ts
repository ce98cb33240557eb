/** Tells those who wait that something was committed: all of them, or those of one stream. */
export class Commits {
  private readonly waiting = new Map<string, Set<() => void>>();

  /** Resolves at the next commit to `stream` (absent: to any), or when `signal` aborts. */
  next(stream: string | undefined, signal: AbortSignal): Promise<void> {
    const key = stream ?? '';
    return new Promise((resolve) => {
      const waiters = this.waiting.get(key) ?? new Set();
      const done = () => {
        signal.removeEventListener('abort', done);
        waiters.delete(done);
        if (waiters.size === 0 && this.waiting.get(key) === waiters) this.waiting.delete(key);
        resolve();
      };
      if (signal.aborted) return resolve();
      this.waiting.set(key, waiters.add(done));
      signal.addEventListener('abort', done);
    });
  }

  get awaited(): boolean {
    return this.waiting.size > 0;
  }

  announce(streams: Iterable<string>): void {
    if (this.waiting.size === 0) return;
    for (const key of ['', ...streams]) for (const wake of this.waiting.get(key) ?? []) wake();
  }

  announceAll(): void {
    this.announce([...this.waiting.keys()]);
  }
}
