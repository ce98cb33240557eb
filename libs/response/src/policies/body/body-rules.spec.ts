import { describe, expect, test } from '@jest/globals';
import { loadManuals } from '../level/load-manuals.js';
import { bodiesCalledFor, checkBodyRules, dutyRuleOf } from './body-rules.js';

const { bodies } = loadManuals(new URL('../../../../../schemas/policies', import.meta.url).pathname)[0]!;

describe('which level wants which body', () => {
  test.each([
    [0, [], []],
    [1, [], []],
    [2, [], [{ body: 'TEAM', rule: 'M-056', source: 'S2:186-187, 213' }]],
    [2, ['TEAM'], []],
    [2, ['HEADQUARTERS'], []],
    [3, ['TEAM'], [{ body: 'HEADQUARTERS', rule: 'M-057', source: 'S2:188-190, 225-227' }]],
    [3, ['HEADQUARTERS'], []],
  ] as const)('level %i with %j open', (level, open, missing) => {
    expect(bodiesCalledFor(bodies, 'wantedAt', level, open)).toEqual(missing);
  });

  test('is the manual’s to say: another one wants the headquarters at level 2', () => {
    const { wantedAt, ...team } = bodies.TEAM!;
    const other = { ...bodies, TEAM: team, HEADQUARTERS: { ...bodies.HEADQUARTERS!, wantedAt: { ...wantedAt!, levels: [2, 3] } } };
    expect(bodiesCalledFor(other, 'wantedAt', 2, ['TEAM']).map(({ body }) => body)).toEqual(['HEADQUARTERS']);
    expect(bodiesCalledFor({}, 'wantedAt', 3, [])).toEqual([]);
  });

  test.each([
    [1, [], []],
    [2, ['TEAM'], [{ body: 'HEADQUARTERS', rule: 'M-082', source: 'S2:307-309' }]],
    [2, ['HEADQUARTERS'], []],
    [3, [], []],
  ] as const)('to be considered at level %i with %j open', (level, open, considered) => {
    expect(bodiesCalledFor(bodies, 'consideredAt', level, open)).toEqual(considered);
  });

  test.each([
    [['TEAM'], 'FAMILY', 'M-077'],
    [['TEAM', 'HEADQUARTERS'], 'FAMILY', 'M-085'],
    [['HEADQUARTERS'], 'GENERAL_AFFAIRS', 'M-083'],
    [['ON_SITE_HEADQUARTERS'], 'ON_SITE', 'M-080'],
    [['TEAM'], 'PR', undefined],
    [[], 'FAMILY', undefined],
  ] as const)('with %j open, the duty %s is by %s', (open, duty, rule) => {
    expect(dutyRuleOf(bodies, open, duty)).toBe(rule);
  });

  test('a body that covers itself is a mistake in the file', () => {
    const covers = [{ body: 'TEAM' as const, rule: 'M-083', source: 'S2:311' }];
    expect(() => checkBodyRules({ TEAM: { ...bodies.TEAM!, covers } })).toThrow('TEAM covers itself');
  });
});
