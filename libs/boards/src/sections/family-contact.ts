import type { Instant, RowReader, Uuid } from '#kernel';
import { chronology, type CodeOf, type OccurredAt } from '#response';

/** The last contact with a person's family, and when the next was promised. */
export interface FamilyContact {
  readonly entryId: Uuid;
  readonly at: OccurredAt;
  readonly recordedAt: Instant;
  readonly channel: CodeOf<'channels'>;
  readonly direction: CodeOf<'directions'>;
  readonly memberId: string;
  readonly nextContactAt?: Instant | undefined;
  /** The promised time has passed and nobody has spoken with the family since. */
  readonly overdue: boolean;
}

/** `undefined`: nobody has spoken with this family yet. A promise stands until the next contact; a withdrawn report counts for nothing. */
export function familyContactOf(rows: RowReader, incident: Uuid, personId: Uuid, now: Instant): FamilyContact | undefined {
  const [last] = rows.list(chronology, incident, { tag: `family-of:${personId}`, order: 'sort', direction: 'backwards', limit: 1 });
  if (last?.row.type !== 'incident.report-recorded') return undefined;
  const { entryId, content, recorded } = last.row;
  const nextContactAt = content.nextContactAt as Instant | undefined;
  return {
    entryId,
    at: content.occurredAt,
    recordedAt: recorded.recordedAt,
    channel: content.channel,
    direction: content.direction,
    memberId: recorded.actor.id,
    nextContactAt,
    overdue: nextContactAt !== undefined && nextContactAt < now,
  };
}
