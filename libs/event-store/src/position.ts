import { isUuid } from '#kernel';
import { InvalidArgument, PositionForeign } from './errors.js';
import type { Position } from './port.js';

const PATTERN = /^([0-9a-f-]{36})\.(0|[1-9]\d{0,18})$/;

/** The n-th place of the log `epoch` (n > 0; an engine's own number, with gaps or without). Safe in URLs. */
export const positionOf = (epoch: string, n: number | bigint): Position => `${epoch}.${n}` as Position;

/** Less than every position of the log. */
export const startOf = (epoch: string): Position => positionOf(epoch, 0);

/** Epoch and number. Throws `InvalidArgument` on anything that is not a position. */
export function parsePosition(position: Position): { readonly epoch: string; readonly n: bigint } {
  const [, epoch, n] = (typeof position === 'string' && PATTERN.exec(position)) || [];
  if (!isUuid(epoch)) throw new InvalidArgument('position', 'must be one that the store gave');
  return { epoch, n: BigInt(n!) };
}

/** The number of a position of the log `epoch`. Throws `PositionForeign` on one of another epoch, `InvalidArgument` on garbage. */
export function numberIn(epoch: string, position: Position): bigint {
  const parsed = parsePosition(position);
  if (parsed.epoch !== epoch) throw new PositionForeign(position, epoch);
  return parsed.n;
}

/** Negative when `a` is before `b`, 0 when they are the same. Throws `PositionForeign` when they are of two epochs. */
export function comparePositions(a: Position, b: Position): number {
  const left = parsePosition(a);
  const right = numberIn(left.epoch, b);
  return left.n < right ? -1 : left.n > right ? 1 : 0;
}
