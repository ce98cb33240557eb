import type { ChangeSignal, ProjectionRunner } from '#projection';

/**
 * That something changed, pulled by one subscriber. It remembers only whether, never what: however slow the subscriber, nothing piles up,
 * and what is read next is the newest.
 */
export class Changes {
  private changed = false;
  private closed = false;
  private wake: (() => void) | undefined;
  private readonly stopListening: () => void;

  constructor(projection: ProjectionRunner, concerns: (signal: ChangeSignal) => boolean) {
    this.stopListening = projection.onChange((signal) => {
      if (!concerns(signal)) return;
      this.changed = true;
      this.wake?.();
    });
  }

  /** Resolves with `true` once something has changed since it was last asked, with `false` when closed. */
  async next(): Promise<boolean> {
    if (!this.changed && !this.closed) await new Promise<void>((resolve) => (this.wake = resolve));
    this.wake = undefined;
    this.changed = false;
    return !this.closed;
  }

  close(): void {
    this.closed = true;
    this.stopListening();
    this.wake?.();
  }
}

/**
 * The messages that `messages` makes of changes, as GraphQL subscriptions take them. A generator that waits does not hear `return()`, so the changes
 * are closed first; they are closed too when it ends or fails: nothing is left listening once the subscriber has gone.
 */
export function messagesOf<Message>(changes: Changes, messages: AsyncGenerator<Message, void>): AsyncGenerator<Message, void> {
  const closing: AsyncGenerator<Message, void> = {
    async next() {
      try {
        const message = await messages.next();
        if (message.done) changes.close();
        return message;
      } catch (error) {
        changes.close();
        throw error;
      }
    },
    return() {
      changes.close();
      return messages.return();
    },
    throw(error) {
      changes.close();
      return messages.throw(error);
    },
    [Symbol.asyncIterator]: () => closing,
    async [Symbol.asyncDispose]() {
      changes.close();
      await messages.return();
    },
  };
  return closing;
}
