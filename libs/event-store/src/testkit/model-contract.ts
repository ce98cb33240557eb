import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUuid, type Uuid } from '#kernel';
import { WrongExpectedVersion } from '../errors.js';
import type { EventStore, Expected, NewEvent } from '../port.js';
import type { Use } from './contract.js';
import { collect, newStream, someEvent } from './events.js';

export const commandsEach = 50;

export interface ModelRuns {
  readonly runs: number;
  /** Plays the same histories again. */
  readonly seed?: number;
}

/** What the append table says, written down once more in the plainest way. */
class ReferenceStream {
  readonly ids: Uuid[] = [];

  get end(): bigint | 'no_stream' {
    return this.ids.length === 0 ? 'no_stream' : BigInt(this.ids.length - 1);
  }

  /** The revision to be answered, or where the stream is if the append must be refused. */
  append(ids: readonly Uuid[], expected: Expected): bigint | { actual: bigint | 'no_stream' } {
    const last = this.ids.length - 1;
    const refusal = { actual: this.end };
    const atEnd = () => BigInt(this.ids.push(...ids) - 1);
    const standing = (from: number) => (ids.every((id, n) => this.ids[from + n] === id) ? BigInt(from + ids.length - 1) : refusal);
    if (expected === 'stream_exists' && last < 0) return refusal;
    if (expected === 'any' || expected === 'stream_exists') return this.ids.includes(ids[0]!) ? refusal : atEnd();
    const cur = expected === 'no_stream' ? -1 : Number(expected);
    if (cur === last) return atEnd();
    return cur > last ? refusal : standing(cur + 1);
  }
}

interface Command {
  readonly stream: number;
  /** Small numbers, so that ids come again. */
  readonly ids: readonly number[];
  readonly expected: number | 'no_stream' | 'any' | 'stream_exists';
}

const command: fc.Arbitrary<Command> = fc.record({
  stream: fc.nat(2),
  ids: fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }),
  expected: fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
    { weight: 2, arbitrary: fc.constant('no_stream' as const) },
    { weight: 2, arbitrary: fc.constantFrom('any' as const, 'stream_exists' as const) },
  ),
});

/**
 * With `any`, a first id that is known promises an answer only where a later id is new, and where none of the ids stands in another stream,
 * which hides the repeat (design: event-store.md).
 */
function promised(reference: ReferenceStream, others: readonly ReferenceStream[], ids: readonly Uuid[], expected: Expected): boolean {
  if (expected !== 'any' && expected !== 'stream_exists') return true;
  if (!reference.ids.includes(ids[0]!)) return true;
  return ids.some((id) => !reference.ids.includes(id)) && !others.some((other) => ids.some((id) => other.ids.includes(id)));
}

export function modelContract(use: Use, { runs, seed }: ModelRuns = { runs: Number(process.env['HONBU_TEST_MODEL_RUNS'] ?? 40) }): void {
  test(
    `${runs} random histories of ${commandsEach} appends end as the reference model says`,
    async () => {
      const history = fc.array(command, { minLength: commandsEach, maxLength: commandsEach });
      await fc.assert(
        fc.asyncProperty(history, (commands) => play(use(), commands)),
        { numRuns: runs, ...(seed !== undefined && { seed }) },
      );
    },
    20_000 + runs * 1_000,
  );
}

async function play(store: EventStore, commands: readonly Command[]): Promise<void> {
  const ids = Array.from({ length: 8 }, () => randomUuid());
  const streams = Array.from({ length: 3 }, () => ({ name: newStream('model'), reference: new ReferenceStream() }));
  for (const { stream, ids: picked, expected: wanted } of commands) {
    const { name, reference } = streams[stream]!;
    const events: NewEvent[] = picked.map((n) => ({ ...someEvent(), id: ids[n]! }));
    const asked = typeof wanted === 'number' ? BigInt(wanted) : wanted;
    const wantedIds = events.map(({ id }) => id);
    const others = streams.flatMap((other) => (other.reference === reference ? [] : [other.reference]));
    // What promises nothing is asked for exactly, so that every command counts.
    const expected = promised(reference, others, wantedIds, asked) ? asked : reference.end;
    const answer = reference.append(wantedIds, expected);
    const got = await store.append(name, events, { expected }).catch((error: unknown) => error);
    if (typeof answer === 'bigint') expect(got).toMatchObject({ revision: answer });
    else {
      expect(got).toBeInstanceOf(WrongExpectedVersion);
      expect(got).toMatchObject(answer);
    }
  }
  for (const { name, reference } of streams) {
    if (reference.ids.length === 0) continue;
    const recorded = await collect(store.readStream(name));
    expect(recorded.map(({ id }) => id)).toEqual(reference.ids);
  }
}
