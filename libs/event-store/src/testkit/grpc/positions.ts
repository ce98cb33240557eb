import type { Position } from '../../port.js';
import { parsePosition, positionOf } from '../../position.js';

/** A server's positions are byte offsets with wide gaps; the embedded store counts. */
export const gap = 137n;

export const commitOf = (position: Position): bigint => parsePosition(position).n * gap;

/** The first embedded position at or after a commit position. */
export const atOrAfter = (epoch: string, commit: bigint): Position => positionOf(epoch, (commit + gap - 1n) / gap);

/** The last one at or before it. */
export const atOrBefore = (epoch: string, commit: bigint): Position => positionOf(epoch, commit / gap);
