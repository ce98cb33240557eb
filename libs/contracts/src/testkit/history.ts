import { instantOf, type Actor, type Fact, type Instant, type RecordedFact, type Sealed, type Uuid } from '#kernel';
import type { CarriedSeal } from '../seal.js';

const EPOCH = '00000000-0000-8000-8000-0000000000ee';
const START = Date.parse('2026-11-22T03:00:00.000Z');

/** The n-th id of a test. */
export const testId = (n: number): Uuid => `00000000-0000-8000-8000-${n.toString(16).padStart(12, '0')}` as Uuid;

/** A moment so many minutes into a test's history. */
export const minute = (n: number): Instant => instantOf(START + n * 60_000);

/** A sealed value as folds carry it, as long as a real one; only tests look into the box. */
export function sealed<T>(value: T): Sealed<T> {
  const box = Buffer.concat([Buffer.alloc(28), Buffer.from(JSON.stringify(value))]).toString('base64url');
  return { key: testId(0xcc), box, origin: '' } as unknown as Sealed<T>;
}

/** What was sealed, for assertions. */
export const unsealed = (value: unknown): unknown =>
  JSON.parse(
    Buffer.from((value as CarriedSeal).box, 'base64url')
      .subarray(28)
      .toString(),
  );

export interface RecordingOptions {
  /** Minutes into the history; by default one after the last. */
  readonly at?: number;
  readonly actor?: Actor;
  readonly stream?: string;
  readonly drill?: boolean;
}

/** Facts of one incident as they are read back from the log, one after the other. */
export class History {
  readonly events: RecordedFact[] = [];
  private readonly revisions = new Map<string, bigint>();
  private minute = -1;

  constructor(readonly incident: Uuid = testId(0xaa)) {}

  /** Records a fact and returns it; its id is the entry id of a claim. */
  record(
    fact: Fact,
    { at = this.minute + 1, actor = { id: testId(0xbb) }, stream = `incident-${this.incident}`, drill }: RecordingOptions = {},
  ): RecordedFact {
    this.minute = at;
    const n = this.events.length + 1;
    const id = testId(0x10000 + n);
    const revision = (this.revisions.get(stream) ?? -1n) + 1n;
    this.revisions.set(stream, revision);
    const recorded: RecordedFact = {
      id,
      type: fact.type,
      version: fact.version,
      stream,
      revision,
      position: `${EPOCH}.${n}`,
      data: carrying(fact, stream, id),
      meta: {
        commandId: id,
        correlationId: id,
        causationId: id,
        actor,
        institutionId: 'test',
        incidentId: this.incident,
        recordedAt: minute(at),
        schemaVersion: fact.version,
        inputDigest: '',
        ...(drill !== undefined && { drill }),
      },
    };
    this.events.push(recorded);
    return recorded;
  }
}

function carrying({ type, version, data }: Fact, stream: string, id: Uuid): unknown {
  return Object.fromEntries(
    Object.entries(data as object).map(([field, value]: [string, unknown]) => [
      field,
      typeof value === 'object' && value !== null && 'box' in value
        ? { ...value, origin: `${stream}|${id}|${type}@${version}|${field}` }
        : value,
    ]),
  );
}
