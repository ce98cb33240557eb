import type { Uuid } from '#kernel';

/** Tells open sockets at once that an account or a service token changed what it may do. */
export class Revocations {
  private readonly listeners = new Set<(identity: Uuid) => void>();

  /** Calls `listener` with the identity whose rights or sessions changed; the returned function ends that. */
  listen(listener: (identity: Uuid) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  announce(identity: Uuid): void {
    for (const listener of [...this.listeners]) listener(identity);
  }
}
