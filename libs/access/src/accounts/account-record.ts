import type { Fact, Uuid } from '#kernel';
import { StreamNotFound, type EventStore } from '#event-store';
import type { Account, FactRecorder } from '#privacy';
import { checkedRoles } from './credential-rules.js';
import { AccountCreated, AccountRemoved } from './events.js';

interface Holder {
  readonly id: Uuid;
  readonly institutionId: string;
}

/** What the log says about accounts and service tokens; the vault only holds what is so now. */
export class AccountRecord {
  constructor(private readonly deps: { readonly recorder: FactRecorder; readonly store: EventStore }) {}

  /** Resolves once the fact is durable. */
  async write({ id, institutionId }: Holder, by: Uuid, fact: Fact): Promise<void> {
    await this.deps.recorder.record({ stream: streamOf(id), institutionId, actor: { id: by }, facts: [fact] });
  }

  /**
   * Records a new account, then adds it to the vault; resolves to what `add` answers.
   * What was recorded and not added is recorded as removed: the log must not know an account that never was.
   */
  async create(account: Account, by: Uuid, add: () => Promise<boolean>): Promise<boolean> {
    await this.write(account, by, AccountCreated.of({ accountId: account.id, roles: checkedRoles(account.roles) }));
    let added = false;
    try {
      added = await add();
    } finally {
      if (!added) await this.write(account, by, AccountRemoved.of({ accountId: account.id }));
    }
    return added;
  }

  /** The newest recorded of these types of event, or `undefined`. */
  async newestOf<Type extends string>(id: Uuid, types: readonly Type[]): Promise<Type | undefined> {
    try {
      for await (const recorded of this.deps.store.readStream(streamOf(id), { direction: 'backwards' })) {
        const type = types.find((candidate) => candidate === recorded.type);
        if (type) return type;
      }
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
    return undefined;
  }
}

const streamOf = (id: Uuid): string => `access-${id}`;
