import { randomUuid } from '#kernel';
import type { EventStore, NewEvent, SubscriptionMessage } from '../port.js';

export const someEvent = (type = 'test.something-happened', n = 0): NewEvent => ({
  id: randomUuid(),
  type,
  data: { n, place: '富士キャンパス', words: ['a', 'é', '"quoted"'] },
  metadata: { recordedAt: '2026-11-22T03:00:00.000Z', schemaVersion: 1 },
});

export const eventsOf = (count: number, type?: string): NewEvent[] => Array.from({ length: count }, (_, n) => someEvent(type, n));

/** A stream that nobody else writes, on a shared server too. */
export const newStream = (prefix = 'kit'): string => `${prefix}-${randomUuid()}`;

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Reads a subscription until `enough` says so, then aborts it. */
export async function listen(
  store: EventStore,
  options: Omit<Parameters<EventStore['subscribe']>[0], 'signal'>,
  enough: (messages: readonly SubscriptionMessage[]) => boolean,
): Promise<SubscriptionMessage[]> {
  const stop = new AbortController();
  const messages: SubscriptionMessage[] = [];
  for await (const message of store.subscribe({ ...options, signal: stop.signal })) {
    messages.push(message);
    if (enough(messages)) stop.abort();
  }
  return messages;
}

export const idsOf = (messages: readonly SubscriptionMessage[]): string[] =>
  messages.flatMap((message) => (message.kind === 'event' ? [message.event.id] : []));
