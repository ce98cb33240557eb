import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUuid } from '#kernel';
import type { Position } from './port.js';
import { comparePositions, numberIn, parsePosition, positionOf, startOf } from './position.js';

const epoch = randomUuid();
const n = fc.bigInt({ min: 0n, max: 2n ** 63n - 1n });

test('positions of one log compare as their numbers, the start before all others', () => {
  fc.assert(
    fc.property(n, n, (a, b) => {
      expect(Math.sign(comparePositions(positionOf(epoch, a), positionOf(epoch, b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      expect(comparePositions(startOf(epoch), positionOf(epoch, a + 1n))).toBeLessThan(0);
      expect(parsePosition(positionOf(epoch, a))).toEqual({ epoch, n: a });
    }),
  );
});

test('positions of two logs do not compare', () => {
  const foreign = positionOf(randomUuid(), 1);
  expect(() => comparePositions(positionOf(epoch, 1), foreign)).toThrow(expect.objectContaining({ code: 'POSITION_FOREIGN' }));
  expect(() => numberIn(epoch, foreign)).toThrow(expect.objectContaining({ code: 'POSITION_FOREIGN', position: foreign, epoch }));
});

test.each(['', '7', `${epoch}`, `${epoch}.`, `${epoch}.-1`, `${epoch}.01`, `${epoch}.1.1`, 'x'.repeat(36) + '.1', 7, null])(
  '%p is not a position',
  (garbage) => {
    expect(() => parsePosition(garbage as Position)).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  },
);
