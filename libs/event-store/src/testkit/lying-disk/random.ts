/** Numbers that come again with the same seed. */
export interface Random {
  /** From 0 to 1, 1 excluded. */
  fraction(): number;
  /** An integer from 0 to `below`, `below` excluded. */
  below(below: number): number;
  chance(probability: number): boolean;
  shuffled<T>(items: readonly T[]): T[];
}

/** mulberry32: small, fast and good enough to choose what breaks. */
export function randomFrom(seed: number): Random {
  let state = seed;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  const shuffled = <T>(items: readonly T[]): T[] => {
    const order = [...items];
    for (let n = order.length - 1; n > 0; n--) {
      const other = below(n + 1);
      [order[n], order[other]] = [order[other]!, order[n]!];
    }
    return order;
  };
  return { fraction, below, chance: (probability) => fraction() < probability, shuffled };
}
