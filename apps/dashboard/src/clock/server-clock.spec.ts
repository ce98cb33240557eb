import { expect, it } from '@jest/globals';
import { serverClock } from './server-clock.js';

it('runs as fast as the drill does, from the moment the server named', () => {
  let machine = 1_000;
  const clock = serverClock(() => machine);
  expect(clock.now()).toBe(1_000);
  clock.set('2026-11-22T00:00:00.000Z', 10);
  machine += 2_000;
  expect(new Date(clock.now()).toISOString()).toBe('2026-11-22T00:00:20.000Z');
});
