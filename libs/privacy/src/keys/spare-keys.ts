import type { SealedClass } from '#contracts';
import type { DataKey } from './data-keys.js';

const FEWEST = 8;
const MOST = 128;

interface Pool {
  readonly ready: DataKey[];
  /** How many are made next time. */
  next: number;
  filling: Promise<void> | undefined;
}

/** Keys that are durable before anybody needs them, so that recording a new entry does not wait for the vault. Those left over at the end are harmless. */
export class SpareKeys {
  private readonly pools = new Map<string, Pool>();

  /** `make`: so many durable keys that are nobody's yet. */
  constructor(private readonly make: (institutionId: string, dataClass: SealedClass, count: number) => Promise<readonly DataKey[]>) {}

  /** A key that nothing was ever sealed with. Waits for the vault only where they are used faster than made. */
  async take(institutionId: string, dataClass: SealedClass): Promise<DataKey> {
    const name = `${dataClass} ${institutionId}`;
    let pool = this.pools.get(name);
    if (!pool) this.pools.set(name, (pool = { ready: [], next: FEWEST, filling: undefined }));
    for (;;) {
      if (pool.ready.length * 2 <= pool.next) this.fill(pool, institutionId, dataClass);
      const key = pool.ready.pop();
      if (key) return key;
      await pool.filling;
    }
  }

  private fill(pool: Pool, institutionId: string, dataClass: SealedClass): void {
    if (pool.filling) return;
    pool.filling = this.make(institutionId, dataClass, pool.next).then((keys) => {
      pool.ready.push(...keys);
      pool.next = Math.min(pool.next * 2, MOST);
    });
    const filled = (): void => {
      pool.filling = undefined;
    };
    // Whoever waits for it hears of the failure; the next one who takes a key tries again.
    pool.filling.then(filled, filled);
  }
}
