import type {
  Channel,
  Counterpart,
  Credibility,
  Direction,
  Disposition,
  Duty,
  EntryKind,
  EntryStatus,
  Reliability,
  Settlement,
} from './codes.js';
import type { LocalText, Member, OccurredAt, PersonRef, Protected, Withdrawal } from './values.js';

/** What was decided, of what. */
export interface Choice {
  readonly options: Protected;
  readonly chosen: number;
}
/** What a line said before it was corrected. */
export interface EntryVersion {
  readonly text: Protected | null;
  readonly summary: LocalText | null;
  readonly choice: Choice | null;
  readonly from: Protected | null;
  readonly to: Protected | null;
  readonly action: Protected | null;
  readonly occurredAt: OccurredAt | null;
  readonly recordedAt: string;
  readonly replacedAt: string;
  readonly replacedBy: Member | null;
  readonly reason: Protected;
}

/** One line of the クロノロジー. */
export interface Entry {
  readonly id: string;
  readonly eventId: string;
  readonly no: number;
  readonly type: string;
  readonly kind: EntryKind;
  readonly language: 'JA' | 'EN' | null;
  readonly channel: Channel | null;
  readonly direction: Direction | null;
  readonly counterpart: Counterpart | null;
  readonly from: Protected | null;
  readonly to: Protected | null;
  readonly informationSource: Protected | null;
  readonly reliability: Reliability | null;
  readonly credibility: Credibility | null;
  readonly text: Protected | null;
  readonly action: Protected | null;
  readonly confidential: Protected | null;
  readonly fiveW: Protected | null;
  readonly summary: LocalText | null;
  readonly choice: Choice | null;
  readonly occurredAt: OccurredAt | null;
  readonly receivedAt: string | null;
  readonly enteredAt: string | null;
  readonly recordedAt: string;
  readonly nextContactAt: string | null;
  readonly late: boolean;
  readonly actor: Member | null;
  readonly members: readonly Member[];
  readonly persons: readonly PersonRef[];
  readonly disposition: Disposition | null;
  readonly duties: readonly Duty[];
  readonly urgent: boolean;
  readonly status: EntryStatus;
  readonly takenUpBy: Member | null;
  readonly settlement: Settlement | null;
  readonly outcome: Protected | null;
  readonly versions: readonly EntryVersion[];
  readonly withdrawn: Withdrawal | null;
  readonly imported: boolean;
  readonly position: string;
}
