import { Ajv2020, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { DomainError, type Fact, type FactMetadata, type JsonObject, type RecordedFact, type Uuid } from '#kernel';
import { isSealedClass, type SealedClass, type Sealing } from './data-class.js';
import type { EventType } from './event.js';
import { plainSchema, storedSchema } from './schema.js';
import { isPendingSeal, pendingValue, type CarriedSeal, type StoredSeal } from './seal.js';

/** Turns the stored data of `type@version` into `type@version+1`; pure, never looks into a sealed value. */
export interface Upcaster {
  readonly type: string;
  readonly version: number;
  upcast(data: JsonObject): JsonObject;
}

/** Of a version that asked for more than the next one does: what it holds is read as it is. */
export const unchangedFrom = (type: string, version: number): Upcaster => ({ type, version, upcast: (data) => data });

/** A record that this program cannot read: a type or version it does not know, or data that fails its schema. */
export class UnreadableEvent extends Error {
  constructor(
    readonly type: string,
    readonly version: number,
    readonly reason: 'unknown type' | 'unknown version' | 'invalid data',
  ) {
    super(`${type}@${version}: ${reason}`);
    this.name = 'UnreadableEvent';
  }
}

/** What the store hands over, as far as decoding needs it. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: string;
  readonly id: Uuid;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface SealedField extends Sealing {
  readonly name: string;
  readonly dataClass: SealedClass;
}

interface Entry {
  readonly event: EventType;
  readonly sealedFields: readonly SealedField[];
  /** The first fault of plain, or of stored data. */
  readonly plainFault: Check;
  readonly storedFault: Check;
}

type Check = (data: unknown) => ErrorObject | undefined;

/** Compiled when it is first asked: all schemas at once would be most of the time that a start takes. */
function checkOf(ajv: Ajv2020, schema: AnySchema): Check {
  let validate: ValidateFunction | undefined;
  return (data) => {
    validate ??= ajv.compile(schema);
    return validate(data) ? undefined : validate.errors![0];
  };
}

/** Every event type of the program at its newest version, and the way there from older ones. */
export class EventRegistry {
  private readonly entries = new Map<string, Entry>();
  private readonly upcasters = new Map<string, Upcaster>();

  constructor(events: readonly EventType[], upcasters: readonly Upcaster[] = []) {
    const ajv = formats.default(new Ajv2020({ strict: false, allErrors: false, validateSchema: false }));
    for (const event of events) {
      if (this.entries.has(event.type)) throw new TypeError(`event type "${event.type}" is registered twice`);
      const sealedFields = Object.entries(event.fields)
        .filter(([, field]) => isSealedClass(field.dataClass))
        .map(([name, { schema: _, ...field }]) => ({ name, ...(field as Sealing & { dataClass: SealedClass }) }));
      this.entries.set(event.type, {
        event,
        sealedFields,
        plainFault: checkOf(ajv, plainSchema(event)),
        storedFault: checkOf(ajv, storedSchema(event)),
      });
    }
    for (const upcaster of upcasters) this.upcasters.set(`${upcaster.type}@${upcaster.version}`, upcaster);
    for (const { event } of this.entries.values())
      for (let version = 1; version < event.version; version++)
        if (!this.upcasters.has(`${event.type}@${version}`)) throw new TypeError(`no upcaster from ${event.type}@${version}`);
  }

  get types(): readonly EventType[] {
    return [...this.entries.values()].map(({ event }) => event);
  }

  sealedFieldsOf(type: string): readonly SealedField[] {
    return this.entries.get(type)?.sealedFields ?? [];
  }

  /** The contract check before sealing. Throws `DomainError CONTRACT_VIOLATED` naming the field, never its value. */
  check(fact: Fact): void {
    const entry = this.entries.get(fact.type);
    if (!entry || entry.event.version !== fact.version)
      throw new UnreadableEvent(fact.type, fact.version, entry ? 'unknown version' : 'unknown type');
    const data = fact.data as Record<string, unknown>;
    const plain: Record<string, unknown> = { ...data };
    for (const { name } of entry.sealedFields) {
      const value = data[name];
      if (value === undefined) continue;
      if (!isPendingSeal(value)) throw new DomainError('CONTRACT_VIOLATED', { event: fact.type, path: `/${name}`, rule: 'sealed' }, [name]);
      plain[name] = pendingValue(value);
    }
    const fault = entry.plainFault(plain);
    if (fault) throw new DomainError('CONTRACT_VIOLATED', { event: fact.type, path: fault.instancePath, rule: fault.keyword });
  }

  /** The recorded fact at its newest version. Throws `UnreadableEvent`. */
  decode(stored: StoredEvent): RecordedFact {
    const meta = stored.metadata as unknown as FactMetadata;
    const entry = this.entries.get(stored.type);
    if (!entry) throw new UnreadableEvent(stored.type, meta.schemaVersion, 'unknown type');
    if (meta.schemaVersion > entry.event.version) throw new UnreadableEvent(stored.type, meta.schemaVersion, 'unknown version');
    let data = stored.data;
    for (let version = meta.schemaVersion; version < entry.event.version; version++)
      data = this.upcasters.get(`${stored.type}@${version}`)!.upcast(data);
    if (entry.storedFault(data)) throw new UnreadableEvent(stored.type, meta.schemaVersion, 'invalid data');
    return {
      id: stored.id,
      type: stored.type,
      version: entry.event.version,
      stream: stored.stream,
      revision: stored.revision,
      position: stored.position,
      data: entry.sealedFields.length === 0 ? data : carrying(stored, meta.schemaVersion, data, entry.sealedFields),
      meta,
    };
  }
}

/** Gives each sealed value the origin that its AAD was made of. A field that an upcaster renamed carries `field` itself. */
function carrying(stored: StoredEvent, version: number, data: JsonObject, fields: readonly SealedField[]): JsonObject {
  const carried: Record<string, unknown> = { ...data };
  for (const { name } of fields) {
    const seal = data[name] as (StoredSeal & { field?: string }) | undefined;
    if (!seal) continue;
    carried[name] = {
      key: seal.key,
      box: seal.box,
      origin: originOf(stored.stream, stored.id, stored.type, version, seal.field ?? name),
    } satisfies CarriedSeal;
  }
  return carried as JsonObject;
}

/** Id of the event that an origin names. */
export const eventIn = (origin: string): string => origin.split('|')[1]!;

export const originOf = (stream: string, id: string, type: string, version: number, field: string): string =>
  `${stream}|${id}|${type}@${version}|${field}`;
