import { describe, expect, it } from '@jest/globals';
import type { Entry, Protected } from '../../api/types/index.js';
import { correctable, refsToReveal, saidBy, withRevealed } from './replaceable.js';

const open: Protected = { text: '手術開始', state: 'OPEN', ref: null };
const masked: Protected = { text: '****', state: 'MASKED', ref: 'r1' };
const hidden: Protected = { text: null, state: 'HIDDEN', ref: null };
const entry = (confidential: Protected | null, text = open): Entry =>
  ({ text, from: open, to: null, informationSource: null, action: null, confidential, fiveW: null, outcome: hidden }) as Entry;

describe('who may correct an entry', () => {
  it('is whoever sees all that the correction would replace', () => {
    expect(correctable(saidBy(entry(null)))).toBe('NOW');
    expect(correctable(saidBy(entry(open)))).toBe('NOW');
  });

  it('is, after revealing it, whoever may reveal the rest', () => {
    const said = saidBy(entry(masked));
    expect(correctable(said)).toBe('AFTER_REVEAL');
    expect(refsToReveal(said)).toEqual(['r1']);
    const opened = withRevealed(said, new Map([['r1', { text: '左腕骨折' }]]));
    expect(opened.confidential).toMatchObject({ text: '左腕骨折', state: 'OPEN' });
    expect(opened.text).toBe(open);
    expect(correctable(opened)).toBe('NOW');
  });

  it('is nobody from whom a part stays hidden', () => {
    expect(correctable(saidBy(entry(hidden)))).toBe('NEVER');
    expect(correctable(saidBy(entry(hidden, masked)))).toBe('NEVER');
    expect(correctable(saidBy(entry({ text: null, state: 'REDACTED', ref: null })))).toBe('NEVER');
    expect(correctable(withRevealed(saidBy(entry(masked)), new Map()))).toBe('AFTER_REVEAL');
  });
});
