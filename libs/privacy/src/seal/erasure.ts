import { Type } from 'typebox';
import { Coded, event, operational, type CarriedSeal, type EventRegistry } from '#contracts';
import { StreamNotFound, type EventStore, type Position, type Recorded } from '#event-store';
import { isUuid, type Actor, type JsonObject, type Uuid } from '#kernel';
import { terms } from '#vocabulary';
import type { DataKeys } from '../keys/data-keys.js';
import type { FactRecorder } from '../record/fact-recorder.js';
import type { KeyStore, KeySubject } from '../vault/keys.js';
import { subjectOf } from './sealer.js';

/** Why personal data was destroyed. */
export const erasureReasons = terms({
  REQUEST_OF_PERSON: ['本人の請求', 'Request of the person'],
  RETENTION_ENDED: ['保存期間の満了', 'Retention ended'],
  RECORDED_IN_ERROR: ['誤って記録', 'Recorded in error'],
  LEGAL_ORDER: ['法令・命令', 'Legal order'],
});
export type ErasureReason = keyof typeof erasureReasons;

export const SubjectErased = event('privacy.subject-erased', 1, {
  subject: operational(Type.String({ format: 'uuid' })),
  keyIds: operational(Type.Array(Type.String({ format: 'uuid' }))),
  reasonCode: operational(Coded(erasureReasons)),
});

export const privacyEvents = [SubjectErased] as const;

const STREAM = 'privacy-erasures';

export interface Erasure {
  readonly institutionId: string;
  /** Where the subject is known: its screens are told. */
  readonly incidentId?: Uuid;
  /** A `personId` or an `entryId`. */
  readonly subject: Uuid;
  /** Where the log speaks of the subject: the key of an entry's first words is named nowhere else. */
  readonly streams: readonly string[];
  /** Keys that are not the subject's own and seal words about it all the same. */
  readonly otherKeys?: readonly Uuid[];
  readonly reasonCode: ErasureReason;
  readonly actor: Actor;
}

/** An erasure whose keys are gone from this server. */
export interface Erased {
  readonly incidentId: Uuid;
  readonly subject: Uuid;
}

const nameOf = ({ institutionId, subject }: KeySubject): string => JSON.stringify([institutionId, subject]);

/** Destroys the keys of a person or an entry, and sees to it that they stay destroyed. */
export class Erasures {
  /** The keys that the log's erasure events name. */
  private readonly named = new Set<Uuid>();
  private readonly closed = new Set<string>();
  private appliedUpTo: bigint | undefined;
  private times = 0;
  private readonly inIncidents = new Map<Uuid, Erased[]>();
  private readonly listeners = new Set<(erased: Erased) => void>();

  constructor(
    private readonly deps: {
      readonly store: EventStore;
      readonly registry: EventRegistry;
      readonly recorder: FactRecorder;
      readonly vault: KeyStore;
      readonly keys: DataKeys;
    },
  ) {}

  /**
   * Records the erasure, then destroys the keys; resolves when both are durable, with the keys destroyed by this call.
   * `position` is missing if there was nothing left to destroy.
   */
  async erase(erasure: Erasure): Promise<{ readonly keyIds: readonly Uuid[]; readonly position?: Position }> {
    const { vault } = this.deps;
    const { otherKeys = [] } = erasure;
    const known = [...new Set([...(await vault.keysOf(erasure)), ...(await this.keysInLog(erasure)), ...otherKeys])];
    const before = known.filter((id) => !this.named.has(id));
    const recorded = await this.record(erasure, before);
    // Those that are on record already too: the vault may have failed then.
    const destroyed = await this.destroy(erasure, known);
    // A key that was made between the two is destroyed too, and gets its own event so that its values read as redacted.
    const late = destroyed.filter((id) => !this.named.has(id));
    const recordedLate = await this.record(erasure, late);
    const position = recordedLate ?? recorded;
    return { keyIds: [...before, ...late], ...(position && { position }) };
  }

  /** Applies every erasure of the log again, so that an old backup of the vault resurrects nothing; returns how many there are. */
  async reapply(): Promise<number> {
    let count = 0;
    try {
      for await (const recorded of this.deps.store.readStream(STREAM)) {
        await this.apply(recorded);
        count++;
      }
    } catch (fault) {
      if (!(fault instanceof StreamNotFound)) throw fault;
    }
    return count;
  }

