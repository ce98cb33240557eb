import type { RowState } from './evolve-rows.js';
import { byCreation, byTag, inOrderOfCreation, type KeyedRow, type RowTable } from './row-table.js';

/** Rows of one view in one incident: those of a table, and over them what was changed or added since. */
export class ChangedRows {
  private readonly changed = new Map<string, RowState>();
  private added = 0;
  private list: readonly KeyedRow[] | undefined;
  private tags: ReadonlyMap<string, readonly KeyedRow[]> | undefined;

  constructor(private readonly table: RowTable) {}

  get(key: string): RowState | undefined {
    return this.changed.get(key) ?? this.table.get(key);
  }

  put(key: string, state: RowState): void {
    if (!this.changed.has(key) && !this.table.get(key)) this.added++;
    this.changed.set(key, state);
    this.list = this.tags = undefined;
  }

  count(tag?: string): number {
    if (tag === undefined) return this.table.size + this.added;
    return this.untouched(this.table.withTag(tag)).length + this.changedWithTag(tag).length;
  }

  /** In the order in which they were made, with a tag or all. */
  rows(tag?: string): readonly KeyedRow[] {
    const untouched = this.untouched(tag === undefined ? this.table.rows() : this.table.withTag(tag));
    const changed = tag === undefined ? this.changes() : this.changedWithTag(tag);
    if (changed.length === 0) return untouched;
    return untouched.length === 0 ? changed : [...untouched, ...changed].sort(byCreation);
  }

  /** The last so many that were made, the newest first: without a look at all of them. */
  newest(limit: number): readonly KeyedRow[] {
    const rows: KeyedRow[] = [];
    const added = this.changes();
    for (let i = added.length - 1; i >= 0 && rows.length < limit; i--) if (!this.table.get(added[i]!.key)) rows.push(added[i]!);
    const older = this.table.rows();
    for (let i = older.length - 1; i >= 0 && rows.length < limit; i--) {
      const { key } = older[i]!;
      const state = this.changed.get(key);
      rows.push(state ? { key, state } : older[i]!);
    }
    return rows;
  }

  /** All of them as a table that no longer changes. */
  settled(): RowTable {
    return this.changed.size === 0 ? this.table : this.table.with(this.changed);
  }

  private untouched(rows: readonly KeyedRow[]): readonly KeyedRow[] {
    return this.changed.size === 0 ? rows : rows.filter(({ key }) => !this.changed.has(key));
  }

  private changes(): readonly KeyedRow[] {
    return (this.list ??= inOrderOfCreation(this.changed));
  }

  private changedWithTag(tag: string): readonly KeyedRow[] {
    this.tags ??= byTag(this.table.view, this.changes());
    return this.tags.get(tag) ?? [];
  }
}
