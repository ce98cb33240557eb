/** A change of a file that no fsync has made durable yet. */
export type Change = { readonly offset: number; readonly bytes: Uint8Array } | { readonly length: number };

/** Bytes that grow. Holes read as zeros. */
export class Content {
  private buffer: Uint8Array;

  constructor(
    bytes: Uint8Array = new Uint8Array(),
    private used = bytes.length,
  ) {
    this.buffer = bytes;
  }

  get length(): number {
    return this.used;
  }

  get bytes(): Uint8Array {
    return this.buffer.subarray(0, this.used);
  }

  apply(change: Change): void {
    if ('length' in change) return this.resize(change.length);
    const end = change.offset + change.bytes.length;
    if (end > this.used) this.resize(end);
    this.buffer.set(change.bytes, change.offset);
  }

  copy(): Content {
    return new Content(this.bytes.slice());
  }

  private resize(length: number): void {
    if (length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(length, this.buffer.length * 2, 4096));
      larger.set(this.bytes);
      this.buffer = larger;
    }
    if (length < this.used) this.buffer.fill(0, length, this.used);
    this.used = length;
  }
}

/** A file as programs see it, and as it would be found if the power went now and nothing unsynced had arrived. */
export class DiskFile {
  readonly unsynced: Change[] = [];
  private readonly visible: Content;
  private readonly durable: Content;

  constructor(durable = new Content()) {
    this.durable = durable;
    this.visible = durable.copy();
  }

  get length(): number {
    return this.visible.length;
  }

  get bytes(): Uint8Array {
    return this.visible.bytes;
  }

  durableCopy(): Content {
    return this.durable.copy();
  }

  change(change: Change): void {
    this.visible.apply(change);
    this.unsynced.push(change);
  }

  sync(): void {
    for (const change of this.unsynced) this.durable.apply(change);
    this.unsynced.length = 0;
  }

  /** What Linux does after a failing fsync: the pages count as clean, stay readable, and no later fsync writes them. */
  forgetUnsynced(arrived: (change: Change) => boolean): void {
    for (const change of this.unsynced) if (arrived(change)) this.durable.apply(change);
    this.unsynced.length = 0;
  }
}
