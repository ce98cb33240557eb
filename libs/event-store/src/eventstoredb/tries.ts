import { setTimeout as pauseFor } from 'node:timers/promises';

const firstPause = 50;
/** A try that is cut off at once would only leave its outcome open. */
const shortestTry = 50;

/** The longest that a try waits is so many times the first one's wait. */
const mostPatient = 8;

/** Pauses between tries that double up to a limit, each of random length, so that many clients do not come back at once. */
export class Tries {
  private step = 0;
  private since = performance.now();

  constructor(
    /** Milliseconds without progress after which there is no further try. */
    private readonly patience: number,
    private readonly longestPause: number,
  ) {}

  get left(): number {
    return Math.max(0, this.since + this.patience - performance.now());
  }

  /** How long this try may wait for an answer: twice as long each time, or what is always a little too slow would never succeed. */
  within(milliseconds: number): number {
    return Math.max(1, Math.min(milliseconds * Math.min(2 ** this.step, mostPatient), this.left));
  }

  progressed(): void {
    this.step = 0;
    this.since = performance.now();
  }

  /** Pauses, and says whether there is time for another try. An abort ends the pause. */
  async again(signal?: AbortSignal): Promise<boolean> {
    const longest = Math.min(this.longestPause, firstPause * 2 ** this.step++);
    const pause = longest * (0.5 + Math.random() / 2);
    if (pause + shortestTry >= this.left) return false;
    await pauseFor(pause, undefined, signal && { signal }).catch(() => undefined);
    return true;
  }
}
