/** What one operation has put into the ledger of reads: a subscription is one reading, however often it pushes. */
export class ReadsOnRecord {
  private readonly lines = new Map<string, Promise<unknown>>();

  /** Resolves once a durable line names each of these fields; `record` writes one for those that none names yet. */
  async ensure(about: string, fields: Iterable<string>, record: (fields: readonly string[]) => Promise<unknown>): Promise<void> {
    const names = [...fields].sort();
    const missing = names.filter((name) => !this.lines.has(`${about} ${name}`));
    if (missing.length > 0) {
      const line = record(missing);
      for (const name of missing) this.lines.set(`${about} ${name}`, line);
      line.catch(() => {
        for (const name of missing) this.lines.delete(`${about} ${name}`);
      });
    }
    await Promise.all(names.map((name) => this.lines.get(`${about} ${name}`)));
  }
}
