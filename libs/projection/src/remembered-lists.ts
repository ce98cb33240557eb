import type { ListOptions, StoredRow } from '#kernel';

/** Rows in the lists that are remembered, together. */
const REMEMBERED_ROWS = 50_000;

type List = readonly StoredRow<unknown>[];

/**
 * Lists as they were read last. A report changes the chronology of one incident, and its boards, rendered anew, ask for everything
 * else as well: the same array again says that nothing of it has changed, so that what was worked out of it need not be either.
 */
export class RememberedLists {
  private readonly scopes = new Map<number, Map<string, List>>();
  private rows = 0;

  /** `scope`: number of a view in an incident. */
  of<Row>(scope: number, options: ListOptions, read: () => readonly StoredRow<Row>[]): readonly StoredRow<Row>[] {
    // Pages after the first are seldom asked for twice.
    if (options.after !== undefined || options.since !== undefined) return read();
    let lists = this.scopes.get(scope);
    const asked = `${options.tag} ${options.order} ${options.direction} ${options.limit}`;
    const known = lists?.get(asked);
    if (known) return known as readonly StoredRow<Row>[];
    const list = read();
    if (this.rows + weightOf(list) > REMEMBERED_ROWS) {
      this.clear();
      lists = undefined;
    }
    if (!lists) this.scopes.set(scope, (lists = new Map<string, List>()));
    lists.set(asked, list);
    this.rows += weightOf(list);
    return list;
  }

  /** Something of the scope changed. */
  forget(scope: number): void {
    const lists = this.scopes.get(scope);
    if (!lists) return;
    for (const list of lists.values()) this.rows -= weightOf(list);
    this.scopes.delete(scope);
  }

  clear(): void {
    this.scopes.clear();
    this.rows = 0;
  }
}

const weightOf = (list: List): number => list.length + 1;
