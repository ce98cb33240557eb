import { expect, it } from '@jest/globals';
import { isOverdue } from './promised-call.js';

const now = Date.parse('2026-11-22T22:00:00Z');

it.each([
  ['passed, and nobody ever called', '2026-11-22T21:00:00.000Z', null, true],
  ['passed, and the last call was before it', '2026-11-22T21:00:00.000Z', '2026-11-22T20:00:00.000Z', true],
  ['passed, and somebody called since', '2026-11-22T21:00:00.000Z', '2026-11-22T21:30:00.000Z', false],
  ['still to come', '2026-11-22T22:30:00.000Z', null, false],
])('a promise %s', (_, promised, last, overdue) => {
  expect(isOverdue(promised, last, now)).toBe(overdue);
});
