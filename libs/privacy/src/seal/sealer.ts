import { originOf, pendingValue, type EventRegistry, type SealedClass, type SealedField, type StoredSeal } from '#contracts';
import type { Fact, Json, JsonObject, Uuid } from '#kernel';
import { DataKeys, type SealingPurpose } from '../keys/data-keys.js';
import { boxOf } from './box.js';

/** A fact on its way into the log, and the id that its event will have. */
export interface FactToSeal {
  readonly id: Uuid;
  readonly fact: Fact;
}

/** Replaces the personal values of facts by what may stand in the log. */
export class Sealer {
  constructor(
    private readonly registry: EventRegistry,
    private readonly keys: DataKeys,
  ) {}

  /**
   * The data of each fact as stored, in order; the facts must have passed `registry.check`. New keys are durable when it resolves.
   * Throws `SUBJECT_ERASED`.
   */
  async seal(stream: string, institutionId: string, facts: readonly FactToSeal[]): Promise<readonly JsonObject[]> {
    const purposes = facts.flatMap(({ id, fact }) => this.presentFields(fact).map((field) => purposeOf(institutionId, id, fact, field)));
    const keys = await this.keys.forPurposes(purposes);
    return facts.map(({ id, fact }) => {
      const stored: Record<string, Json | undefined> = { ...(fact.data as JsonObject) };
      for (const field of this.presentFields(fact)) {
        const key = keys.get(DataKeys.purposeOf(purposeOf(institutionId, id, fact, field)))!;
        const origin = originOf(stream, id, fact.type, fact.version, field.name);
        const value = pendingValue((fact.data as JsonObject)[field.name]);
        stored[field.name] = { key: key.id, box: boxOf(key, origin, value) } satisfies StoredSeal;
      }
      return stored;
    });
  }

  private presentFields(fact: Fact): SealedField[] {
    return this.registry.sealedFieldsOf(fact.type).filter(({ name }) => (fact.data as JsonObject)[name] !== undefined);
  }
}

function purposeOf(institutionId: string, eventId: Uuid, fact: Fact, field: SealedField): SealingPurpose {
  const named = subjectOf(fact.data as JsonObject, field);
  return { institutionId, subject: named ?? eventId, dataClass: field.dataClass as SealedClass, isNewEntry: named === undefined };
}

/**
 * Whose key seals the field; undefined: that of the entry which the fact itself is. The entry of a correction, a take-up or a settlement is the one that it is about (`entryId`), so that
 * shredding an entry shreds all that was said of it; a field whose person is not named falls to the entry too.
 */
export function subjectOf(data: JsonObject, { name, subject }: SealedField): string | undefined {
  const holder = subject === 'entry' ? data['entryId'] : (data[subject] ?? data['entryId']);
  if (holder !== undefined && typeof holder !== 'string') throw new TypeError(`the subject of "${name}" is not one id`);
  return holder;
}
