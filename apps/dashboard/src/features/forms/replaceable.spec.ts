import { expect, it } from '@jest/globals';
import type { Entry, Protected } from '../../api/types/index.js';
import { canCorrectEntry } from './replaceable.js';

const open: Protected = { text: '手術開始', state: 'OPEN', ref: null };
const entry = (confidential: Protected | null): Entry =>
  ({ text: open, from: open, to: null, informationSource: null, action: null, confidential, fiveW: null }) as Entry;

it('lets only those correct an entry who see all that the correction would replace', () => {
  expect(canCorrectEntry(entry(null))).toBe(true);
  expect(canCorrectEntry(entry(open))).toBe(true);
  expect(canCorrectEntry(entry({ text: '****', state: 'MASKED', ref: 'r' }))).toBe(false);
  expect(canCorrectEntry(entry({ text: null, state: 'HIDDEN', ref: null }))).toBe(false);
});
