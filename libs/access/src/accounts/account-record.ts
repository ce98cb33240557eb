import type { Actor, Fact, Instant, Uuid } from '#kernel';
import { StreamNotFound, type EventStore, type Recorded } from '#event-store';
import { commandStanding, type Account, type CommandIdentity, type CommandStanding, type FactRecorder } from '#privacy';
import { checkedRoles, isWatching } from './credential-rules.js';
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

/** What somebody did to make an account what it is. */
export interface Hand {
  readonly by: string;
  readonly at: Instant;
  /** Id of the event. */
  readonly event: string;
}

/** What the log says about accounts and service tokens; the vault only holds what is so now. */
export class AccountRecord {
  constructor(
    private readonly deps: {
      readonly recorder: FactRecorder;
      readonly store: EventStore;
      /** Whether the table of rights lets this role consent to an account. */
      readonly mayConsent: (role: string) => boolean;
    },
  ) {}

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

  /** Whoever made the account or gave it roles or a password since it was last consented to, newest first. */
  async handsIn(id: string): Promise<readonly Hand[]> {
    const hands: Hand[] = [];
    for await (const fact of this.newestFirst(id)) {
      if (fact.type === AccountConsented.type) break;
      if (shaping.has(fact.type)) hands.push({ by: actorOf(fact), at: fact.metadata['recordedAt'] as Instant, event: fact.id });
    }
    return hands;
  }

  /** When it was last given roles or a password; `undefined` for an account that the log does not know. */
  async unchangedSince(id: Uuid): Promise<Instant | undefined> {
    for await (const { type, metadata } of this.newestFirst(id)) if (shaping.has(type)) return metadata['recordedAt'] as Instant;
    return undefined;
  }

  /** Whether the log knows that somebody could have consented with this account, whatever its state is now. */
  async couldConsent(id: Uuid): Promise<boolean> {
    const couldNow = this.ability();
    for await (const fact of this.read(id, 'forwards')) if (couldNow(fact)) return true;
    return false;
  }

  /** Whether somebody in the institution other than whose hand it was could have consented before it; who is gone now counts too. */
  async couldAnotherConsentBefore(hand: Hand, institutionId: string): Promise<boolean> {
    const abilities = new Map<string, ReturnType<AccountRecord['ability']>>();
    const prefixes = [...shaping, AccountConsented.type];
    for await (const fact of this.deps.store.readAll({ filter: { on: 'type', prefixes } })) {
      if (fact.id === hand.event) return false;
      const account = fact.data['accountId'] as string;
      if (account === hand.by || fact.metadata['institutionId'] !== institutionId) continue;
      const couldNow = abilities.get(account) ?? this.ability();
      abilities.set(account, couldNow);
      if (couldNow(fact)) return true;
    }
    return false;
  }

  /**
   * Told an account's facts in order, answers whether it could have consented by then: it was consented to, or it administers and its holder has
   * chosen a password (an administrator's account that still waits counts too: the log does not tell which do). An auditor's or officer's own
   * password says nothing: theirs waited from the start.
   */
  private ability(): (fact: Recorded) => boolean {
    let [consented, administers, choseOwn] = [false, false, false];
    return (fact) => {
      const { type, data } = fact;
      const roles = data['roles'] as readonly string[] | undefined;
      consented ||= type === AccountConsented.type;
      if (roles) administers = roles.some((role) => this.deps.mayConsent(role) && !isWatching(role));
      choseOwn ||= (type === AccountCreated.type || type === PasswordChanged.type) && actorOf(fact) === data['accountId'];
      return consented || (administers && choseOwn);
    };
  }

  private newestFirst(id: string): AsyncGenerator<Recorded, void> {
    return this.read(id, 'backwards');
  }

  private async *read(id: string, direction: 'forwards' | 'backwards'): AsyncGenerator<Recorded, void> {
    try {
      yield* this.deps.store.readStream(streamOf(id), { direction });
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
  }
}

const actorOf = ({ metadata }: Recorded): string => (metadata['actor'] as unknown as Actor).id;

const streamOf = (id: string): string => `access-${id}`;
