import { describe, expect, test } from '@jest/globals';
import { EventStoreError, type SqliteEventStore } from '#event-store';
import {
  afterPowerLoss,
  Disk,
  losses,
  lyingEngineName,
  randomFrom,
  type Operation,
  type Random,
  type Verdict,
} from '../../libs/event-store/src/testkit/lying-disk/index.js';
import { openOn, recoverAndJudge } from './lying-log.js';
import { inForm, patience, seed, tell } from './settings.js';
import { BrokenPromise, judge, streams, Witness, type Testimony } from './witness.js';

const lastK = inForm(200, Infinity);
/** Fewer faults than this: the disk was not asked what fails. */
const handful = 5;
const rounds = inForm(5, 24);
const statesEach = inForm(1, losses.length);

interface Fault {
  readonly counts: (operation: Operation) => boolean;
  readonly verdict: (operation: Operation, random: Random) => Verdict;
  /** What fails from then on. */
  readonly after?: (operation: Operation) => Verdict;
  /** Whether it goes on until somebody makes space. */
  readonly lasts: boolean;
  /** Whether an append may still find its place. */
  readonly leavesPlace?: true;
  /** What an append may say. */
  readonly codes: readonly string[];
}

const faults: Record<string, Fault> = {
  'an I/O error': {
    counts: ({ kind }) => kind !== 'size',
    verdict: (_, random) => ({ fail: 'EIO', arrives: random.fraction(), keep: () => random.chance(0.5) }),
    lasts: false,
    codes: ['UNAVAILABLE', 'OUTCOME_UNKNOWN'],
  },
  'a failing fsync': {
    counts: ({ kind }) => kind === 'sync',
    verdict: (_, random) => ({ fail: 'EIO', keep: () => random.chance(0.5) }),
    lasts: false,
    codes: ['OUTCOME_UNKNOWN'],
  },
  'no space left': {
    counts: ({ kind }) => kind === 'write' || kind === 'truncate',
    verdict: (_, random) => ({ fail: 'ENOSPC', arrives: random.fraction() }),
    lasts: true,
    codes: ['STORAGE_FULL', 'OUTCOME_UNKNOWN'],
  },
  // As on most real disks: what is overwritten has its place already.
  'no space left to grow': {
    counts: ({ growth }) => growth > 0,
    verdict: (_, random) => ({ fail: 'ENOSPC', arrives: random.fraction() }),
    after: ({ growth }) => (growth > 0 ? { fail: 'ENOSPC' } : 'do'),
    lasts: true,
    leavesPlace: true,
    codes: ['STORAGE_FULL', 'OUTCOME_UNKNOWN'],
  },
  // The answer to the retry must not be that nothing is stored: what the first attempt wrote may come back.
  'a failing fsync, and then no space left': {
    counts: ({ kind }) => kind === 'sync',
    verdict: () => ({ fail: 'EIO', keep: () => true }),
    after: ({ kind }) => (kind === 'write' ? { fail: 'ENOSPC' } : 'do'),
    lasts: true,
    codes: ['OUTCOME_UNKNOWN', 'STORAGE_FULL'],
  },
};

/** One run in which the k-th counted operation fails. */
class FailingRun {
  readonly states: { disk: Disk; testimony: Testimony }[] = [];
  readonly answers = new Map<string, number>();
  fired = false;
  private healed = false;
  private count = 0;
  private readonly random: Random;

  constructor(
    private readonly disk: Disk,
    private readonly witness: Witness,
    private readonly fault: Fault,
    private readonly k: number,
  ) {
    this.random = randomFrom(seed + k);
    disk.judge = (operation) => this.judge(operation);
  }

  private judge(operation: Operation): Verdict {
    if (this.healed) return 'do';
    const after = this.fired ? this.fault.after?.(operation) : undefined;
    if (after) return after;
    if (!this.fault.counts(operation)) return 'do';
    if (++this.count < this.k) return 'do';
    this.fired = true;
    if (!this.fault.lasts) this.healed = true;
    return this.fault.verdict(operation, this.random);
  }

  /** Writes from start to close; whatever fails is typed, and everything works as soon as the disk does. */
  async play(): Promise<void> {
    const store = await this.openAgain();
    this.witness.epoch ??= store.identity.epoch;
    for (let round = 0; round < rounds;) {
      const failures = await this.appendAll(store);
      if (failures === 0) round++;
      else await this.afterFailure(store);
    }
    await store.close().catch((error: unknown) => this.typed(error));
    this.healed = true;
    const again = await openOn(this.disk);
    await judge(again, this.exactly());
    await again.close();
    for (const { disk, testimony } of this.states) await recoverAndJudge(disk, testimony);
  }

