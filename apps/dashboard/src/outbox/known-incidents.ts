import type { Cipher, SealedText } from './cipher.js';

/** As much of an incident as is needed to write facts down without network. */
export interface KnownIncident {
  readonly id: string;
  readonly title: string | null;
  readonly zone: string;
}

/** What lies on this machine: two random ids, an order, and a sealed text; nothing readable. */
export interface StoredIncident {
  readonly account: string;
  readonly incidentId: string;
  /** Milliseconds at which it was last seen. */
  readonly seenAt: number;
  readonly sealed: SealedText;
}

export interface IncidentStore {
  get(account: string, incidentId: string): Promise<StoredIncident | undefined>;
  list(account: string): Promise<readonly StoredIncident[]>;
  put(incident: StoredIncident): Promise<void>;
  remove(account: string, incidentId: string): Promise<void>;
}

/** The incidents that are kept of one account; those seen longest ago make room. */
const MOST = 20;

interface Ports {
  readonly account: string;
  readonly cipher: Cipher;
  readonly store: IncidentStore;
  readonly now: () => number;
}

/** The incidents that this account last worked on at this machine, sealed like its outbox. */
export class KnownIncidents {
  constructor(private readonly ports: Ports) {}

  async remember(incident: KnownIncident): Promise<void> {
    const { account, cipher, store, now } = this.ports;
    await store.put({ account, incidentId: incident.id, seenAt: now(), sealed: await cipher.seal(JSON.stringify(incident)) });
    const kept = await store.list(account);
    const oldestFirst = [...kept].sort((a, b) => a.seenAt - b.seenAt);
    for (const { incidentId } of oldestFirst.slice(0, Math.max(0, kept.length - MOST))) await store.remove(account, incidentId);
  }

  /** Undefined for an incident that this account has not seen here, and for one that its key does not open. */
  async recall(incidentId: string): Promise<KnownIncident | undefined> {
    const { account, cipher, store } = this.ports;
    const stored = await store.get(account, incidentId);
    if (!stored) return undefined;
    return cipher.open(stored.sealed).then(
      (text) => JSON.parse(text) as KnownIncident,
      () => undefined,
    );
  }
}
