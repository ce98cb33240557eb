import { expect, test } from '@jest/globals';

test('a page that the server has not answered claims no age for its data', async () => {
  Object.assign(globalThis, { location: new URL('http://localhost/'), addEventListener: () => undefined });
  const { heard, lastHeard } = await import('./connection.js');
  expect(lastHeard.current).toBeUndefined();
  heard();
  expect(lastHeard.current).toEqual(expect.any(Number));
});
