import type { Actor, Fact, Uuid } from '#kernel';
import { StreamNotFound, type EventStore, type Recorded } from '#event-store';
import { commandStanding, type Account, type CommandIdentity, type CommandStanding, type FactRecorder } from '#privacy';
import { checkedRoles } from './credential-rules.js';
import {
  AccountConsented,
  AccountCreated,
  AccountRemoved,
  AccountRolesChanged,
  PasswordChanged,
  SignedIn,
  SignedOut,
  SignInThrottled,
} from './events.js';

/** Coming and going changes nothing about an account. */
const comings: ReadonlySet<string> = new Set([SignedIn.type, SignedOut.type, SignInThrottled.type]);
/** By these somebody makes an account what it is. */
const shaping: ReadonlySet<string> = new Set([AccountCreated.type, AccountRolesChanged.type, PasswordChanged.type]);

interface Holder {
  readonly id: Uuid;
  readonly institutionId: string;
}

/** What the log says about accounts and service tokens; the vault only holds what is so now. */
export class AccountRecord {
  constructor(private readonly deps: { readonly recorder: FactRecorder; readonly store: EventStore }) {}

  /** Resolves once the fact is durable; one of a command that is on record already is not written again. Throws `COMMAND_ID_REUSED`. */
  async write({ id, institutionId }: Holder, by: Uuid, fact: Fact, command?: CommandIdentity): Promise<void> {
    if (command && (await this.standing(id, command)) !== 'NEW') return;
    await this.deps.recorder.record({ stream: streamOf(id), institutionId, actor: { id: by }, facts: [fact], command });
  }

  /** How a command stands on the record of an account or token. Throws `COMMAND_ID_REUSED`. */
  standing(id: Uuid, command: CommandIdentity): Promise<CommandStanding> {
    return commandStanding(this.deps.store, streamOf(id), command, comings);
  }

  /**
   * Records a new account, then adds it to the vault; resolves to what `add` answers.
   * What was recorded and not added is recorded as removed: the log must not know an account that never was.
   */
  async create(account: Account, by: Uuid, add: () => Promise<boolean>, command?: CommandIdentity): Promise<boolean> {
    await this.write(account, by, AccountCreated.of({ accountId: account.id, roles: checkedRoles(account.roles) }), command);
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
    for await (const recorded of this.newestFirst(id)) {
      const type = types.find((candidate) => candidate === recorded.type);
      if (type) return type;
    }
    return undefined;
  }

  /** Whoever made the account or gave it roles or a password since it was last consented to. */
  async handsIn(id: Uuid): Promise<ReadonlySet<string>> {
    const hands = new Set<string>();
    for await (const { type, metadata } of this.newestFirst(id)) {
      if (type === AccountConsented.type) break;
      if (shaping.has(type)) hands.add((metadata['actor'] as unknown as Actor).id);
    }
    return hands;
  }

  /**
   * Whether the log knows that somebody could have consented with this account of these roles, whatever its state is now: it was consented
   * to, or administers and its holder once chose a password. An auditor's or officer's own password says nothing: theirs waited from the start.
   */
  async couldConsent(id: Uuid, roles: readonly string[]): Promise<boolean> {
    for await (const { type, metadata } of this.newestFirst(id)) {
      if (type === AccountConsented.type) return true;
      if (!roles.includes('ADMIN') || (type !== PasswordChanged.type && type !== AccountCreated.type)) continue;
      if ((metadata['actor'] as unknown as Actor).id === id) return true;
    }
    return false;
  }

  private async *newestFirst(id: Uuid): AsyncGenerator<Recorded, void> {
    try {
      yield* this.deps.store.readStream(streamOf(id), { direction: 'backwards' });
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
  }
}

const streamOf = (id: Uuid): string => `access-${id}`;
