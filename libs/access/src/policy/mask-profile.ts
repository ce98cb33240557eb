import type { DataClass } from '#contracts';
import type { Relation } from '../caller.js';
import { decideField } from './decide.js';
import type { AccessPolicy } from './document.js';

const CLASSES: readonly DataClass[] = [0, 1, 2, 3, 4];

/**
 * Equal for callers who see the same of everything, so that a rendered board can be shared among them. Names the version of the
 * table, so that a new table never meets an old rendering.
 */
export function maskProfileOf(policy: AccessPolicy, relations: readonly Relation[]): string {
  const classes = CLASSES.map((dataClass) => `${dataClass}=${decideField(policy, relations, { dataClass }).decision}`);
  const groups = Object.entries(policy.groups)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, { dataClass }]) => `${group}=${decideField(policy, relations, { dataClass, group }).decision}`);
  return [policy.version, ...classes, ...groups].join(';');
}
