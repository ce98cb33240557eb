import { epochMilliseconds, type Instant } from '#kernel';

const FREE_FAILURES = 5;
const FORGET_AFTER_MS = 15 * 60_000;
const LONGEST_WAIT_MS = 15 * 60_000;
const REMEMBERED = 10_000;

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/** Slows down guessing at one login: five failures are free, then each doubles the wait, up to a quarter of an hour. */
export class SignInThrottle {
  private readonly failures = new Map<string, Failures>();

  /** Seconds until this login may be tried again, 0 for now. */
  secondsToWait(login: string, now: Instant): number {
    const { count, lastAt } = this.current(login, now);
    if (count < FREE_FAILURES) return 0;
    const wait = Math.min(1000 * 2 ** (count - FREE_FAILURES), LONGEST_WAIT_MS);
    return Math.max(0, Math.ceil((lastAt + wait - epochMilliseconds(now)) / 1000));
  }

  /** Counts a failure, known login or not; `true` when this one is the first that makes the next wait. */
  failed(login: string, now: Instant): boolean {
    const count = this.current(login, now).count + 1;
    this.failures.delete(login);
    if (this.failures.size >= REMEMBERED) this.dropLowest(now);
    this.failures.set(login, { count, lastAt: epochMilliseconds(now) });
    return count === FREE_FAILURES;
  }

  succeeded(login: string): void {
    this.failures.delete(login);
  }

  /** Drops the oldest of the lowest counts: guessing at many logins must not make a slowed-down one free. */
  private dropLowest(now: Instant): void {
    let lowest: { readonly login: string; readonly count: number } | undefined;
    for (const login of this.failures.keys()) {
      const { count } = this.current(login, now);
      if (!lowest || count < lowest.count) lowest = { login, count };
    }
    if (lowest) this.failures.delete(lowest.login);
  }

  private current(login: string, now: Instant): Failures {
    const known = this.failures.get(login);
    return known && epochMilliseconds(now) - known.lastAt < FORGET_AFTER_MS ? known : { count: 0, lastAt: 0 };
  }
}
