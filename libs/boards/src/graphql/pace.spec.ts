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
  expect(await Promise.all([pace.turn(piece('a')), pace.turn(piece('b'))])).toEqual(['a', 'b']);
  expect(seen).toEqual(['a', 'something else', 'b']);
});

test('a piece that fails is told to whoever asked for it, and the next has its turn', async () => {
  const pace = new Pace(1);
  const failing = pace.turn(() => {
    throw new Error('gone');
  });
  const next = pace.turn(() => 'done');
  await expect(failing).rejects.toThrow('gone');
  expect(await next).toBe('done');
});
