import { expect, test } from '@jest/globals';
import { confirmed, presumed, stated } from '../../testkit/facts.js';
import type { DispatchRow } from '../../views/dispatches.view.js';
import { summaryOf } from './entry-summary.js';

const summaryOfState = (data: Parameters<typeof stated>[1]) => {
  const { type, data: content } = stated(1, data);
  return summaryOf({ type, content }, () => undefined);
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

const departed = {
  type: 'incident.dispatch-departed',
  content: { dispatchId: 'd', at: { precision: 'UNKNOWN', zone: 'Asia/Tokyo' } },
} as unknown as Parameters<typeof summaryOf>[0];

test('a step of a dispatch says of which: its line, what is sent and where to', () => {
  const dispatch = { no: 14, details: { kind: 'STAFF', count: 3, destination: 'Lyon' } } as DispatchRow;
  expect(summaryOf(departed, (id) => (id === 'd' ? dispatch : undefined))).toEqual({
    ja: '派遣・手配 No 14 教職員 ×3 → Lyon: 出発',
    en: 'Dispatch No 14 Staff ×3 → Lyon: departed',
  });
  expect(summaryOf(departed, () => ({ ...dispatch, details: { ...dispatch.details, destination: undefined } }))).toMatchObject({
    ja: '派遣・手配 No 14 教職員 ×3: 出発',
  });
});
