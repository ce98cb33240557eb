import type { SealedText } from './cipher.js';

/** What lies on this machine: an account's random id, an order, and a sealed text; nothing readable. */
export interface StoredEntry {
  readonly id: string;
  readonly account: string;
  readonly order: number;
  readonly sealed: SealedText;
}

export interface OutboxStore {
  list(account: string): Promise<readonly StoredEntry[]>;
  has(id: string): Promise<boolean>;
  put(entry: StoredEntry): Promise<void>;
  remove(id: string): Promise<void>;
}
