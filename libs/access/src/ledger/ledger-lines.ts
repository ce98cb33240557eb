import { UnreadableEvent, type EventRegistry, type RecordedOf, type StoredSeal } from '#contracts';
import { StreamNotFound, type EventStore, type Recorded } from '#event-store';
import { DomainError, type Clock, type Instant, type Uuid } from '#kernel';
import { reject } from '../errors.js';
import { ReadRecorded } from './events.js';
import { ledgerStream, monthOf, monthsBack } from './months.js';

/** One line of the ledger of reads; `key` names its place. */
export interface LedgerLine {
  readonly key: string;
  readonly line: RecordedOf<typeof ReadRecorded>;
}

/** Lines that are wanted; each condition that is given must hold. */
export interface LedgerFilter {
  readonly incidentId?: Uuid | undefined;
  readonly subjectId?: Uuid | undefined;
  readonly who?: Uuid | undefined;
  /** The first and the last moment, both included. */
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
}

/** The ledger of reads as its auditors read it. Straight from the log: a view over it would make every read a change of its incident. */
export class LedgerLines {
  constructor(
    private readonly deps: {
      readonly store: EventStore;
      readonly registry: EventRegistry;
      /** The clock by which the ledger chooses its months. */
      readonly clock: Clock;
    },
  ) {}

  /**
   * Of one institution, the newest first, behind the line with the key `after`. Throws `CURSOR_UNKNOWN`, and `LEDGER_UNREADABLE` at a line that this
   * program cannot read: what is newer and older, or of another incident, can be asked for.
   */
  async *newestFirst(institutionId: string, filter: LedgerFilter, after?: string): AsyncGenerator<LedgerLine, void> {
    for await (const [key, recorded] of this.recorded(institutionId, filter.since, after)) {
      if (!isAskedFor(recorded, filter)) continue;
      const line = this.decoded(recorded);
      if (isWanted(line, filter)) yield { key, line };
    }
  }

  private decoded(recorded: Recorded): LedgerLine['line'] {
    try {
      return this.deps.registry.decode(recorded) as LedgerLine['line'];
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      const { type, position, metadata } = recorded;
      return reject('LEDGER_UNREADABLE', { type, position, at: metadata['recordedAt'] as Instant });
    }
  }

  /**
   * The keys of the reasons that were given for reading about somebody: in lines of version 1 each is the line's own. From the records as they are,
   * so that one of a newer version hinders no erasure.
   */
  async reasonKeys(institutionId: string, subjectId: Uuid): Promise<Uuid[]> {
    const keys = new Set<Uuid>();
    for await (const [, { data }] of this.recorded(institutionId)) {
      const purpose = data['purpose'] as StoredSeal | undefined;
      if (data['subjectId'] === subjectId && purpose) keys.add(purpose.key as Uuid);
    }
    return [...keys];
  }

  private async *recorded(institutionId: string, since?: Instant, after?: string): AsyncGenerator<[key: string, Recorded], void> {
    const { store, clock } = this.deps;
    const [month = monthOf(clock.now()), before] = after === undefined ? [] : await this.placeOf(institutionId, after);
    let from = before;
    for (const each of monthsBack(month, monthOf(store.identity.createdAt))) {
      for await (const recorded of this.backwards(each, from)) {
        if (since && (recorded.metadata['recordedAt'] as Instant) < since) break;
        if (recorded.metadata['institutionId'] === institutionId) yield [keyOf(each, recorded.revision), recorded];
      }
      from = undefined;
    }
  }

  /** Month and revision of what comes behind the line with this key. */
  private async placeOf(institutionId: string, key: string): Promise<[month: string, before: bigint]> {
    const [, month, revision] = /^(\d{4}-\d{2}) (\d{1,18})$/.exec(key) ?? [];
    if (month !== undefined && revision !== undefined)
      for await (const line of this.backwards(month, BigInt(revision))) {
        if (keyOf(month, line.revision) === key && line.metadata['institutionId'] === institutionId) return [month, line.revision - 1n];
        break;
      }
    throw new DomainError('CURSOR_UNKNOWN', {}, ['after']);
  }

  /** A month without a read has no stream. */
  private async *backwards(month: string, from: bigint | undefined): AsyncGenerator<Recorded, void> {
    if (from !== undefined && from < 0n) return;
    try {
      yield* this.deps.store.readStream(ledgerStream(month), { direction: 'backwards', ...(from !== undefined && { from }) });
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
  }
}

const keyOf = (month: string, revision: bigint): string => `${month} ${revision}`;

/** What can be told without reading the line. */
const isAskedFor = ({ metadata }: Recorded, { incidentId, until }: LedgerFilter): boolean =>
  (incidentId === undefined || metadata['incidentId'] === incidentId) &&
  (until === undefined || (metadata['recordedAt'] as Instant) <= until);

const isWanted = ({ data }: LedgerLine['line'], { subjectId, who }: LedgerFilter): boolean =>
  (subjectId === undefined || data.subjectId === subjectId) && (who === undefined || data.who === who);
