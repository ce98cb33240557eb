import { setTimeout as pause } from 'node:timers/promises';

/** Work that may be done ahead of its rest, because a busy server looks at its timers seldom. */
const AHEAD_MS = 250;

type Piece = () => void;

/**
 * Work that must leave the rest of the server its time: one piece after the other, with rests of so many times as long as they took. Lanes
 * take turns, so that whoever asks for much waits for their own.
 */
export class Pace {
  private readonly lanes = new Map<string, Piece[]>();
  private running = false;
  /** When all that was done so far is rested from. */
  private restedAt = 0;

  constructor(private readonly restsFor: number) {}

  turn<T>(lane: string, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const piece = (): void => {
        try {
          resolve(this.timed(work));
        } catch (error) {
          reject(error as Error);
        }
      };
      const waiting = this.lanes.get(lane);
      if (waiting) waiting.push(piece);
      else this.lanes.set(lane, [piece]);
      if (!this.running) void this.run();
    });
  }

  private async run(): Promise<void> {
    this.running = true;
    for (let piece = this.next(); piece; piece = this.next()) {
      await this.rest();
      piece();
    }
    this.running = false;
  }

  /** The oldest piece of the lane that waits longest for its turn. */
  private next(): Piece | undefined {
    const [first] = this.lanes;
    if (!first) return undefined;
    const [lane, waiting] = first;
    const piece = waiting.shift();
    this.lanes.delete(lane);
    if (waiting.length > 0) this.lanes.set(lane, waiting);
    return piece;
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
