import { expect, test } from '@jest/globals';
import type { ChangeSignal, ProjectionRunner } from '#projection';
import { randomUuid, type Uuid } from '#kernel';
import { Changes, messagesOf } from './changes.js';

/** What a projection does for its listeners, driven by hand. */
class Signals {
  readonly listeners = new Set<(signal: ChangeSignal) => void>();

  onChange(listener: (signal: ChangeSignal) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  send(...incidents: Uuid[]): void {
    for (const listener of this.listeners) listener({ position: '' as never, incidents: new Set(incidents) });
  }
}

const incident = randomUuid();

function changesOf(signals: Signals): Changes {
  return new Changes(signals as unknown as ProjectionRunner, ({ incidents }) => incidents.has(incident));
}

/** Counts the changes that it was woken for. */
async function* counting(changes: Changes): AsyncGenerator<number, void> {
  let woken = 0;
  while (await changes.next()) yield ++woken;
}

test('many changes before the subscriber looks again are one', async () => {
  const signals = new Signals();
  const changes = changesOf(signals);
  const messages = messagesOf(changes, counting(changes));
  signals.send(incident);
  signals.send(incident);
  signals.send(randomUuid());
  expect(await messages.next()).toEqual({ done: false, value: 1 });
  const second = messages.next();
  signals.send(incident);
  expect(await second).toEqual({ done: false, value: 2 });
});

test('a subscriber that leaves while nothing happens is let go at once, and nothing is left listening', async () => {
  const signals = new Signals();
  const changes = changesOf(signals);
  const messages = messagesOf(changes, counting(changes));
  const waiting = messages.next();
  await messages.return();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(signals.listeners.size).toBe(0);
});

test('nothing is left listening when the messages fail', async () => {
  const signals = new Signals();
  const changes = changesOf(signals);
  const messages = messagesOf(changes, counting(changes));
  signals.send(incident);
  await messages.next();
  await expect(messages.throw(new Error('refused'))).rejects.toThrow('refused');
  expect(signals.listeners.size).toBe(0);
});
