import { UnreadableEvent, type EventRegistry } from '#contracts';
import { StreamNotFound, type EventStore, type Recorded } from '#event-store';
import { DomainError, type Instant, type RecordedFact, type Uuid } from '#kernel';

/** What a recorded command did. */
export interface PastCommand {
  readonly inputDigest: string;
  readonly events: { readonly id: Uuid; readonly type: string }[];
  position: string;
  revision: bigint;
}

/** A stream that keeps up with its log, whatever its state is. */
export interface FoldedStream {
  readonly stream: string;
  readonly commands: ReadonlyMap<Uuid, PastCommand>;
  apply(fact: RecordedFact): void;
  refresh(store: EventStore, registry: EventRegistry): Promise<boolean>;
}

/** A stream folded up to `revision` (-1: not yet written), and the commands it holds. */
export class StreamState<State> implements FoldedStream {
  revision = -1n;
  position: string;
  recordedAt = '' as Instant;
  readonly commands = new Map<Uuid, PastCommand>();

  constructor(
    readonly stream: string,
    public state: State,
    private readonly evolve: (state: State, fact: RecordedFact) => State,
    start: string,
  ) {
    this.position = start;
  }

  apply(fact: RecordedFact): void {
    this.state = this.evolve(this.state, fact);
    this.revision = fact.revision;
    this.position = fact.position;
    if (fact.meta.recordedAt > this.recordedAt) this.recordedAt = fact.meta.recordedAt;
    const { commandId, inputDigest } = fact.meta;
    let command = this.commands.get(commandId);
    if (!command) this.commands.set(commandId, (command = { inputDigest, events: [], position: '', revision: -1n }));
    command.events.push({ id: fact.id, type: fact.type });
    command.position = fact.position;
    command.revision = fact.revision;
  }

  /** Reads what was appended since; says whether there was anything. Throws `RECORD_UNREADABLE`. */
  async refresh(store: EventStore, registry: EventRegistry): Promise<boolean> {
    const before = this.revision;
    try {
      for await (const event of store.readStream(this.stream, { from: this.revision + 1n })) this.apply(decoded(event, registry));
    } catch (error) {
      if (!(error instanceof StreamNotFound)) throw error;
    }
    return this.revision > before;
  }
}

function decoded(event: Recorded, registry: EventRegistry): RecordedFact {
  try {
    return registry.decode(event);
  } catch (error) {
    if (!(error instanceof UnreadableEvent)) throw error;
    throw new DomainError('RECORD_UNREADABLE', { type: event.type, position: event.position });
  }
}
