import { epochMilliseconds, instantOf, type Instant } from '#kernel';
import { Made, MemberOf, Minute } from './step.js';

/** What was made so far, by the step's key; accounts under `member:<role>`. */
export type Ids = ReadonlyMap<string, string>;

/** An earlier step that this one needs was refused, so there is nothing to name. */
export class NotMade extends Error {
  constructor(readonly key: string) {
    super(key);
    this.name = 'NotMade';
  }
}

/** The input with ids and moments in the place of what stands for them. Throws `NotMade`. */
export function filledIn(value: unknown, ids: Ids, begun: Instant): unknown {
  if (value instanceof Made) return idOf(ids, value.key);
  if (value instanceof MemberOf) return idOf(ids, `member:${value.role}`);
  if (value instanceof Minute) return instantOf(epochMilliseconds(begun) + value.at * 60_000);
  if (Array.isArray(value)) return value.map((one) => filledIn(one, ids, begun));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, ids, begun)]));
}

function idOf(ids: Ids, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new NotMade(key);
  return id;
}