  /** Applies erasures that other servers record, as they come, until `signal` aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const after = this.appliedUpTo;
    for await (const message of this.deps.store.subscribe({ stream: STREAM, ...(after !== undefined && { after }), signal }))
      if (message.kind === 'event') await this.apply(message.event);
  }

  /** Another number after each erasure that this server learns of: what was opened before it must not be shown again. */
  get applied(): number {
    return this.times;
  }

  /** Whether nothing personal can be recorded about the subject any more; of another server's erasure once it has come here. */
  isErased(subject: KeySubject): boolean {
    return this.closed.has(nameOf(subject));
  }

  /** The erasures of an incident that this server has carried out, in the order of the log. */
  of(incidentId: Uuid): readonly Erased[] {
    return this.inIncidents.get(incidentId) ?? [];
  }

  /** Tells `listener` of each erasure of an incident once nothing opens any more that it destroyed; the returned function ends that. */
  onErased(listener: (erased: Erased) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async record(erasure: Erasure, keyIds: readonly Uuid[]): Promise<Position | undefined> {
    if (keyIds.length === 0 && this.closed.has(nameOf(erasure))) return undefined;
    const { institutionId, incidentId, subject, reasonCode, actor } = erasure;
    const fact = SubjectErased.of({ subject, keyIds: [...keyIds], reasonCode });
    const { position } = await this.deps.recorder.record({ stream: STREAM, institutionId, incidentId, actor, facts: [fact] });
    this.closed.add(nameOf(erasure));
    this.forget(keyIds);
    this.times++;
    return position;
  }

  private async apply(recorded: Recorded): Promise<void> {
    const { data, meta } = this.deps.registry.decode(recorded);
    const { subject, keyIds } = data as { subject: Uuid; keyIds: Uuid[] };
    this.forget(keyIds.filter(isUuid));
    // Not named by this event: the server that erases gives a key made meanwhile an event of its own.
    this.deps.keys.forget(await this.destroy({ institutionId: meta.institutionId, subject }, keyIds));
    this.closed.add(nameOf({ institutionId: meta.institutionId, subject }));
    this.appliedUpTo = recorded.revision;
    this.times++;
    if (meta.incidentId) this.tell({ incidentId: meta.incidentId, subject });
  }

  private tell(erased: Erased): void {
    const { incidentId } = erased;
    this.inIncidents.set(incidentId, [...this.of(incidentId), erased]);
    for (const listener of this.listeners) listener(erased);
  }

  /** The keys of the entry's own event, which were made in advance. */
  private async keysInLog({ institutionId, streams, subject }: Erasure): Promise<readonly Uuid[]> {
    const { store, registry } = this.deps;
    for (const stream of streams)
      try {
        for await (const recorded of store.readStream(stream)) {
          if (recorded.id !== subject || recorded.metadata['institutionId'] !== institutionId) continue;
          const data = registry.decode(recorded).data as JsonObject;
          const own = registry.sealedFieldsOf(recorded.type).filter((field) => subjectOf(data, field) === undefined);
          return [...new Set(own.flatMap(({ name }) => (data[name] as CarriedSeal | undefined)?.key ?? []))] as Uuid[];
        }
      } catch (fault) {
        if (!(fault instanceof StreamNotFound)) throw fault;
      }
    return [];
  }

  /** Ids of all keys that the subject ever had, and of these; a key made in advance is its own subject. */
  private async destroy(subject: KeySubject, keyIds: readonly Uuid[]): Promise<readonly Uuid[]> {
    const { vault } = this.deps;
    const destroyed = [...(await vault.destroySubject(subject))];
    for (const id of keyIds)
      if (!destroyed.includes(id)) destroyed.push(...(await vault.destroySubject({ institutionId: subject.institutionId, subject: id })));
    return destroyed;
  }

  private forget(keyIds: readonly Uuid[]): void {
    for (const id of keyIds) this.named.add(id);
    this.deps.keys.forget(keyIds);
  }
}
