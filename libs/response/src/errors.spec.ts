import { expect, test } from '@jest/globals';
import { responseErrors } from './errors.js';

const holes = (wording: string) => [...wording.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test.each(Object.entries(responseErrors))('%s is worded in both languages', (_code, { ja, en }) => {
  expect(ja).toMatch(/[ぁ-んァ-ヶ一-龠]/);
  expect(en).toMatch(/^[\x20-\x7e…]+$/);
  expect(holes(ja)).toEqual(holes(en));
});
