import { expect, test } from '@jest/globals';
import { confirmed, presumed, stated } from '../../testkit/facts.js';
import { summaryOf } from './entry-summary.js';

const summaryOfState = (data: Parameters<typeof stated>[1]) => {
  const { type, data: content } = stated(1, data);
  return summaryOf({ type, content });
};

test('a claim about a person says of which fact each word is, and which is presumed', () => {
  expect(summaryOfState({ whereabouts: confirmed('SAFE'), harm: confirmed('NONE') })).toEqual({
    ja: '安否: 所在は所在確認、負傷・疾病はなし',
    en: 'State: whereabouts: located, harm: none',
  });
  expect(summaryOfState({ cause: presumed('ILLNESS'), care: presumed('NONE') })).toEqual({
    ja: '安否: 原因は疾病(推測)、治療はなし(推測)',
    en: 'State: cause: illness (presumed), care: none (presumed)',
  });
});
