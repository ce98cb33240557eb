import { expect, test } from '@jest/globals';
import { cliErrors, exitOf } from './errors.js';
import { importErrors } from './import/option-errors.js';

test.each(Object.entries({ ...cliErrors, ...importErrors }))('%s says the same details in both languages', (code, { ja, en }) => {
  const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();
  expect(holes(en)).toEqual(holes(ja));
  expect(exitOf(code)).toBeGreaterThan(0);
});
