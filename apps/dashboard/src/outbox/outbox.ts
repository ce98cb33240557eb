import type { Cipher } from './cipher.js';
import type { OutboxStore, StoredEntry } from './store.js';

/** A refusal in the caller's language, with the input field it is about. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly field?: readonly string[] | null;
}

/** One recorded act on its way to the server; `input` carries `clientCommandId` and `enteredAt` from the moment it was typed. */
export interface OutboxEntry {
  readonly id: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly incidentId?: string | undefined;
  readonly enteredAt: string;
  readonly state: 'WAITING' | 'REFUSED';
  readonly refusals: readonly Refusal[];
}

export type SendResult =
  | { readonly kind: 'SENT'; readonly position?: string | undefined; readonly payload: Readonly<Record<string, unknown>> }
  | { readonly kind: 'REFUSED'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'UNREACHABLE' }
  | { readonly kind: 'FAULT'; readonly code: string };

export type Send = (operation: string, input: OutboxEntry['input']) => Promise<SendResult>;

/** What became of an entry: sent, refused (moved to 要確認), or kept until the server answers. */
export type Outcome =
  | Extract<SendResult, { kind: 'SENT' }>
  | { readonly kind: 'REFUSED'; readonly id: string; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'KEPT' };

export interface Draft {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly incidentId?: string | undefined;
}

/** After so many internal faults on one entry it waits for a person, so that it does not hold up those behind it. */
const FAULTS_BEFORE_REVIEW = 3;

interface Ports {
  readonly account: string;
  readonly store: OutboxStore;
  readonly cipher: Cipher;
  readonly send: Send;
  readonly newId: () => string;
  readonly now: () => string;
  /** Runs `work` while no other tab of this account sends. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * The acts of one account that the server has not confirmed: kept encrypted on this machine, sent once and in order. A refused one moves to
 * 要確認 and the rest go on. The server knows a repeated `clientCommandId`, so an answer lost on the way records nothing twice.
 */
export class Outbox {
  #entries: readonly OutboxEntry[] = [];
  readonly #order = new Map<string, number>();
  readonly #faults = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();
  #flushing: Promise<void> | undefined;

  constructor(private readonly ports: Ports) {}

  /** Reads what an earlier page of this account left behind; entries of other accounts stay closed. */
  async open(): Promise<void> {
    const stored = await this.ports.store.list(this.ports.account);
    const opened: OutboxEntry[] = [];
    for (const each of [...stored].sort((a, b) => a.order - b.order)) {
      const plain = await this.ports.cipher.open(each.sealed).catch(() => undefined);
      if (plain === undefined) continue;
      opened.push(JSON.parse(plain) as OutboxEntry);
      this.#order.set(each.id, each.order);
    }
    const known = new Set(this.#entries.map((entry) => entry.id));
    this.#show([...opened.filter((entry) => !known.has(entry.id)), ...this.#entries]);
  }

  /** The entries not yet confirmed, oldest first. The array changes identity when anything changes. */
  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Keeps the act durably, then sends what waits. Resolves with its outcome as far as it is known after one attempt. */
  async record(draft: Draft): Promise<Outcome> {
    const id = this.ports.newId();
    const enteredAt = this.ports.now();
    const entry: OutboxEntry = {
      ...draft,
      id,
      enteredAt,
      input: { ...draft.input, clientCommandId: id, enteredAt },
      state: 'WAITING',
      refusals: [],
    };
    this.#order.set(id, Math.max(0, ...this.#order.values()) + 1);
    await this.#keep(entry);
    this.#show([...this.#entries, entry]);
    const outcome = new Promise<Outcome>((resolve) => this.#waiting.set(id, resolve));
    void this.flush().then(() => this.#settle(id, { kind: 'KEPT' }));
    return outcome;
  }

  /** Sends the waiting entries in order, until one does not get through. */
  flush(): Promise<void> {
    const before = this.#flushing ?? Promise.resolve();
    const next = before.then(() => this.ports.alone(() => this.#sendWaiting()));
    this.#flushing = next.catch(() => undefined);
    return this.#flushing;
  }

  /** Takes an entry out for good: discarded by its author, or replaced by an edited one. */
  async discard(id: string): Promise<void> {
    await this.ports.store.remove(id);
    this.#order.delete(id);
    this.#faults.delete(id);
    this.#show(this.#entries.filter((entry) => entry.id !== id));
  }

  async #sendWaiting(): Promise<void> {
    for (;;) {
      const entry = this.#entries.find(({ state }) => state === 'WAITING');
      if (!entry) return;
      // Another tab may have sent it while this one waited for its turn.
      if (!(await this.ports.store.has(entry.id))) {
        this.#show(this.#entries.filter(({ id }) => id !== entry.id));
        continue;
      }
      const result = await this.ports.send(entry.operation, entry.input);
      if (result.kind === 'UNREACHABLE') return;
      if (result.kind === 'FAULT' && !this.#tooManyFaults(entry.id)) return;
      if (result.kind === 'SENT') {
        await this.discard(entry.id);
        this.#settle(entry.id, result);
      } else {
        const refusals = result.kind === 'REFUSED' ? result.refusals : [{ code: result.code, message: result.code }];
        const refused: OutboxEntry = { ...entry, state: 'REFUSED', refusals };
        await this.#keep(refused);
        this.#show(this.#entries.map((each) => (each.id === entry.id ? refused : each)));
        this.#settle(entry.id, { kind: 'REFUSED', id: entry.id, refusals });
      }
    }
  }

  #tooManyFaults(id: string): boolean {
    const faults = (this.#faults.get(id) ?? 0) + 1;
    this.#faults.set(id, faults);
    return faults >= FAULTS_BEFORE_REVIEW;
  }

  async #keep(entry: OutboxEntry): Promise<void> {
    const stored: StoredEntry = {
      id: entry.id,
      account: this.ports.account,
      order: this.#order.get(entry.id) ?? 0,
      sealed: await this.ports.cipher.seal(JSON.stringify(entry)),
    };
    await this.ports.store.put(stored);
  }

  #show(entries: readonly OutboxEntry[]): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }

  #settle(id: string, outcome: Outcome): void {
    this.#waiting.get(id)?.(outcome);
    this.#waiting.delete(id);
  }
}
