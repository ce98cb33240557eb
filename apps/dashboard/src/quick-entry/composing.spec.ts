import { expect, it } from '@jest/globals';
import { composing } from './composing.js';

it('knows the Enter that ends a conversion from the Enter that sends', () => {
  expect(composing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(composing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(composing({ isComposing: false, keyCode: 13 })).toBe(false);
});
