import { expect, test } from '@jest/globals';
import { Pace } from './pace.js';

/** Keeps the thread to itself for a while, as rendering does. */
function busy(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

test('pieces of work are done one after the other, in the order asked, with a rest in which others have their turn', async () => {
  const pace = new Pace(10);
  const seen: string[] = [];
  const piece = (name: string) => () => {
    seen.push(name);
    busy(50);
    if (name === 'a') setTimeout(() => seen.push('something else'), 20);
    return name;
  };
  expect(await Promise.all([pace.turn('lane', piece('a')), pace.turn('lane', piece('b'))])).toEqual(['a', 'b']);
  expect(seen).toEqual(['a', 'something else', 'b']);
});

test('a piece that fails is told to whoever asked for it, and the next has its turn', async () => {
  const pace = new Pace(1);
  const failing = pace.turn('lane', () => {
    throw new Error('gone');
  });
  const next = pace.turn('lane', () => 'done');
  await expect(failing).rejects.toThrow('gone');
  expect(await next).toBe('done');
});

test('a lane with much work waits for its own, not the others for it', async () => {
  const pace = new Pace(1);
  const done: string[] = [];
  const asked = [...Array.from({ length: 5 }, (_, n) => ['many', n] as const), ['one', 0] as const, ['two', 0] as const];
  await Promise.all(asked.map(([lane, n]) => pace.turn(lane, () => done.push(`${lane} ${n}`))));
  expect(done).toEqual(['many 0', 'many 1', 'one 0', 'two 0', 'many 2', 'many 3', 'many 4']);
});
