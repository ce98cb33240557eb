import { epochMilliseconds, type Instant } from '#kernel';
import { reject } from '../../errors.js';
import type { OccurredAt } from '../values.js';
import type { StepTaken } from './evolve.js';

const MINUTE = 60_000;

/** How far from its instant the moment told may lie, in milliseconds: a time to the minute stands for that whole minute. */
const vague: Readonly<Record<OccurredAt['precision'], { readonly before: number; readonly after: number }>> = {
  MINUTE: { before: 0, after: MINUTE },
  ABOUT: { before: 30 * MINUTE, after: 30 * MINUTE },
  HOUR: { before: 0, after: 60 * MINUTE },
  DAY: { before: 0, after: 24 * 60 * MINUTE },
  UNKNOWN: { before: 0, after: 0 },
};

/** Whether `at` was over when `other` began, however vague the two are; an unknown time comes before nothing. */
function isBefore(at: OccurredAt, other: OccurredAt): boolean {
  if (!at.instant || !other.instant) return false;
  const end = epochMilliseconds(at.instant as Instant) + vague[at.precision].after;
  return end <= epochMilliseconds(other.instant as Instant) - vague[other.precision].before;
}

type Timed = Pick<StepTaken, 'status' | 'at'>;

/** Refuses DISPATCH_STEP_BEFORE_ANOTHER, naming both steps, if `step` is told to have been before one of `earlier` or after one of `later`. */
export function checkStepTimes(earlier: readonly Timed[], step: Timed, later: readonly Timed[] = []): void {
  const overtaken = earlier.findLast(({ at }) => isBefore(step.at, at));
  if (overtaken) reject('DISPATCH_STEP_BEFORE_ANOTHER', { later: step.status, earlier: overtaken.status }, ['at']);
  const overtaking = later.find(({ at }) => isBefore(at, step.at));
  if (overtaking) reject('DISPATCH_STEP_BEFORE_ANOTHER', { later: overtaking.status, earlier: step.status }, ['at']);
}
