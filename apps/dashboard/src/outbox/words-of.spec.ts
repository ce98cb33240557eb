import { describe, expect, it } from '@jest/globals';
import { handlingOf, wordsOf } from './words-of.js';

describe('what is shown of an unsent act', () => {
  it('is what it says, whom it calls on, and whether at once', () => {
    const line = { incidentId: 'i', content: { text: '手術開始', urgent: true, disposition: 'DUTY', duties: ['FAMILY'] } };
    expect(wordsOf(line)).toBe('手術開始');
    expect(handlingOf(line)).toMatchObject({ urgent: true, duties: ['FAMILY'] });
    expect(handlingOf({ question: '帰国させるか', duties: ['PR'] })).toMatchObject({ urgent: false, duties: ['PR'] });
  });

  it('is no call on anybody where the act names none', () =>
    expect(handlingOf({ content: { text: '点呼', urgent: undefined, duties: undefined } })).toMatchObject({ urgent: false, duties: [] }));
});
