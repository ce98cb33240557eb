import { expect, it } from '@jest/globals';
import type { AwaitedMatter } from '../../api/types/index.js';
import { offeredAbove } from './offered-above.js';

const above = (...nodes: AwaitedMatter[]) => offeredAbove({ awaiting: { nodes, more: 0, moreOf: [] } });

it('offers a body that is called for, or to be considered, a vacant duty and the level that the facts give in one place', () => {
  const atLevel = { rule: 'M-056', inForce: 2, certainty: 'CONFIRMED' } as const;
  const { bodies, duties, assessedLevel } = above(
    { matter: 'BODY_NOT_OPENED', body: 'TEAM', ...atLevel },
    { matter: 'BODY_TO_CONSIDER', body: 'HEADQUARTERS', ...atLevel },
    { matter: 'DUTY_VACANT', rule: 'M-077', duty: 'FAMILY' },
    { matter: 'LEVEL_ABOVE_FACTS', rule: 'M-065', inForce: 2, assessed: 1 },
    { matter: 'PERSON_DISPUTED', rule: null, personId: 'person', words: null },
  );
  expect([[...bodies], [...duties], assessedLevel]).toEqual([['TEAM', 'HEADQUARTERS'], ['FAMILY'], true]);
});

it('leaves everything to the sections below on a board that does not say what awaits a decision', () => {
  expect(offeredAbove({ awaiting: null })).toEqual({ bodies: new Set(), duties: new Set(), assessedLevel: false });
});
