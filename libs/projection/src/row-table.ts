import type { View } from '#kernel';
import type { RowState } from './evolve-rows.js';

export interface KeyedRow {
  readonly key: string;
  readonly state: RowState;
}

/** Rows of one view in one incident that no longer change. Lists and tags are worked out when first asked for. */
export class RowTable {
  private list: readonly KeyedRow[] | undefined;
  private tags: ReadonlyMap<string, readonly KeyedRow[]> | undefined;

  constructor(
    readonly view: View,
    private readonly states: ReadonlyMap<string, RowState> = new Map(),
  ) {}

  get size(): number {
    return this.states.size;
  }

  get(key: string): RowState | undefined {
    return this.states.get(key);
  }

  /** In the order in which they were made. */
  rows(): readonly KeyedRow[] {
    return (this.list ??= inOrderOfCreation(this.states));
  }

  withTag(tag: string): readonly KeyedRow[] {
    this.tags ??= byTag(this.view, this.rows());
    return this.tags.get(tag) ?? NONE;
  }

  /** The table with these rows replaced or added. */
  with(changed: ReadonlyMap<string, RowState>): RowTable {
    const states = new Map(this.states);
    for (const [key, state] of changed) states.set(key, state);
    return new RowTable(this.view, states);
  }
}

const NONE: readonly never[] = [];

export const inOrderOfCreation = (states: ReadonlyMap<string, RowState>): readonly KeyedRow[] =>
  Array.from(states, ([key, state]) => ({ key, state })).sort(byCreation);

export const byCreation = (a: KeyedRow, b: KeyedRow): number =>
  a.state.created < b.state.created ? -1 : a.state.created > b.state.created ? 1 : a.key < b.key ? -1 : 1;

/** The rows under each of their tags, in their order; a row that names a tag twice stands there once. */
export function byTag(view: View, rows: Iterable<KeyedRow>): ReadonlyMap<string, readonly KeyedRow[]> {
  const index = new Map<string, KeyedRow[]>();
  for (const row of rows)
    for (const tag of view.tags?.(row.state.row) ?? NONE) {
      const tagged = index.get(tag);
      if (!tagged) index.set(tag, [row]);
      else if (tagged.at(-1) !== row) tagged.push(row);
    }
  return index;
}
