import { toSeal } from '#contracts';
import type { Position } from '#event-store';
import type { Clock, Uuid } from '#kernel';
import type { FactRecorder } from '#privacy';
import type { readDecisions } from './events.js';
import { ReadRecorded } from './events.js';
import { actorOf, type Caller } from '../caller.js';
import type { Sight } from '../authorisation.js';
import { reject } from '../errors.js';
import { ledgerStream, monthOf } from './months.js';
import type { FieldKind } from '../policy/decide.js';

/** Letters or digits; marks, blanks and invisible characters say nothing. */
export const MIN_REVEAL_REASON = 5;

export interface Reading {
  readonly subjectId: Uuid;
  readonly incidentId?: Uuid | undefined;
  readonly fields: readonly string[];
}

/** The ledger of reads. Every method resolves only when the line is durable: await it before the data is returned. */
export class ReadLedger {
  constructor(
    private readonly recorder: FactRecorder,
    private readonly clock: Clock,
  ) {}

  /** A person's page or a value of class 3–4 that the caller sees without asking. */
  recordSeen(caller: Caller, sight: Sight, reading: Reading): Promise<Position> {
    return this.record(caller, sight, reading, 'SEEN');
  }

  /**
   * A reveal of masked fields, for a reason. A refusal is recorded as well.
   * Throws `REVEAL_REASON_TOO_SHORT`, and `FORBIDDEN` unless every field may be seen or revealed.
   */
  async recordReveal(caller: Caller, sight: Sight, reading: Reading, kinds: readonly FieldKind[], purpose: string): Promise<Position> {
    const reason = purpose.trim();
    if ((reason.match(/[\p{L}\p{N}]/gu) ?? []).length < MIN_REVEAL_REASON)
      reject('REVEAL_REASON_TOO_SHORT', { min: MIN_REVEAL_REASON }, ['reason']);
    const allowed = kinds.length > 0 && kinds.every((kind) => ['see', 'reveal'].includes(sight.field(kind).decision));
    const position = await this.record(caller, sight, reading, allowed ? 'REVEALED' : 'REFUSED', reason);
    return allowed ? position : reject('FORBIDDEN');
  }

  private async record(
    caller: Caller,
    sight: Sight,
    reading: Reading,
    decision: keyof typeof readDecisions,
    purpose?: string,
  ): Promise<Position> {
    const fact = ReadRecorded.of({
      who: caller.identity,
      roles: [...sight.relations],
      subjectId: reading.subjectId,
      fields: [...reading.fields],
      decision,
      ...(purpose !== undefined && { purpose: toSeal(purpose) }),
    });
    const { position } = await this.recorder.record({
      stream: ledgerStream(monthOf(this.clock.now())),
      institutionId: caller.institutionId,
      actor: actorOf(caller),
      facts: [fact],
      incidentId: reading.incidentId,
    });
    return position;
  }
}