  private async openAgain(): Promise<SqliteEventStore> {
    try {
      return await openOn(this.disk);
    } catch (error) {
      this.typed(error);
      this.loseThePower();
      this.healed = true;
      return await openOn(this.disk);
    }
  }

  private async appendAll(store: SqliteEventStore): Promise<number> {
    const outcomes = await Promise.allSettled(streams.map((stream) => this.witness.append(store, stream)));
    for (const [n, outcome] of outcomes.entries()) {
      if (outcome.status === 'fulfilled') continue;
      const { code } = this.typed(outcome.reason);
      if (!this.fault.codes.includes(code)) throw new BrokenPromise(`an append said ${code}`);
      if (code !== 'OUTCOME_UNKNOWN') this.witness.refused(streams[n]!);
    }
    return outcomes.filter(({ status }) => status === 'rejected').length;
  }

  private async afterFailure(store: SqliteEventStore): Promise<void> {
    await this.readingGoesOn(store);
    this.loseThePower();
    if (this.fault.lasts && !this.healed) {
      if ((await this.appendAll(store)) === 0 && !this.fault.leavesPlace) throw new BrokenPromise('acknowledged on a full disk');
      this.loseThePower();
    }
    this.healed = true;
  }

  /** A reader sees what was acknowledged, and nothing whose outcome is open. */
  private async readingGoesOn(store: SqliteEventStore): Promise<void> {
    await judge(store, this.exactly()).catch((error: unknown) => {
      // The one failing operation may be the reader's own.
      if (this.typed(error).code !== 'UNAVAILABLE' || this.fault.lasts) throw error;
    });
  }

  private exactly(): Testimony {
    const { epoch, told } = this.witness.testimony();
    return { epoch, told: new Map([...told].map(([stream, { acknowledged }]) => [stream, { acknowledged, attempted: acknowledged }])) };
  }

  private loseThePower(): void {
    const testimony = this.witness.testimony();
    for (const loss of this.random.shuffled(losses).slice(0, statesEach))
      this.states.push({ disk: afterPowerLoss(this.disk, loss, this.random), testimony });
  }

  private typed(error: unknown): EventStoreError {
    if (!(error instanceof EventStoreError)) throw error;
    this.answers.set(error.code, (this.answers.get(error.code) ?? 0) + 1);
    return error;
  }
}

/** A log with something in it, closed in order. */
async function filled(): Promise<{ disk: Disk; testimony: Testimony }> {
  const disk = new Disk();
  const witness = new Witness();
  const store = await openOn(disk);
  witness.epoch = store.identity.epoch;
  for (let round = 0; round < 2; round++) await Promise.all(streams.map((stream) => witness.append(store, stream)));
  await store.close();
  return { disk, testimony: witness.testimony() };
}

const copyOf = (disk: Disk): Disk => afterPowerLoss(disk, 'everything-arrived', randomFrom(0));

describe('the k-th operation fails, for every k', () => {
  test.each([
    ...Object.keys(faults).map((name) => [name, 'a log in use'] as const),
    ...Object.keys(faults).map((name) => [name, 'a log being made'] as const),
  ])(
    '%s on %s: nothing acknowledged is lost, what fails is typed, and it works again',
    async (name, where) => {
      const fault = faults[name]!;
      const before = where === 'a log in use' ? await filled() : { disk: new Disk(), testimony: new Witness().testimony() };
      const broken: string[] = [];
      const answers = new Map<string, number>();
      let fired = 0;
      let k = 1;
      for (; k <= lastK; k++) {
        const run = new FailingRun(copyOf(before.disk), Witness.from(before.testimony), fault, k);
        await run.play().catch((error: Error) => broken.push(`k=${k}: ${error.stack?.split('\n').slice(0, 6).join('\n')}`));
        for (const [code, count] of run.answers) answers.set(code, (answers.get(code) ?? 0) + count);
        if (!run.fired) break;
        fired++;
      }
      expect(broken).toEqual([]);
      expect(fired).toBe(k - 1);
      expect(fired).toBeGreaterThan(handful);
      tell(
        lyingEngineName,
        `${name} on ${where}, k = 1…${k - 1}, answers ${[...answers].map(([code, n]) => `${code} ${n}`).join(', ')}, 0 lost`,
      );
    },
    patience,
  );
});
