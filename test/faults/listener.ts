import { setTimeout as pause } from 'node:timers/promises';
import { comparePositions, type EventStore, type Position, type Recorded, type SubscriptionMessage } from '#event-store';

type Source = (signal: AbortSignal) => AsyncIterable<SubscriptionMessage>;

/** An event and its place, as far as two readers must agree on them. */
const asHeard = ({ position, stream, revision, id }: Recorded): string => `${position} ${stream}@${revision} ${id}`;

/** Who hears all that a source hands over, and remembers in which order. */
export class Listener {
  private readonly heard: string[] = [];
  /** How many events came before everything up to a position was said to be handed over. */
  private readonly said: { position: Position; after: number }[] = [];
  private readonly stop = new AbortController();
  private readonly listening: Promise<void>;

  constructor(source: Source) {
    this.listening = this.listen(source);
    // Thrown where `broken` waits for it.
    this.listening.catch(() => this.stop.abort());
  }

  /**
   * What is wrong, when it should have heard these events in their order and nothing else. Waits until it heard as many, at most `patience`
   * milliseconds. Throws what its source threw.
   */
  async broken(events: readonly Recorded[], patience = 30_000): Promise<string[]> {
    const until = performance.now() + patience;
    while (this.heard.length < events.length && performance.now() < until && !this.stop.signal.aborted) await pause(20);
    // What comes twice may come late.
    await pause(200);
    this.stop.abort();
    await this.listening;
    const broken: string[] = [];
    if (this.heard.length < events.length) broken.push(`${this.heard.length} of ${events.length} events heard`);
    const wrong = this.heard.findIndex((line, n) => events[n] === undefined || line !== asHeard(events[n]));
    if (wrong >= 0) broken.push(`event ${wrong} was heard as ${this.heard[wrong]}`);
    for (const { position, after } of this.said) {
      const next = events[after];
      if (next && comparePositions(next.position, position) <= 0) broken.push(`"up to ${position}" was said before ${asHeard(next)}`);
    }
    return broken;
  }

  private async listen(source: Source): Promise<void> {
    for await (const message of source(this.stop.signal)) {
      if (message.kind === 'event') this.heard.push(asHeard(message.event));
      else this.said.push({ position: message.position, after: this.heard.length });
    }
  }
}

/** Listens, but now and then not, for so many milliseconds after an event. */
export async function* stalling(messages: AsyncIterable<SubscriptionMessage>, stall: () => number): AsyncGenerator<SubscriptionMessage> {
  for await (const message of messages) {
    yield message;
    const milliseconds = stall();
    if (milliseconds > 0) await pause(milliseconds);
  }
}

/** Hangs up after so many messages, and goes on after the last event, again and again. */
export async function* hangingUp(store: EventStore, messages: () => number, signal: AbortSignal): AsyncGenerator<SubscriptionMessage> {
  let after: Position | undefined;
  while (!signal.aborted) {
    let left = messages();
    for await (const message of store.subscribe({ signal, ...(after !== undefined && { after }) })) {
      if (message.kind === 'event') after = message.event.position;
      yield message;
      if (--left <= 0) break;
    }
  }
}

/** Never subscribes: reads page after page, each from the last event on. */
export async function* paging(store: EventStore, signal: AbortSignal): AsyncGenerator<SubscriptionMessage> {
  let from: Position | undefined;
  while (!signal.aborted) {
    for await (const event of store.readAll({ maxCount: 200, ...(from !== undefined && { from }) })) {
      if (event.position === from) continue;
      from = event.position;
      yield { kind: 'event', event };
    }
    await pause(20);
  }
}
