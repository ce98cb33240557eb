import type { Instant, RowReader, Uuid } from '#kernel';
import type { Assessment, CodeOf, DutyHolder, IncidentRow, LevelInForce, Manual, CalledForBody } from '#response';
import type { Awaiting, AwaitingMore } from './sections/awaiting.js';
import type { BodiesSection } from './sections/bodies.js';
import type { DecisionLine } from './sections/decisions.js';
import type { DispatchLine } from './sections/dispatches.js';
import type { DutyLine } from './sections/duties.js';
import type { ExpensesSection } from './sections/expenses.js';
import type { BoardLine } from './sections/line.js';
import type { PersonLine } from './sections/persons.js';
import type { Counts } from './counts.js';
import type { Bounded } from './size.js';

export type Duty = CodeOf<'duties'>;
/** 本部 and the six duties. */
export type BoardName = 'HQ' | Duty;

/** What every board shows on top: which incident this is. */
export type BoardIncident = Pick<IncidentRow, 'incidentId' | 'about' | 'drill' | 'status' | 'opened' | 'closed' | 'lastRecordedAt'>;

/** 対応レベル with its reasons: what is in force, what the facts say, which body the manual wants and nobody has opened yet. */
export interface BoardLevel {
  readonly inForce: LevelInForce;
  readonly assessment?: Assessment | undefined;
  readonly missingBodies: readonly CalledForBody[];
}

/** The sections that boards are made of; a board has those its question needs, in the order it shows them. */
export type Section =
  | { readonly kind: 'AWAITING'; readonly matters: Bounded<Awaiting>; readonly moreOf: readonly AwaitingMore[] }
  | { readonly kind: 'INBOX'; readonly lines: Bounded<BoardLine>; readonly open: number; readonly waiting: number }
  | { readonly kind: 'UNASSIGNED'; readonly lines: Bounded<BoardLine> }
  | { readonly kind: 'DUTIES'; readonly duties: readonly DutyLine[] }
  | BodiesSection
  | { readonly kind: 'DECISIONS'; readonly decisions: Bounded<DecisionLine> }
  | { readonly kind: 'PERSONS'; readonly persons: Bounded<PersonLine> }
  | { readonly kind: 'DISPATCHES'; readonly dispatches: Bounded<DispatchLine> }
  | ExpensesSection
  | { readonly kind: 'CHRONOLOGY'; readonly lines: Bounded<BoardLine> };

export type SectionKind = Section['kind'];

/** One board at one moment, bounded to `BOARD_BYTES` once opened. Personal values in it are still sealed. */
export interface Board {
  readonly board: BoardName;
  readonly position: string;
  /** What a decision made before this board stores as `basedOn`. */
  readonly lastEventId?: Uuid | undefined;
  readonly incident: BoardIncident;
  readonly level: BoardLevel;
  readonly counts: Counts;
  /** Who holds the board's duty. */
  readonly holder?: DutyHolder | undefined;
  readonly sections: readonly Section[];
}

/** What sections are derived from. */
export interface BoardContext {
  readonly rows: RowReader;
  readonly incident: Uuid;
  readonly row: IncidentRow;
  /** All that are known; the incident says which is its own. */
  readonly manuals: readonly Manual[];
  readonly now: Instant;
}
