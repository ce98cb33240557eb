/** Runs the work on one stream in the order it came, and on different streams side by side. */
export class StreamQueue {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const tail = this.tails.get(stream);
    const mine = tail ? tail.then(work, work) : work();
    this.tails.set(stream, mine);
    const forget = (): void => {
      if (this.tails.get(stream) === mine) this.tails.delete(stream);
    };
    mine.then(forget, forget);
    return mine;
  }
}
