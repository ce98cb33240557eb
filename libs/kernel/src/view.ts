import type { RecordedFact } from './decider.js';
import type { Uuid } from './uuid.js';

/**
 * A fold per row, pure. The same functions keep live boards, fold a board `asOf` a past position and rebuild from zero.
 * Rows are plain JSON and are replaced, never mutated; personal values in them stay `Sealed`.
 */
export interface View<Row = unknown> {
  readonly name: string;
  /** Raised whenever the fold changes: the stored rows of another version are dropped and rebuilt. */
  readonly version: number;
  /** Event types folded; all others are ignored. */
  readonly types: readonly string[];
  /** Keys of the rows that this event changes, within the event's incident. */
  keysOf(event: RecordedFact): readonly string[];
  /** `undefined` leaves the row as it is (or absent). */
  evolve(row: Row | undefined, event: RecordedFact, key: string): Row | undefined;
  /** Lists that the row stands in (`open`, `duty:FAMILY`), so that a board finds it without reading all rows. */
  tags?(row: Row): readonly string[];
  /** What rows are ordered by when asked for `order: 'sort'`, as text. */
  sort?(row: Row): string;
  /** Whether the first rows of this list in that order are wanted however long it grows: an inbox. Of the others, short ones are expected. */
  isQueue?(tag: string): boolean;
}

export const view = <Row>(definition: View<Row>): View<Row> => definition;

export interface StoredRow<Row> {
  readonly incident: Uuid;
  readonly key: string;
  readonly row: Row;
  /** Positions of the events that made and last changed it. */
  readonly createdAt: string;
  readonly changedAt: string;
}

export interface ListOptions {
  readonly tag?: string;
  readonly order?: 'created' | 'changed' | 'sort';
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
  /** Exclusive cursor: the key of the last row had. One that no row has is refused: `CURSOR_UNKNOWN`. */
  readonly after?: string;
  /** Only rows changed after this position. */
  readonly since?: string;
}

/** Rows of views at one position: the live read model, or a fold up to a past moment. Pure derivations read through this. */
export interface RowReader {
  /** Everything up to here is in the rows. */
  readonly position: string;
  /** The incident's last event that is in the rows: what a decision stores as `basedOn`. */
  lastEventId(incident: Uuid): Uuid | undefined;
  get<Row>(view: View<Row>, incident: Uuid, key: string): Row | undefined;
  list<Row>(view: View<Row>, incident: Uuid, options?: ListOptions): readonly StoredRow<Row>[];
  count(view: View, incident: Uuid, tag?: string): number;
}
