export interface Measured {
  /** What Honbu reached. */
  readonly value: number;
  /** What it is held against, measured in the same run; absent where the bar is absolute. */
  readonly limit?: number;
  /** Further figures worth a look, printed beside. */
  readonly beside?: Readonly<Record<string, number | string>>;
}

export interface RunOptions {
  readonly quick: boolean;
  /** Of a surge, where it is not to be as many as the bar is for. */
  readonly people?: number | undefined;
}

/** One line of the table in `docs`: a value, held against a limit that the same machine showed in the same run. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** What the ratio (or, without a limit, the value) must reach; absent: printed only. */
  readonly bar?: number;
  /** Takes minutes: left out with `--quick`, unless asked for by name. */
  readonly slow?: boolean;
  run(options: RunOptions): Promise<Measured>;
}

/**
 * Runs the two in turn, so that a machine's moods meet both, and returns the medians. The first quarter of the rounds warms up.
 */
export async function inTurn(
  rounds: number,
  measureValue: () => Promise<number> | number,
  measureLimit: () => Promise<number> | number,
): Promise<{ value: number; limit: number }> {
  const values: number[] = [];
  const limits: number[] = [];
  for (let round = 0; round < rounds; round++) {
    limits.push(await measureLimit());
    values.push(await measureValue());
  }
  const warmUp = rounds >> 2;
  return { value: median(values.slice(warmUp)), limit: median(limits.slice(warmUp)) };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** How many a second, for `count` things done since `start` (of `performance.now()`). */
export const perSecond = (count: number, start: number): number => (count * 1000) / (performance.now() - start);

/** How long it takes, in milliseconds. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The number that so many percent of them do not exceed. */
export function percentile(numbers: readonly number[], percent: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)]!;
}
