/** Runs work one after another: what one decides holds until it is written. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();

  run<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const answer = this.last.then(work);
    this.last = answer.catch(() => undefined);
    return answer;
  }
}
