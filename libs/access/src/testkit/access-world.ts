import { readFileSync } from 'node:fs';
import { EventRegistry } from '#contracts';
import { epochMilliseconds, instantOf, type Clock, type Instant, type Uuid } from '#kernel';
import { openSqliteStore, Unavailable, type EventStore } from '#event-store';
import { openPrivacy, openSqliteVault, privacyEvents, providerOf, type Privacy, type Vault } from '#privacy';
import { openAccess, type Access } from '../access.js';
import type { AccountProfile } from '../accounts/accounts.js';
import type { Caller, IncidentRelations } from '../caller.js';
import { accessEvents, accessUpcasters } from '../events.js';
import { accessPolicyOf } from '../policy/document.js';

export const accessTable = (): unknown => JSON.parse(readFileSync('schemas/policies/access.json', 'utf8'));
export const accessPolicy = accessPolicyOf(accessTable());

export const registry = new EventRegistry([...privacyEvents, ...accessEvents], accessUpcasters);

/** A clock that stands until it is moved. */
export class StandingClock implements Clock {
  private time = Date.UTC(2026, 10, 22, 3, 0);

  now(): Instant {
    return instantOf(this.time);
  }

  pass({ hours = 0, minutes = 0, seconds = 0 }): void {
    this.time += ((hours * 60 + minutes) * 60 + seconds) * 1000;
  }
}

export interface AccessWorld extends Access {
  readonly privacy: Privacy;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly clock: StandingClock;
  /** Whether the log refuses every append, as a full or locked disk does. */
  lockLog(locked: boolean): void;
  /** The first administrator, made through the set-up link. */
  readonly admin: Caller;
  /** Another server on the same log and vault. */
  secondServer(): Promise<Access>;
  [Symbol.asyncDispose](): Promise<void>;
}

export const password = 'tsuki ga kirei desu ne';

/** Accounts, sessions and ledger over a log and a vault in memory; `recordClock` is that of a drill. */
export async function accessWorld({ drill = false, recordClock }: { drill?: boolean; recordClock?: Clock } = {}): Promise<AccessWorld> {
  const clock = new StandingClock();
  const log = await openSqliteStore({ path: ':memory:', mode: 'writer', create: { drill, clock } });
  const { store, lockLog } = lockable(log);
  const vault = openSqliteVault(':memory:');
  const startServer = async () => {
    const privacy = await openPrivacy({ vault, provider: providerOf(Buffer.alloc(32, 7)), registry, store, clock: recordClock ?? clock });
    return { privacy, access: openAccess({ vault, recorder: privacy.recorder, store, registry, clock, policy: accessPolicy }) };
  };
  const { privacy, access } = await startServer();
  const token = await access.setup.newLinkToken();
  const profile = await access.setup.complete(token!, { institutionId: 'minato', login: 'kanri', displayName: '架空 管理', password });
  return {
    ...access,
    privacy,
    store,
    vault,
    clock,
    lockLog,
    admin: callerOf(profile),
    secondServer: async () => (await startServer()).access,
    [Symbol.asyncDispose]: async () => {
      await store.close();
      await vault.close();
    },
  };
}

function lockable(log: EventStore): { readonly store: EventStore; readonly lockLog: (locked: boolean) => void } {
  let locked = false;
  const append: EventStore['append'] = (...args) => (locked ? Promise.reject(new Unavailable('locked')) : log.append(...args));
  const store: EventStore = {
    identity: log.identity,
    append,
    readStream: (...args) => log.readStream(...args),
    readAll: (...args) => log.readAll(...args),
    subscribe: (...args) => log.subscribe(...args),
    head: () => log.head(),
    close: () => log.close(),
  };
  return { store, lockLog: (now) => (locked = now) };
}

export const callerOf = ({ id, institutionId, roles }: AccountProfile): Caller => ({ identity: id, kind: 'person', institutionId, roles });

export const inIncident = (changes: Partial<IncidentRelations> = {}): IncidentRelations => ({
  institutionId: 'minato',
  posts: [],
  duties: [],
  participant: false,
  opener: false,
  ...changes,
});

export async function factsOf(store: EventStore, stream: string) {
  const facts = [];
  for await (const recorded of store.readStream(stream)) facts.push(recorded);
  return facts;
}

export const minutesBetween = (a: Instant, b: Instant): number => (epochMilliseconds(b) - epochMilliseconds(a)) / 60_000;

export const person = (n: number): Uuid => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as Uuid;
