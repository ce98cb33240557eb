import { expect, it } from '@jest/globals';
import { decideAgain } from './decide-again.js';

const place = { incidentId: 'incident', zone: 'Europe/Paris' };
const question = { text: '搬送路', state: 'OPEN', ref: null } as const;

it('asks the same question on the same grounds, the former decision among them', () => {
  expect(decideAgain({ entryId: 'former', question, grounds: ['a', 'b'] }, { ...place, basedOn: 'seen' })).toEqual({
    ...place,
    kind: 'decision',
    basedOn: 'seen',
    question: '搬送路',
    grounds: ['former', 'a', 'b'],
  });
});

it('still names the former decision where that had all the grounds that there may be, and leaves a masked question to be written', () => {
  const grounds = Array.from({ length: 100 }, (_, n) => `ground ${n}`);
  const again = decideAgain({ entryId: 'former', question: null, grounds }, place);
  expect([again.question, again.grounds!.length, again.grounds![0]]).toEqual(['', 100, 'former']);
});
