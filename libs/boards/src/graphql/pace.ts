import { setTimeout as pause } from 'node:timers/promises';

/** Work that may be done ahead of its rest, because a busy server looks at its timers seldom. */
const AHEAD_MS = 250;

/** Work that must leave the rest of the server its time: one piece after the other, with rests of so many times as long as they took. */
export class Pace {
  private before: Promise<unknown> = Promise.resolve();
  /** When all that was done so far is rested from. */
  private restedAt = 0;

  constructor(private readonly restsFor: number) {}

  turn<T>(work: () => T): Promise<T> {
    const done = this.before.then(() => this.rest()).then(() => this.timed(work));
    this.before = done.catch(() => undefined);
    return done;
  }

  private async rest(): Promise<void> {
    const ahead = this.restedAt - performance.now();
    if (ahead > AHEAD_MS) await pause(ahead - AHEAD_MS, undefined, { ref: false });
  }

  private timed<T>(work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.restedAt = Math.max(this.restedAt, start) + (performance.now() - start) * (1 + this.restsFor);
    }
  }
}
