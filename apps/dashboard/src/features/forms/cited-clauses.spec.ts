import { expect, it } from '@jest/globals';
import { citedClauses } from './cited-clauses.js';

it.each(['M-055,M-062', 'M-055、M-062', 'M-055 M-062', ' m-055,  m-062, ', 'Ｍ－０５５，ｍ－０６２', 'M-055　M-062'])(
  'reads two clauses from "%s"',
  (typed) => {
    expect(citedClauses(typed)).toEqual(['M-055', 'M-062']);
  },
);

it('leaves the rest of a name as the manual writes it', () => {
  expect(citedClauses('m-057.2-missing')).toEqual(['M-057.2-missing']);
  expect(citedClauses('  ')).toEqual([]);
});
