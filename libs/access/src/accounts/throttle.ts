import { epochMilliseconds, type Instant } from '#kernel';

const FORGET_AFTER_MS = 15 * 60_000;
const REMEMBERED = 10_000;

/** How many failures are free, and how long the wait grows that each further one doubles. */
interface Patience {
  readonly free: number;
  readonly longestWaitMs: number;
}

export const perLogin: Patience = { free: 5, longestWaitMs: 15 * 60_000 };
/** A whole campus may sit behind one address: more is free, and guessing on purpose makes nobody there wait for long. */
export const perAddress: Patience = { free: 50, longestWaitMs: 60_000 };

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/** Slows down guessing, at one login or from one address. */
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly patience: Patience = perLogin) {}

  /** Seconds until the next try, 0 for now. */
  secondsToWait(name: string, now: Instant): number {
    const { count, lastAt } = this.current(name, now);
    const { free, longestWaitMs } = this.patience;
    if (count < free) return 0;
    const wait = Math.min(1000 * 2 ** (count - free), longestWaitMs);
    return Math.max(0, Math.ceil((lastAt + wait - epochMilliseconds(now)) / 1000));
  }

  /** Counts a failure, whether the login exists or not; `true` when this one is the first that makes the next wait. */
  failed(name: string, now: Instant): boolean {
    const count = this.current(name, now).count + 1;
    this.failures.delete(name);
    if (this.failures.size >= REMEMBERED) this.dropLowest(now);
    this.failures.set(name, { count, lastAt: epochMilliseconds(now) });
    return count === this.patience.free;
  }

  succeeded(name: string): void {
    this.failures.delete(name);
  }

  /** Takes one failure back: of somebody who turned out to know the password. */
  forgive(name: string, now: Instant): void {
    const { count, lastAt } = this.current(name, now);
    if (count > 1) this.failures.set(name, { count: count - 1, lastAt });
    else this.failures.delete(name);
  }

  /** Drops the oldest of the lowest counts: guessing at many logins must not make a slowed-down one free. */
  private dropLowest(now: Instant): void {
    let lowest: { readonly name: string; readonly count: number } | undefined;
    for (const name of this.failures.keys()) {
      const { count } = this.current(name, now);
      if (!lowest || count < lowest.count) lowest = { name, count };
    }
    if (lowest) this.failures.delete(lowest.name);
  }

  private current(name: string, now: Instant): Failures {
    const known = this.failures.get(name);
    return known && epochMilliseconds(now) - known.lastAt < FORGET_AFTER_MS ? known : { count: 0, lastAt: 0 };
  }
}
