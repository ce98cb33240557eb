import { reject } from '../errors.js';

/** Each hash takes 19 MiB and a thread of the pool that files and the vault need too. */
const AT_ONCE = 2;
const MAY_WAIT = 20;

/** The slow hashes of passwords, few at once and a short line, so that guesses cannot exhaust the server. */
export class PasswordWork {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** Throws `SIGN_IN_BUSY` when nothing more may wait. */
  refuseIfFull(): void {
    if (this.waiting.length >= MAY_WAIT) reject('SIGN_IN_BUSY');
  }

  /** Runs the work once there is a place; whether there may be one is known before this returns. Throws `SIGN_IN_BUSY`. */
  async inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.running >= AT_ONCE) {
      this.refuseIfFull();
      // Whoever ends hands its place on, so that nobody slips in between.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
